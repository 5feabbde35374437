"""Give rows to what older versions left in the vault alone, so that it has an owner and a marking like all else."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.transaction import atomic

from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key, owner_key
from majlis.adapters.records.models import Run
from majlis.kernel.marking import Marking


@dataclass(frozen=True, slots=True)
class Finished:
    """A run as its manifest tells it.

    Attributes
    ----------
    id, act : str
    command : mapping
    inputs : mapping of str to str
        ``nation``, ``evidence``, ``parameters`` to their sha256.
    result_sha256 : str
    nation, nation_name : str
    synthetic : bool
    marking : str
    when : datetime
        Instant at which it began.
    seconds : float
        How long it took.
    """

    id: str
    act: str
    command: Mapping[str, Any]
    inputs: Mapping[str, str]
    result_sha256: str
    nation: str
    nation_name: str
    synthetic: bool
    marking: str
    when: datetime
    seconds: float


def without_row(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of some runs of the vault that no row names, in their order."""
    known = set(Run.everything.exclude(vault_run="").values_list("vault_run", flat=True))
    return tuple(name for name in ids if name not in known)


def adopt(records: Records, runs: tuple[Finished, ...]) -> int:
    """Write a row for each run that has none and return how many were written; again changes nothing.

    They belong to the reader's own organisation, or to the secretariat.
    """
    pins = ("nation", "evidence", "parameters")
    with atomic():
        wanted = without_row(tuple(run.id for run in runs))
        owner = owner_key(records) if wanted else 0
        for run in (run for run in runs if run.id in wanted):
            Run.everything.create(
                code=f"work-{hashlib.sha256(run.id.encode()).hexdigest()[:8]}",
                act=run.act,
                command=dict(run.command),
                nation=run.nation,
                nation_name=run.nation_name,
                synthetic=run.synthetic,
                state="done",
                **{f"{name}_sha256": run.inputs.get(name, "") for name in pins},
                seed=run.command.get("seed"),
                vault_run=run.id,
                result_sha256=run.result_sha256,
                requested_by="",
                queued_at=run.when,
                started_at=run.when,
                ended_at=run.when + timedelta(seconds=run.seconds),
                owner_id=owner,
                marking_id=marking_key(Marking.parse(run.marking)),
            )
    return len(wanted)
