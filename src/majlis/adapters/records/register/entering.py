"""Enter files by an act: entries and the audit's note in one transaction."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.register.appending import append
from majlis.adapters.records.register.named import Log
from majlis.adapters.records.register.sealing import append_sealed
from majlis.kernel.marking import Marking


def enter(records: Records, log: Log, entries: Sequence[bytes], marking: Marking) -> tuple[int, ...]:
    """Append entries, and note it.

    Raises
    ------
    InputError, ConflictError, IntegrityError
        As :func:`majlis.adapters.records.register.appending.append`.
    """
    with transaction.atomic():
        indices = append(records, log, entries, marking)
        _note(records, log, indices)
    return indices


def enter_sealed(
    records: Records, log: Log, facts: Mapping[str, object], papers: Sequence[bytes], marking: Marking
) -> tuple[int, ...]:
    """Append commitments to papers, keep the papers, and note it.

    Raises
    ------
    InputError, ConflictError, IntegrityError
        As :func:`majlis.adapters.records.register.appending.append`.
    """
    with transaction.atomic():
        indices = tuple(append_sealed(records, log, facts, paper, marking) for paper in papers)
        _note(records, log, indices)
    return indices


def _note(records: Records, log: Log, indices: Sequence[int]) -> None:
    audit.note(records, "register append", log.name[:200], detail={"first": indices[0], "entries": len(indices)})
