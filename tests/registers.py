"""What tests of the register share: a nation, entries, logs that somebody rewrote."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tests.hand import Clock, make_nation, open_at

from majlis import register
from majlis.adapters.records.handle import Records
from majlis.kernel.canonical import canonical_json

if TYPE_CHECKING:
    from majlis.adapters.records.register.named import Log

NATION = "small"


def entry(number: int, *, synthetic: bool = False, kind: str = "decision") -> bytes:
    return canonical_json({"kind": kind, "number": number, "synthetic": synthetic})


def opened(home: Path, database: str, *, synthetic: bool = False) -> Records:
    """Open records that have a nation."""
    records = open_at(home, database, Clock(datetime.now(UTC)))
    make_nation(records, NATION, synthetic=synthetic)
    return records


def filled(records: Records, count: int) -> "Log":
    """Return a log with so many entries, of which the first announces the key; signed on the way."""
    from majlis.adapters.records.register import appending, logs, signing

    log = logs.log_of(records, NATION, "decisions")
    for number in range(1, count):
        appending.append(records, log, [entry(number)])
        if number % 3 == 0:
            signing.sign(records, log)
    signing.sign(records, log)
    return log


def in_force(records: Records, log: "Log") -> register.Verifier:
    """Return the key of a log."""
    from majlis.adapters.records.register import rotating

    return rotating.in_force(records, log)


def rewritten(records: Records, log: "Log", index: int, leaf: bytes, *, signed: bool = False) -> None:
    """Rewrite an entry and everything over it, as two who hold database and key together could.

    Parameters
    ----------
    records : Records
    log : Log
    index : int
    leaf : bytes
        What is to stand there.
    signed : bool, optional
        Whether every checkpoint is signed anew with the log's own key.
    """
    from majlis.adapters.records.models import RegisterCheckpoint, RegisterEntry, RegisterLog, RegisterNode
    from majlis.adapters.records.register import signing
    from majlis.adapters.upkeep import signing as files

    hash_ = register.leaf_hash(leaf)
    RegisterEntry.everything.filter(log=log.pk, index=index).update(leaf=leaf, hash=hash_)
    tree = register.Tree()
    for one in RegisterEntry.everything.filter(log=log.pk).order_by("index").values_list("hash", flat=True):
        tree.append_hash(bytes(one))
    for node in RegisterNode.objects.filter(log=log.pk):
        RegisterNode.objects.filter(pk=node.pk).update(hash=tree.node((node.level, node.position)))
    RegisterLog.objects.filter(pk=log.pk).update(root=tree.root())
    if signed:
        signer = register.Signer(log.name, files.load_key(records.home, in_force(records, log)))
        for row in RegisterCheckpoint.objects.filter(log=log.pk):
            root = tree.root(row.size)
            note = register.sign_checkpoint(register.Checkpoint(log.name, row.size, root), signer).dump()
            RegisterCheckpoint.objects.filter(pk=row.pk).update(root=root, note=note)
        files.mark_of(records.home, log.name).unlink()
        signing.sign(records, log)
