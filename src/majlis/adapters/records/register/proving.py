"""Proofs from the tables: receipts, consistency, and what a witness is asked."""

from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import RegisterCheckpoint, RegisterCosignature
from majlis.adapters.records.register.named import Log
from majlis.adapters.records.register.nodes import proof
from majlis.kernel.errors import ConflictError, NotFoundError
from majlis.register import Receipt
from majlis.register.note import encode_base64
from majlis.register.tree import consistency_nodes, inclusion_nodes


def receipt(records: Records, log: Log, index: int) -> bytes:
    """Return the receipt of an entry under the newest signed checkpoint, with what witnesses signed (C2SP tlog-proof).

    Raises
    ------
    NotFoundError
        If there is no such entry.
    ConflictError
        If no checkpoint that has it was signed yet.
    """
    newest = newest_row(records, log)
    if index < 0 or newest is None or index >= newest.size:
        raise _uncovered(log, index)
    parts = inclusion_nodes(index, newest.size)
    return Receipt(index, proof(log.pk, parts), with_cosignatures(newest)).dump()


def consistency(records: Records, log: Log, old: int, size: int | None = None) -> tuple[bytes, ...]:
    """Return the proof that a log begins with its first entries.

    Parameters
    ----------
    records : Records
    log : Log
    old : int
        Size of the older tree.
    size : int, optional
        Of the newer one; that of the newest signed checkpoint where none is given.

    Raises
    ------
    InputError
        If the older tree has no entries, or more than the newer one.
    ConflictError
        If nothing was signed yet.
    IntegrityError
        If the tables lack a node.
    """
    newest = newest_row(records, log) if size is None else None
    if size is None and newest is None:
        raise _uncovered(log, old)
    return proof(log.pk, consistency_nodes(old, size if newest is None else newest.size))  # type: ignore[arg-type]


def addition(records: Records, log: Log, old: int) -> bytes:
    """Return what a witness is asked: the size that it saw, the proof, the newest checkpoint (C2SP tlog-witness).

    Parameters
    ----------
    records : Records
    log : Log
    old : int
        Size that the witness saw last; 0 for the first time.

    Raises
    ------
    InputError
        If it saw more than there is.
    ConflictError
        If nothing was signed yet.
    """
    newest = newest_row(records, log)
    if newest is None:
        raise _uncovered(log, old)
    hashes = consistency(records, log, old, newest.size) if old else ()
    lines = [f"old {old}", *map(encode_base64, hashes)]
    return "".join(f"{line}\n" for line in lines).encode("ascii") + b"\n" + bytes(newest.note)


def newest_row(records: Records, log: Log) -> RegisterCheckpoint | None:
    """Return the newest signed checkpoint of a log."""
    assert records.actor  # checkpoints are made to be given away: they have no marking
    return RegisterCheckpoint.objects.filter(log=log.pk).order_by("-size").first()


def with_cosignatures(row: RegisterCheckpoint) -> bytes:
    """Return a checkpoint with what witnesses signed beside it."""
    lines = RegisterCosignature.objects.filter(checkpoint=row.pk).order_by("pk").values_list("line", flat=True)
    return bytes(row.note) + "".join(lines).encode()


def _uncovered(log: Log, index: int) -> NotFoundError | ConflictError:
    from majlis.adapters.records.models import RegisterLog

    size = RegisterLog.objects.get(pk=log.pk).size
    if not 0 <= index < size:
        return NotFoundError(
            f"the log has no entry {index}",
            why=f"it has {size:,}, counted from 0",
            mend="majlis register show lists them",
            code="register.no-entry",
        )
    return ConflictError(
        "no checkpoint that has this entry was signed yet",
        why="a proof is worth nothing without a signature",
        mend=f"majlis register checkpoint {log.nation}".strip(),
        code="register.not-signed",
    )
