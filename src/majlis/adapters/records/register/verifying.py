"""Verify a log from its entries up: leaves, subtrees, head, keys, checkpoints, sealed papers. Nothing is believed."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Max, Min, Q

from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import (
    RegisterCheckpoint,
    RegisterCosignature,
    RegisterEntry,
    RegisterKey,
    RegisterLog,
    RegisterNode,
    SealedPaper,
)
from majlis.adapters.records.register.appending import KIND
from majlis.adapters.records.register.named import Log
from majlis.adapters.records.register.nodes import fold_nodes, grown
from majlis.adapters.records.register.rotating import in_force
from majlis.adapters.upkeep import signing as files
from majlis.kernel.errors import IntegrityError, MajlisError
from majlis.register import Checkpoint, Verifier, leaf_hash, open_note, parse_checkpoint, parse_note, verify_commitment
from majlis.register.note import decode_base64
from majlis.register.tree import Node, root_nodes

BLOCK = 8192
"""Entries that are read at once."""
_LEVELS = 64
KEY_FILE, MARK_FILE = "key", "mark"
_KEY = b'"kind":"key"'


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found to be in order.

    Attributes
    ----------
    size : int
        Entries.
    root : bytes
    checkpoints, cosignatures, keys : int
    sealed, destroyed : int
        Sealed papers that fit their entries, and those that were destroyed.
    missing : tuple of str
        Files that the data folder lacks: that of the key, the mark beside it.
    """

    size: int
    root: bytes
    checkpoints: int
    cosignatures: int
    keys: int
    sealed: int
    destroyed: int
    missing: tuple[str, ...] = ()


def verify(records: Records, log: Log, advance: Callable[[int], None] = lambda done: None) -> Verified:  # noqa: ARG005
    """Walk a whole log from its entries, and compare everything that was kept or signed with what they say.

    Parameters
    ----------
    records : Records
    log : Log
    advance : callable, optional
        Told how many entries are done.

    Raises
    ------
    IntegrityError
        With the first thing that is wrong.
    """
    mark = files.read_mark(records.home, log.name)  # first the mark: another may sign more at this moment
    head = RegisterLog.objects.get(pk=log.pk)
    size, root = head.size, bytes(head.root)  # what is appended meanwhile is for the next time
    signed = _Signed.of(log, size)
    seen = parse_checkpoint(parse_note(mark).text) if mark else None
    edge: dict[Node, bytes] = {}
    for begin in range(0, size, BLOCK):
        end = min(begin + BLOCK, size)
        leaves = [_leaf(row, signed.announced) for row in _entries(log, begin, end)]
        made = grown(begin, edge, leaves)
        _compare(log, begin, end, made)
        known = {**edge, **made}
        for at in (one for one in signed.checkpoints if begin < one <= end):
            signed.demand(at, fold_nodes(known, at))
        if seen is not None and begin < seen.size <= end and fold_nodes(known, seen.size) != seen.root:
            raise _unmarked(seen.size)
        edge = {node: known[node] for node in root_nodes(end)}
        advance(end)
    if fold_nodes(edge, size) != root:
        raise _wrong("the head is not the root over the entries")
    _demand_no_more(log, size)
    sealed, destroyed = _papers(log)
    if seen is not None and seen.size > size:
        raise _unmarked(seen.size)
    witnessed = sum(len(one) for one in signed.witnessed.values())
    missing: tuple[str, ...] = () if files.path_of(records.home, in_force(records, log)).is_file() else (KEY_FILE,)
    missing += () if mark or not signed.checkpoints else (MARK_FILE,)
    return Verified(size, root, len(signed.checkpoints), witnessed, len(signed.keys), sealed, destroyed, missing)


@dataclass(frozen=True, slots=True)
class _Signed:
    """What was signed of a log, and by which keys."""

    log: Log
    keys: list[RegisterKey]
    checkpoints: Mapping[int, RegisterCheckpoint]
    witnessed: Mapping[int, list[RegisterCosignature]]

    @classmethod
    def of(cls, log: Log, size: int) -> "_Signed":
        """Read what was signed of the first entries of a log."""
        keys = list(RegisterKey.objects.filter(log=log.pk, index__lt=size).order_by("number"))
        rows = RegisterCheckpoint.objects.filter(log=log.pk, size__lte=size).order_by("size")
        witnessed: dict[int, list[RegisterCosignature]] = defaultdict(list)
        for one in RegisterCosignature.objects.filter(checkpoint__log=log.pk, checkpoint__size__lte=size):
            witnessed[one.checkpoint_id].append(one)
        return cls(log, keys, {row.size: row for row in rows}, witnessed)

    @property
    def announced(self) -> Mapping[int, RegisterKey]:
        """Keys by the entries that announce them."""
        return {key.index: key for key in self.keys}

    def demand(self, size: int, root: bytes) -> None:
        """Verify that a checkpoint says what the entries say, and that the keys of its time signed it."""
        row = self.checkpoints[size]
        which = f"the checkpoint of {size} entries"
        if bytes(row.root) != root:
            raise _wrong(f"{which} has another root than the entries: one of them was changed after it was signed")
        text = Checkpoint(self.log.name, size, root).text()
        try:
            for key in self._signers(size):
                note, _ = open_note(bytes(row.note), [Verifier.parse(key.vkey)])
                if note.text != text:
                    raise _wrong("it says something else")
            for one in self.witnessed.get(row.pk, ()):
                open_note(bytes(row.note) + one.line.encode(), [Verifier.parse(one.witness)])
        except MajlisError as error:
            raise _wrong(f"{which} is not one that was signed: {error.fault.what}") from None

    def _signers(self, size: int) -> list[RegisterKey]:
        """Return the key in force at a size; with the one before it where this was the first to have its successor."""
        *before, key = [one for one in self.keys if one.index < size]
        first = min(one for one in self.checkpoints if one > key.index) == size
        return [*before[-1:], key] if key.reason == "rotated" and first else [key]


def _entries(log: Log, begin: int, end: int) -> Iterator[tuple[int, bytes, bytes, str]]:
    rows = RegisterEntry.everything.filter(log=log.pk, index__gte=begin, index__lt=end).order_by("index")
    expected = begin
    for index, leaf, hash_, kind in rows.values_list("index", "leaf", "hash", "kind"):
        if index != expected:
            break
        yield index, bytes(leaf), bytes(hash_), kind
        expected += 1
    if expected != end:
        raise _wrong(f"entry {expected} is missing")


def _leaf(entry: tuple[int, bytes, bytes, str], announced: Mapping[int, RegisterKey]) -> bytes:
    index, leaf, hash_, kind = entry
    if leaf_hash(leaf) != hash_:
        raise _wrong(f"entry {index} was changed: its bytes are not those of its hash")
    facts = _facts(leaf)
    if str(facts.get("kind", ""))[:KIND] != kind:
        raise _wrong(f"the table calls entry {index} {kind or 'nothing'}, and the entry itself says something else")
    key = announced.get(index)
    if (key or index == 0 or _KEY in leaf) and _announces(facts) != ((key.vkey, key.reason) if key else None):
        raise _wrong(f"the keys of the log are not those that entry {index} announces")
    return hash_


def _facts(leaf: bytes) -> Mapping[str, object]:
    """Return what an entry says; nothing where it has not the form of one: somebody rewrote it."""
    try:
        facts = json.loads(leaf)
    except ValueError:
        return {}
    return facts if isinstance(facts, dict) else {}


def _announces(facts: Mapping[str, object]) -> tuple[object, object] | None:
    return (facts.get("key"), facts.get("reason")) if facts.get("kind") == "key" else None


def _compare(log: Log, begin: int, end: int, made: Mapping[Node, bytes]) -> None:
    """Compare the subtrees that end within a block with those of the tables."""
    wanted = Q(pk__in=[])
    for level in range(1, _LEVELS):
        low, high = begin >> level, end >> level
        if high > low:
            wanted |= Q(log=log.pk, level=level, position__gte=low, position__lt=high)  # each by the index
    rows = RegisterNode.objects.filter(wanted).values_list("level", "position", "hash")
    found = {(level, position): bytes(value) for level, position, value in rows}
    for node, value in made.items():
        if node[0] and found.get(node) != value:
            was = "is missing" if node not in found else "was changed"
            raise _wrong(f"the node {node[1]} of level {node[0]} {was}")


def _demand_no_more(log: Log, size: int) -> None:
    """See that the tables hold nothing that no entry accounts for; what is appended meanwhile moves the head, too."""
    entries = RegisterEntry.everything.filter(log=log.pk).aggregate(least=Min("index"), most=Max("index"))
    nodes = list(RegisterNode.objects.filter(log=log.pk).values("level").annotate(most=Max("position")))
    signed = RegisterCheckpoint.objects.filter(log=log.pk).aggregate(most=Max("size"))["most"] or 0
    now = RegisterLog.objects.values_list("size", flat=True).get(pk=log.pk)
    if now < size:
        raise _wrong("the head went back")
    if signed > now:
        raise _wrong(f"a checkpoint of {signed} entries was signed, and the log has {now}: the newest are gone")
    if entries["least"] < 0 or entries["most"] >= now:
        raise _wrong("an entry stands outside of the log")
    if any((row["most"] + 1) << row["level"] > now for row in nodes):
        raise _wrong("a node stands outside of the tree")


def _papers(log: Log) -> tuple[int, int]:
    """Compare sealed papers with their commitments; return how many fit, and how many were destroyed."""
    fit = 0
    rows = SealedPaper.everything.filter(log=log.pk)
    for row in rows.filter(destroyed_at__isnull=True).order_by("index").iterator():
        leaf = RegisterEntry.everything.values_list("leaf", flat=True).get(log=log.pk, index=row.index)
        try:
            commitment = decode_base64(json.loads(bytes(leaf))["commitment"])
            verify_commitment(commitment, bytes(row.paper or b""), bytes(row.salt or b""))
        except (MajlisError, KeyError):
            raise _wrong(f"the sealed paper of entry {row.index} or its salt was changed") from None
        fit += 1
    return fit, rows.filter(destroyed_at__isnull=False).count()


def _unmarked(size: int) -> IntegrityError:
    """Return that the mark beside the key, what was signed last whatever the tables say, is of other entries."""
    return _wrong(f"beside the key stands that {size} entries were signed, and the tables do not have these")


def _wrong(what: str) -> IntegrityError:
    return IntegrityError(
        what,
        where="the register",
        why="somebody changed the tables, or the disk did",
        mend="keep the database as it is, restore a backup beside it, and compare; tell who holds printed checkpoints",
        code="register.wrong",
    )
