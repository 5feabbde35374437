"""What is read of the register: logs, entries, keys, checkpoints."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import (
    Nation,
    RegisterCheckpoint,
    RegisterCosignature,
    RegisterEntry,
    RegisterKey,
    RegisterLog,
)
from majlis.adapters.records.pages import read_row_cursor
from majlis.adapters.records.register.named import Log, told_of
from majlis.adapters.records.register.proving import newest_row
from majlis.kernel.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class EntryTold:
    """An entry, as far as the reader may read it.

    Attributes
    ----------
    index : int
    hash : bytes
        Of the leaf: open to everybody who may see the log.
    kind : str
    leaf : bytes or None
        None where the reader may not read it.
    at : datetime
    """

    index: int
    hash: bytes
    kind: str
    leaf: bytes | None
    at: datetime


@dataclass(frozen=True, slots=True)
class KeyTold:
    """A public key of a log.

    Attributes
    ----------
    number : int
    vkey : str
        NAME+ID+KEY.
    reason : str
        first, rotated, or lost.
    index : int
        Of the entry that announces it.
    since : datetime
    until : datetime or None
    """

    number: int
    vkey: str
    reason: str
    index: int
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class CheckpointTold:
    """A signed checkpoint.

    Attributes
    ----------
    size : int
    root : bytes
    note : bytes
        With the signatures of witnesses.
    witnesses : tuple of str
        Their keys.
    at : datetime
    """

    size: int
    root: bytes
    note: bytes
    witnesses: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class LogTold:
    """A log and how it stands.

    Attributes
    ----------
    log : Log
    size : int
    signed : int
        Entries under the newest signed checkpoint.
    key : str
        Id of the key in force.
    """

    log: Log
    size: int
    signed: int
    key: str


def logs(records: Records, *, with_audit: bool = False) -> tuple[LogTold, ...]:
    """Return the logs of the nations that the reader may see, by name.

    Parameters
    ----------
    records : Records
    with_audit : bool, optional
        Whether the audit's is told, too: to who may read the audit.
    """
    seen = Nation.objects.visible_to(records.reader).values("pk")
    rows = RegisterLog.objects.filter(nation__in=seen).select_related("nation")
    if with_audit:
        rows = rows | RegisterLog.objects.filter(nation__isnull=True).select_related("nation")
    found = [told_of(row, row.nation.code if row.nation else "") for row in rows.order_by("name")]
    sizes = dict(rows.values_list("pk", "size"))
    named = RegisterKey.objects.filter(log__in=sizes).order_by("number").values_list("log_id", "vkey")
    ids = {log: vkey.split("+")[1] for log, vkey in named}  # the last one counts
    newest = RegisterCheckpoint.objects.filter(log__in=sizes).values("log_id").annotate(most=Max("size"))
    signed = dict(newest.values_list("log_id", "most"))
    return tuple(LogTold(log, sizes[log.pk], signed.get(log.pk, 0), ids[log.pk]) for log in found)


def size(records: Records, log: Log) -> int:
    """Return how many entries a log has."""
    assert records.actor
    return int(RegisterLog.objects.values_list("size", flat=True).get(pk=log.pk))


def keys(records: Records, log: Log) -> tuple[KeyTold, ...]:
    """Return the public keys of a log, the one in force last."""
    assert records.actor  # public keys have no marking
    rows = RegisterKey.objects.filter(log=log.pk).order_by("number")
    return tuple(KeyTold(row.number, row.vkey, row.reason, row.index, row.since, row.until) for row in rows)


def newest(records: Records, log: Log) -> CheckpointTold | None:
    """Return the newest signed checkpoint of a log; None where none was signed."""
    row = newest_row(records, log)
    return _told([row])[0] if row else None


def checkpoints(records: Records, log: Log, after: str = "", most: int = 50) -> tuple[tuple[CheckpointTold, ...], str]:
    """Return signed checkpoints of a log, newest first, and the cursor of the next page; empty at the end.

    Raises
    ------
    InputError
        If the cursor is none.
    """
    assert records.actor
    rows = RegisterCheckpoint.objects.filter(log=log.pk)
    if after:
        rows = rows.filter(size__lt=read_row_cursor(after))
    found = list(rows.order_by("-size")[: most + 1])
    shown = found[:most]
    return _told(shown), str(shown[-1].size) if len(found) > most else ""


def _told(rows: Sequence[RegisterCheckpoint]) -> tuple[CheckpointTold, ...]:
    """Return what checkpoints say, with what witnesses signed beside them."""
    beside: dict[int, list[RegisterCosignature]] = defaultdict(list)
    for one in RegisterCosignature.objects.filter(checkpoint__in=[row.pk for row in rows]).order_by("pk"):
        beside[one.checkpoint_id].append(one)
    return tuple(
        CheckpointTold(
            row.size,
            bytes(row.root),
            bytes(row.note) + "".join(one.line for one in beside[row.pk]).encode(),
            tuple(one.witness for one in beside[row.pk]),
            row.at,
        )
        for row in rows
    )


def entry(records: Records, log: Log, index: int) -> EntryTold:
    """Return an entry.

    Raises
    ------
    NotFoundError
        If there is none of this index.
    """
    found, _ = page(records, log, str(index + 1), 1)
    if index < 0 or not found or found[0].index != index:
        raise NotFoundError(
            f"the log has no entry {index}",
            why=f"it has {size(records, log):,}, counted from 0",
            mend="majlis register show lists them",
            code="register.no-entry",
        )
    return found[0]


def page(records: Records, log: Log, after: str = "", most: int = 50) -> tuple[tuple[EntryTold, ...], str]:
    """Return entries, newest first, and the cursor of the next page; empty at the end.

    That an entry is there, its hash and its kind are open to who may see the log; its bytes as its marking says.

    Raises
    ------
    InputError
        If the cursor is none.
    """
    rows = RegisterEntry.everything.filter(log=log.pk)
    if after:
        rows = rows.filter(index__lt=read_row_cursor(after))
    found = list(rows.order_by("-index").values_list("index", "hash", "kind", "at")[: most + 1])
    shown = found[:most]
    readable = RegisterEntry.objects.visible_to(records.reader).filter(log=log.pk, index__in=[row[0] for row in shown])
    leaves = {index: bytes(leaf) for index, leaf in readable.values_list("index", "leaf")}
    told = tuple(EntryTold(index, bytes(hash_), kind, leaves.get(index), at) for index, hash_, kind, at in shown)
    return told, str(shown[-1][0]) if len(found) > most else ""


def indices_of(records: Records, log: Log, hash_: bytes) -> tuple[int, ...]:
    """Return where a leaf stands in a log, by its hash."""
    assert records.actor
    rows = RegisterEntry.everything.filter(log=log.pk, hash=hash_).order_by("index")
    return tuple(rows.values_list("index", flat=True))
