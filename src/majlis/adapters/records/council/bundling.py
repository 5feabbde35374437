"""Decision bundles from the tables: entry, receipt, keys with their announcements, and older checkpoints."""

from collections.abc import Collection

from majlis.adapters.records.council.decisions import decision_row
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import (
    Decision,
    RegisterCheckpoint,
    RegisterCosignature,
    RegisterEntry,
    RegisterKey,
    RegisterLog,
    SealedPaper,
)
from majlis.adapters.records.register import proving
from majlis.adapters.records.register.named import Log, told_of
from majlis.adapters.records.register.nodes import hashes
from majlis.kernel.errors import ConflictError, NotFoundError
from majlis.register import Receipt, Verifier, parse_checkpoint, parse_note, parse_receipt
from majlis.register.bundle import Announcement, Bundle, KeyStep, Older, Sealed, verify_bundle
from majlis.register.tree import consistency_nodes, inclusion_nodes, proof_of

OLDER = 12
"""Of so many of the newest checkpoints a bundle holds the proof, so that a reader of a printed one needs no other."""
ROTATED = "rotated"
_GONE = "decision.destroyed"


def bundle(records: Records, code: str, since: Collection[int] = ()) -> Bundle:
    """Return the bundle of a decision that the reader may see.

    Parameters
    ----------
    records : Records
    code : str
    since : collection of int, optional
        Sizes of checkpoints that its reader holds; the bundle proves that the log continues them.

    Raises
    ------
    NotFoundError
        If there is no such decision, the reader may not see it, or no checkpoint of such a size was signed.
    ConflictError
        If no signed checkpoint covers it yet, or its text was lawfully destroyed.
    """
    row = decision_row(records, code)
    return enclosed(records, row, row.body.nation.code, since)


def names(records: Records, code: str) -> tuple[str, str, str]:
    """Return the names of body and nation of a decision that the reader may see, and the nation's time zone.

    Raises
    ------
    NotFoundError
        If there is no such decision, or the reader may not see it.
    """
    body = decision_row(records, code).body
    return body.name, str(body.nation.header["name"]), str(body.nation.header["time_zone"])


def enclosed(records: Records, row: Decision, nation: str, since: Collection[int] = ()) -> Bundle:
    """Return the bundle of a decision; who calls has seen that the reader may have it.

    Raises
    ------
    NotFoundError, ConflictError
        As :func:`bundle`.
    IntegrityError
        If the tables were changed: the bundle would not be proved.
    """
    log = log_of_decisions(nation)
    newest = proving.newest_row(records, log)
    receipt = proving.receipt(records, log, row.index)
    assert newest is not None  # or there is no receipt
    steps = key_steps(log)
    found = Bundle(
        log.name,
        bytes(row.entry),
        receipt,
        steps,
        _witnesses(newest),
        _older(log, newest.size, since, _always(log, row.index, steps)),
        sealed=_opened(log, row) if row.sealed else None,
    )
    verify_bundle(found, [step.key for step in found.keys])
    return found


def log_of_decisions(nation: str) -> Log:
    """Return the log of a nation that has a decision; that it is there is no secret to who has seen the decision."""
    return told_of(RegisterLog.objects.get(nation__code=nation, kind="decisions"), nation)


def key_steps(log: Log) -> tuple[KeyStep, ...]:
    """Return the keys of a log, oldest first, each with its announcement where the key before it vouches for it."""
    rows = RegisterKey.objects.filter(log=log.pk).order_by("number")
    return tuple(KeyStep(Verifier.parse(row.vkey), _announcement(log, row)) for row in rows)


def unvouched(log: Log) -> tuple[str, ...]:
    """Return the keys of a log for which the key before them does not vouch."""
    rows = RegisterKey.objects.filter(log=log.pk).exclude(reason__in=("first", ROTATED)).order_by("number")
    return tuple(rows.values_list("vkey", flat=True))


def _announcement(log: Log, key: RegisterKey) -> Announcement | None:
    """Return the entry that announces a key, under the first checkpoint that has it: that one bears both signatures."""
    if key.reason != ROTATED:
        return None
    covers = RegisterCheckpoint.objects.filter(log=log.pk, size__gt=key.index).order_by("size").first()
    if covers is None:
        return None
    leaf = RegisterEntry.everything.values_list("leaf", flat=True).get(log=log.pk, index=key.index)
    parts = inclusion_nodes(key.index, covers.size)
    found = hashes(log.pk, (node for part in parts for node in part))
    proof = tuple(proof_of(parts, found.__getitem__))
    return Announcement(bytes(leaf), Receipt(key.index, proof, bytes(covers.note)).dump())


def _witnesses(row: RegisterCheckpoint) -> tuple[Verifier, ...]:
    words = RegisterCosignature.objects.filter(checkpoint=row.pk).order_by("pk").values_list("witness", flat=True)
    return tuple(dict.fromkeys(Verifier.parse(word) for word in words))


def _always(log: Log, index: int, steps: Collection[KeyStep]) -> set[int]:
    """Return the sizes of what every bundle continues: the first checkpoint with the entry, and those of new keys."""
    first = RegisterCheckpoint.objects.filter(log=log.pk, size__gt=index).order_by("size")
    notes = [parse_receipt(step.announced.receipt).checkpoint for step in steps if step.announced]
    return {*first.values_list("size", flat=True)[:1], *(parse_checkpoint(parse_note(one).text).size for one in notes)}


def _older(log: Log, size: int, since: Collection[int], always: Collection[int]) -> tuple[Older, ...]:
    """Return older checkpoints with their proofs: those asked for, those of every bundle, and the newest."""
    signed = RegisterCheckpoint.objects.filter(log=log.pk, size__lt=size, size__gt=0)
    wanted = {row.size: row for row in signed.filter(size__in=list(since))}
    missing = sorted(set(since) - set(wanted) - {size})
    if missing:
        raise NotFoundError(
            f"no checkpoint of {missing[0]:,} entries was signed",
            why=f"the newest has {size:,}",
            mend="look at the size on the checkpoint that you hold",
            code="decision.since",
        )
    wanted |= {row.size: row for row in [*signed.order_by("-size")[:OLDER], *signed.filter(size__in=list(always))]}
    parts = {old: consistency_nodes(old, size) for old in sorted(wanted)}
    found = hashes(log.pk, (node for nodes in parts.values() for part in nodes for node in part)) if parts else {}
    return tuple(
        Older(bytes(wanted[old].note), tuple(proof_of(nodes, found.__getitem__))) for old, nodes in parts.items()
    )


def _opened(log: Log, row: Decision) -> Sealed:
    kept = SealedPaper.everything.filter(log=log.pk, index=row.index, destroyed_at=None).first()
    if kept is None or kept.salt is None or kept.paper is None:
        raise ConflictError(
            f"the sealed text of {row.code} was destroyed",
            why="the entry stays, and says nothing any more to anybody",
            where=row.code,
            code=_GONE,
        )
    return Sealed(bytes(kept.salt), bytes(kept.paper))
