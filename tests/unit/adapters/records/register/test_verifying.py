"""Whatever row somebody changes: it is found, and the first thing that is wrong is named."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from tests.registers import entry, filled, rewritten

from majlis.adapters.records.handle import Records
from majlis.adapters.records.register import appending, rotating, sealing, signing, verifying, witnessing
from majlis.adapters.upkeep import signing as files
from majlis.kernel.errors import IntegrityError
from majlis.kernel.marking import Marking
from majlis.register import Verifier, Witness

if TYPE_CHECKING:
    from majlis.adapters.records.register.named import Log

SIZE = 11


@pytest.fixture(name="log")
def whole_log(records: Records) -> "Log":
    """Give a log with everything in it: two keys, checkpoints, a cosignature, a sealed paper."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    log = filled(records, SIZE - 3)
    rotating.rotate(records, log)
    signing.sign(records, log)
    sealing.append_sealed(records, log, {"kind": "sealed", "synthetic": False}, b"a paper", Marking())
    appending.append(records, log, [entry(77)])
    note = signing.sign(records, log)
    witness = Witness("witness.example", Ed25519PrivateKey.generate(), lambda: 1_700_000_000)
    cosigned = note + witness.sign(note.decode().partition("\n\n")[0] + "\n").line().encode()
    witnessing.keep_cosignature(records, log, cosigned, witness.verifier)
    return log


def test_a_log_in_order(both: Records) -> None:
    log = filled(both, SIZE)
    done: list[int] = []
    found = verifying.verify(both, log, done.append)
    assert (found.size, found.checkpoints, found.keys, found.sealed) == (SIZE, 4, 1, 0)
    assert done == [SIZE]


def test_it_is_walked_in_blocks(records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "BLOCK", 4)
    log = filled(records, 30)
    assert verifying.verify(records, log).size == 30
    rewritten(records, log, 17, entry(99))
    with pytest.raises(IntegrityError, match="the checkpoint of 19 entries has another root"):
        verifying.verify(records, log)


def changes() -> dict[str, tuple[Callable[[Any], Any], str]]:
    """Return each way to change a row, by what is then said first."""
    from majlis.adapters.records import models as m

    def entries(log: "Log", **at: int) -> Any:
        return m.RegisterEntry.everything.filter(log=log.pk, **at)

    def moved(log: "Log") -> None:
        entries(log, index=4).update(index=99)

    def swapped(log: "Log") -> None:
        four, five = (entries(log, index=index).get() for index in (4, 5))
        entries(log, index=4).update(leaf=five.leaf, hash=five.hash)
        entries(log, index=5).update(leaf=four.leaf, hash=four.hash)

    def more(log: "Log") -> None:
        row = entries(log, index=3).get()
        row.pk, row.index = None, 500
        row.save(force_insert=True)

    def before(log: "Log") -> None:
        row = entries(log, index=3).get()
        row.pk, row.index = None, -1
        row.save(force_insert=True)

    def truncated(log: "Log") -> None:
        from majlis.adapters.records.register.nodes import root_of

        root = root_of(log.pk, 9)
        entries(log, index__gte=9).delete()
        m.RegisterNode.objects.filter(log=log.pk, level=1, position__gte=4).delete()
        m.RegisterLog.objects.filter(pk=log.pk).update(size=9, root=root)

    def all_gone(log: "Log") -> None:
        truncated(log)
        m.SealedPaper.everything.all().delete()
        m.RegisterCosignature.objects.all().delete()
        m.RegisterCheckpoint.objects.filter(log=log.pk, size__gt=9).delete()

    nodes = m.RegisterNode.objects
    signed = m.RegisterCheckpoint.objects
    return {
        "leaf": (lambda log: entries(log, index=4).update(leaf=entry(99)), "entry 4 was changed"),
        "hash": (lambda log: entries(log, index=4).update(hash=bytes(32)), "entry 4 was changed"),
        "deleted": (lambda log: entries(log, index=4).delete(), "entry 4 is missing"),
        "last deleted": (lambda log: entries(log, index=SIZE - 1).delete(), "entry 10 is missing"),
        "moved": (moved, "entry 4 is missing"),
        "swapped": (swapped, "the node 2 of level 1 was changed"),
        "one too many": (more, "an entry stands outside of the log"),
        "one before": (before, "an entry stands outside of the log"),
        "node": (
            lambda log: nodes.filter(log=log.pk, level=2, position=1).update(hash=bytes(32)),
            "the node 1 of level 2 was changed",
        ),
        "node deleted": (
            lambda log: nodes.filter(log=log.pk, level=3, position=0).delete(),
            "the node 0 of level 3 is missing",
        ),
        "node too many": (
            lambda log: nodes.create(log_id=log.pk, level=5, position=0, hash=bytes(32)),
            "a node stands outside of the tree",
        ),
        "head": (
            lambda log: m.RegisterLog.objects.filter(pk=log.pk).update(root=bytes(32)),
            "the head is not the root",
        ),
        "size": (lambda log: m.RegisterLog.objects.filter(pk=log.pk).update(size=SIZE + 1), "entry 11 is missing"),
        "root of a checkpoint": (
            lambda log: signed.filter(log=log.pk, size=4).update(root=bytes(32)),
            "the checkpoint of 4 entries has another root",
        ),
        "note of a checkpoint": (
            lambda log: signed.filter(log=log.pk, size=4).update(note=signed.get(log=log.pk, size=7).note),
            "the checkpoint of 4 entries is not one that was signed: it says something else",
        ),
        "signature of a checkpoint": (
            lambda log: signed.filter(log=log.pk, size=4).update(
                note=bytes(signed.get(log=log.pk, size=4).note).replace(b"\n4\n", b"\n5\n")
            ),
            "the checkpoint of 4 entries is not one that was signed: the signature of",
        ),
        "cosignature": (
            lambda _: m.RegisterCosignature.objects.update(
                line=m.RegisterCosignature.objects.get().line.replace("A", "B")
            ),
            "the checkpoint of 11 entries is not one that was signed: ",
        ),
        "key": (
            lambda log: m.RegisterKey.objects.filter(log=log.pk, number=2).update(
                vkey=m.RegisterKey.objects.get(log=log.pk, number=1).vkey
            ),
            "not those that entry 8 announces",
        ),
        "reason of a key": (
            lambda log: m.RegisterKey.objects.filter(log=log.pk, number=2).update(reason="lost"),
            "not those that entry 8 announces",
        ),
        "key deleted": (
            lambda log: m.RegisterKey.objects.filter(log=log.pk, number=2).delete(),
            "not those that entry 8 announces",
        ),
        "first key deleted": (
            lambda log: m.RegisterKey.objects.filter(log=log.pk, number=1).delete(),
            "not those that entry 0 announces",
        ),
        "key of an entry that announces none": (
            lambda log: m.RegisterKey.objects.filter(log=log.pk, number=2).update(index=5),
            "not those that entry 5 announces",
        ),
        "sealed paper": (
            lambda _: m.SealedPaper.everything.update(paper=b"another paper"),
            "the sealed paper of entry 9 or its salt was changed",
        ),
        "salt": (
            lambda _: m.SealedPaper.everything.update(salt=None),
            "the sealed paper of entry 9 or its salt was changed",
        ),
        "sealed paper of another entry": (
            lambda _: m.SealedPaper.everything.update(index=3),
            "the sealed paper of entry 3 or its salt was changed",
        ),
        "the newest gone": (
            truncated,
            "a checkpoint of 11 entries was signed, and the log has 9: the newest are gone",
        ),
        "the newest gone with their checkpoints": (
            all_gone,
            "beside the key stands that 11 entries were signed",
        ),
    }


@pytest.mark.parametrize("name", sorted(changes()))
def test_a_changed_row_is_found(records: Records, log: "Log", name: str) -> None:
    assert verifying.verify(records, log).cosignatures == 1
    change, said = changes()[name]
    change(log)
    with pytest.raises(IntegrityError, match=said):
        verifying.verify(records, log)


def test_who_rewrites_the_tree_too_is_found_by_the_checkpoints(records: Records) -> None:
    log = filled(records, SIZE)
    rewritten(records, log, 4, entry(99))
    with pytest.raises(IntegrityError, match="the checkpoint of 7 entries has another root"):
        verifying.verify(records, log)


def test_who_has_the_key_too_is_not_found_here(records: Records) -> None:
    log = filled(records, SIZE)
    rewritten(records, log, 4, entry(99), signed=True)
    assert verifying.verify(records, log).size == SIZE


def test_what_died_between_mark_and_table_is_no_fault(records: Records) -> None:
    from majlis.adapters.records.models import RegisterCheckpoint

    log = filled(records, 6)
    RegisterCheckpoint.objects.filter(log=log.pk, size=6).delete()
    assert verifying.verify(records, log).size == 6
    files.mark_of(records.home, log.name).unlink()
    assert verifying.verify(records, log).size == 6
    assert Verifier.parse(str(rotating.in_force(records, log)))


def test_a_head_that_goes_back_meanwhile(records: Records) -> None:
    from majlis.adapters.records.models import RegisterLog

    log = filled(records, 6)

    def gone(done: int) -> None:
        RegisterLog.objects.filter(pk=log.pk).update(size=done - 1)

    with pytest.raises(IntegrityError, match="the head went back"):
        verifying.verify(records, log, gone)
