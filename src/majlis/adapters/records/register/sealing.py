"""Sealed papers: the register has a salted commitment; paper and salt lie here, and can be destroyed lawfully."""

from collections.abc import Mapping

from django.db import transaction

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key
from majlis.adapters.records.models import RegisterEntry, SealedPaper
from majlis.adapters.records.register.appending import append
from majlis.adapters.records.register.named import Log
from majlis.kernel.canonical import canonical_json
from majlis.kernel.errors import ConflictError, NotFoundError
from majlis.kernel.marking import Marking
from majlis.register import commit, new_salt
from majlis.register.note import encode_base64


def append_sealed(records: Records, log: Log, facts: Mapping[str, object], paper: bytes, marking: Marking) -> int:
    """Append the commitment to a paper, keep paper and salt, and return the index.

    Parameters
    ----------
    records : Records
    log : Log
    facts : mapping
        What the entry says besides: ``synthetic``, best a ``kind``. It is open.
    paper : bytes
    marking : Marking
        Who may read the paper.

    Raises
    ------
    InputError, ConflictError, IntegrityError
        As :func:`majlis.adapters.records.register.appending.append`.
    """
    salt = new_salt()
    leaf = canonical_json({**facts, "commitment": encode_base64(commit(paper, salt))})
    with transaction.atomic():
        index = append(records, log, [leaf])[0]
        owner = RegisterEntry.everything.values_list("owner_id", flat=True).get(log=log.pk, index=index)
        SealedPaper.everything.create(
            log_id=log.pk,
            index=index,
            salt=salt,
            paper=paper,
            kept_at=records.now(),
            owner_id=owner,
            marking_id=marking_key(marking),
        )
    return index


def opened(records: Records, log: Log, index: int) -> tuple[bytes, bytes]:
    """Return a sealed paper and its salt.

    Raises
    ------
    NotFoundError
        If there is none at this index, or the reader may not see it.
    ConflictError
        If it was destroyed.
    """
    row = _row(records, log, index)
    if row.paper is None or row.salt is None:
        raise _destroyed(index)
    return bytes(row.paper), bytes(row.salt)


def destroy(records: Records, log: Log, index: int) -> None:
    """Destroy a sealed paper and its salt. The log stays whole, and says nothing any more to anybody.

    Raises
    ------
    NotFoundError
        If there is none at this index, or the reader may not see it.
    ConflictError
        If it was destroyed already.
    """
    with transaction.atomic():
        row = _row(records, log, index)
        if row.destroyed_at is not None:
            raise _destroyed(index)
        row.salt = row.paper = None
        row.destroyed_at, row.destroyed_by = records.now(), records.actor
        row.save(update_fields=["salt", "paper", "destroyed_at", "destroyed_by"])
        audit.note(records, "register destroy", f"{log.name} {index}")


def _row(records: Records, log: Log, index: int) -> SealedPaper:
    found: SealedPaper | None = SealedPaper.objects.visible_to(records.reader).filter(log=log.pk, index=index).first()
    if found is None:
        raise NotFoundError(
            f"there is no sealed paper of entry {index} that you may see", mend="majlis register show lists entries",
            code="register.no-paper",
        )  # fmt: skip
    return found


def _destroyed(index: int) -> ConflictError:
    return ConflictError(f"the sealed paper of entry {index} was destroyed", code="register.destroyed")
