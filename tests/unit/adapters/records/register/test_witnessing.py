"""What an independent witness, or a printed checkpoint, finds: that a log tells two stories."""

from typing import TYPE_CHECKING

import pytest
from tests.registers import entry, filled, in_force, rewritten

from majlis import register
from majlis.adapters.records.handle import Records
from majlis.adapters.records.register import appending, proving, reading, rotating, signing, witnessing
from majlis.kernel.errors import ConflictError, InputError, IntegrityError, NotFoundError

if TYPE_CHECKING:
    from majlis.adapters.records.register.named import Log


@pytest.fixture(name="log")
def watched_log(records: Records) -> "Log":
    return filled(records, 7)


def asked(records: Records, log: "Log", since: int) -> bytes:
    """Return what a witness is asked; the log grows by an entry first."""
    appending.append(records, log, [entry(1000 + since)])
    signing.sign(records, log)
    return proving.addition(records, log, since)


def test_a_witness_signs_what_continues_what_it_saw(both: Records) -> None:
    log = filled(both, 7)
    key = in_force(both, log)
    first = witnessing.cosign(both, asked(both, log, 0), key)
    assert (first.name, first.size) == (log.name, 8)
    later = witnessing.cosign(both, asked(both, log, 8))
    witness = witnessing.own_key(both)
    assert witnessing.own_key(both) == witness, "it is made once"
    for note in (first.note, later.note):
        _, cosignatures = register.open_checkpoint(note, key, [witness])
        assert len(cosignatures) == 1
    assert witnessing.seen(both) == (later,)
    assert witnessing.cosign(both, b"old 9\n\n" + signing.sign(both, log)).size == 9, "the same again is no harm"


def test_receipts_carry_what_the_witness_signed(records: Records, log: "Log") -> None:
    seen = witnessing.cosign(records, asked(records, log, 0), in_force(records, log))
    witness = witnessing.own_key(records)
    assert witnessing.keep_cosignature(records, log, seen.note, witness) == 8
    assert witnessing.keep_cosignature(records, log, seen.note, witness) == 8
    receipt = proving.receipt(records, log, 3)
    assert register.verify_receipt(receipt, entry(3), in_force(records, log), [witness]).size == 8
    newest = reading.newest(records, log)
    assert newest is not None
    assert newest.witnesses == (str(witness),)


def test_a_fork_is_refused_though_the_logs_own_key_signed_it(records: Records, log: "Log") -> None:
    seen = witnessing.cosign(records, asked(records, log, 0), in_force(records, log))
    rewritten(records, log, 4, entry(99), signed=True)  # two administrators, with database and key
    with pytest.raises(IntegrityError, match="does not continue what it showed us"):
        witnessing.cosign(records, asked(records, log, 8))
    assert witnessing.seen(records) == (seen,), "what was seen is kept"


def test_a_printed_checkpoint_finds_a_fork(both: Records) -> None:
    log = filled(both, 7)
    printed = reading.newest(both, log)
    assert printed is not None
    witnessing.compare(both, log, printed.size, printed.root)
    appending.append(both, log, [entry(8)])
    witnessing.compare(both, log, printed.size, printed.root)
    rewritten(both, log, 4, entry(99), signed=True)
    with pytest.raises(IntegrityError, match="had another root with 7 entries"):
        witnessing.compare(both, log, printed.size, printed.root)


def test_a_checkpoint_of_more_than_there_is(records: Records, log: "Log") -> None:
    with pytest.raises(NotFoundError, match="speaks of 8 entries, and the log has 7"):
        witnessing.compare(records, log, 8, bytes(32))
    with pytest.raises(InputError):
        witnessing.compare(records, log, 0, bytes(32))


def test_who_is_trusted_must_be_said_once(records: Records, log: "Log") -> None:
    request = asked(records, log, 0)
    with pytest.raises(InputError, match="new to us, and its key is not known"):
        witnessing.cosign(records, request)
    witnessing.cosign(records, request, in_force(records, log))
    with pytest.raises(ConflictError, match="the proof begins from 7 entries, and we saw 8"):
        witnessing.cosign(records, asked(records, log, 7))
    with pytest.raises(IntegrityError, match="not one over this text"):
        witnessing.cosign(records, asked(records, log, 8).replace(b"\n10\n", b"\n11\n"))


def test_a_new_key_is_taken_where_the_old_one_vouches_or_a_person_does(records: Records, log: "Log") -> None:
    witnessing.cosign(records, asked(records, log, 0), in_force(records, log))
    change = rotating.rotate(records, log)
    witnessing.cosign(records, asked(records, log, 8), change.after)
    assert witnessing.cosign(records, asked(records, log, 10)).vkey == str(change.after)
    stolen = rotating.recover(records, log, "stolen")
    request = asked(records, log, 11)
    with pytest.raises(IntegrityError, match="no trusted key"):
        witnessing.cosign(records, request, stolen.after)
    assert witnessing.cosign(records, request, stolen.after, renew=True).vkey == str(stolen.after)


@pytest.mark.parametrize(
    "head", [b"old x\n\n", b"old 8\nAA\n\n", b"old 8\n" + b"A\n" * 65 + b"\n", b"old 8\n", b"old "]
)
def test_what_is_no_request_is_refused(records: Records, log: "Log", head: bytes) -> None:
    note = signing.sign(records, log)
    with pytest.raises(InputError):
        witnessing.cosign(records, head + note, in_force(records, log))


def test_a_cosignature_must_be_a_witnesss_and_of_ours(records: Records, log: "Log") -> None:
    seen = witnessing.cosign(records, asked(records, log, 0), in_force(records, log))
    witness = witnessing.own_key(records)
    with pytest.raises(InputError, match="the key of a log, not of a witness"):
        witnessing.keep_cosignature(records, log, seen.note, in_force(records, log))
    with pytest.raises(IntegrityError, match="no trusted key"):
        witnessing.keep_cosignature(records, log, signing.sign(records, log), witness)
    from majlis.adapters.records.models import RegisterCheckpoint

    RegisterCheckpoint.objects.filter(log=log.pk, size=8).update(size=100)
    with pytest.raises(IntegrityError, match="we never signed this checkpoint of 8 entries"):
        witnessing.keep_cosignature(records, log, seen.note, witness)
