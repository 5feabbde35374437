"""Append to a log: without gap, without fork, and durable with whatever else the transaction holds."""

import json
from collections.abc import Sequence

from django.db import connection, transaction

from majlis.adapters.records.bulk import insert, instant
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import SECRETARIAT, marking_key, owner_key
from majlis.adapters.records.models import RegisterEntry, RegisterLog, RegisterNode
from majlis.adapters.records.register.named import Log
from majlis.adapters.records.register.nodes import fold_nodes, grown, hashes
from majlis.adapters.upkeep import signing as files
from majlis.kernel.canonical import canonical_json
from majlis.kernel.errors import ConflictError, InputError, IntegrityError
from majlis.kernel.marking import Marking, Tlp
from majlis.register import leaf_hash, parse_checkpoint, parse_note
from majlis.register.tree import root_nodes

MOST_BYTES = 1_000_000
"""Of an entry. What is larger enters by its hash."""
KIND = 20
"""So many letters of it stand in the table."""
KEY = "key"
"""Kind of the entry that announces a key."""


def append(records: Records, log: Log, entries: Sequence[bytes], marking: Marking | None = None) -> tuple[int, ...]:
    """Append entries and return their indices.

    Within a transaction of the caller they are durable together with the rest of it, or not at all. Writers take turns:
    each holds the log's row until its transaction ends, so append last.

    Parameters
    ----------
    records : Records
    log : Log
    entries : sequence of bytes
        Each the canonical JSON of an object with ``"synthetic": true`` or ``false``, and best with a ``"kind"``.
    marking : Marking, optional
        Who may read these entries here; the nation's own where none is given. Their hashes are open.

    Raises
    ------
    InputError
        If an entry has not this form.
    ConflictError
        If an entry is about a synthetic nation and the log is a real one's, or the other way round.
    IntegrityError
        If the tables were changed: the head is not the root over the entries, or fewer than were signed.
    """
    kinds = [_judged(log, entry) for entry in entries]
    if KEY in kinds:
        raise InputError(
            "an entry that announces a key cannot be appended by hand",
            why="a verifier would trust that key",
            mend="majlis register rotate, or recover",
            code="register.key-entry",
        )
    mark = files.read_mark(records.home, log.name)  # first the mark: another may sign more at this moment
    signed = parse_checkpoint(parse_note(mark).text).size if mark else 0
    return _append(records, log, list(zip(kinds, entries, strict=True)), marking, signed)


def announce(records: Records, log: Log, entry: bytes) -> int:
    """Append the entry that announces a key, which everybody may read, and return its index.

    Raises
    ------
    InputError, ConflictError, IntegrityError
        As :func:`append`.
    """
    return _append(records, log, [(_judged(log, entry), entry)], Marking(Tlp.CLEAR))[0]


def _append(
    records: Records, log: Log, judged: Sequence[tuple[str, bytes]], marking: Marking | None, signed: int = 0
) -> tuple[int, ...]:
    if not judged:
        return ()
    with transaction.atomic():
        _demand_durable()
        head = RegisterLog.objects.select_for_update(of=("self",)).select_related("nation").get(pk=log.pk)
        if signed > head.size:
            raise fork(log.name, signed, head.size)
        edge = hashes(log.pk, root_nodes(head.size)) if head.size else {}
        if fold_nodes(edge, head.size) != bytes(head.root):
            raise changed(log)
        leaves = [leaf_hash(entry) for _, entry in judged]
        made = grown(head.size, edge, leaves)
        keys = _labels(records, head, marking)
        at = instant(records.now())
        indices = tuple(range(head.size, head.size + len(judged)))
        rows = zip(indices, judged, leaves, strict=True)
        insert(RegisterEntry, _COLUMNS, ((log.pk, index, *told, leaf, at, *keys) for index, told, leaf in rows))
        above = ((log.pk, *node, value) for node, value in made.items() if node[0])
        insert(RegisterNode, ("log_id", "level", "position", "hash"), above)
        head.size += len(judged)
        head.root = fold_nodes({**edge, **made}, head.size)
        head.save(update_fields=["size", "root"])
    return indices


_WAIT = "SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'"
_COLUMNS = ("log_id", "index", "kind", "leaf", "hash", "at", "owner_id", "marking_id")


def _labels(records: Records, head: RegisterLog, marking: Marking | None) -> tuple[int, int]:
    """Return the keys of owner and marking of new entries: those of the nation, unless another marking is given."""
    nation = head.nation
    owner = nation.owner_id if nation else owner_key(records, SECRETARIAT)
    if marking is not None:
        return owner, marking_key(marking)
    return owner, nation.marking_id if nation else marking_key(Marking())


def _judged(log: Log, entry: bytes) -> str:
    """Return the kind of an entry, and refuse one that does not belong into the log."""
    try:
        facts = json.loads(entry)
    except ValueError:
        facts = None
    if not isinstance(facts, dict) or len(entry) > MOST_BYTES or canonical_json(facts) != entry:
        raise InputError(
            "an entry is no object in canonical JSON (RFC 8785)",
            why="its bytes are what everybody hashes",
            mend=f"write it with majlis.kernel.canonical, at most {MOST_BYTES:,} bytes",
            code="register.entry",
        )
    if not isinstance(facts.get("synthetic"), bool):
        raise InputError(
            "an entry does not say whether it is about a synthetic nation", mend='write "synthetic": true or false',
            code="register.entry",
        )  # fmt: skip
    if facts["synthetic"] != log.synthetic:
        one, other = ("synthetic", "real") if facts["synthetic"] else ("real", "synthetic")
        raise ConflictError(
            f"an entry about a {one} nation cannot enter the log of a {other} one",
            why="nobody may take an exercise for a decision",
            mend=f"append it to a log of a {one} nation",
            code="register.synthetic",
        )
    return str(facts.get("kind", ""))[:KIND]


def _demand_durable() -> None:
    """See that this transaction waits for the disk, whatever the server's default is."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(_WAIT)


def fork(name: str, signed: int, now: int) -> IntegrityError:
    """Return that a log has not the entries that were signed."""
    return IntegrityError(
        f"{name} does not continue what was signed: {signed} entries, and now there are {now}",
        where="the register's tables",
        why="they were brought back from an older backup, or exchanged; what goes on from here would fork the log",
        mend="restore the newest backup; if those entries are lost for good: majlis register recover",
        code="register.fork",
    )


def changed(log: Log) -> IntegrityError:
    """Return that the tables of a log do not agree with each other."""
    return IntegrityError(
        f"the head of {log.name} is not the root over its entries",
        where="the register's tables",
        why="somebody changed rows by hand, or the disk did",
        mend="majlis register verify tells the first thing that is wrong; then restore a backup",
        code="register.changed",
    )
