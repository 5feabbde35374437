import json

import pytest
from tests.registers import entry, filled, in_force

from majlis import register
from majlis.adapters.records.handle import Records
from majlis.adapters.records.register import appending, proving, reading, rotating, signing, verifying
from majlis.adapters.upkeep import signing as files
from majlis.kernel.errors import ConflictError, InputError, IntegrityError


def test_trust_is_handed_from_key_to_key(both: Records) -> None:
    log = filled(both, 5)
    receipt, old = proving.receipt(both, log, 2), in_force(both, log)
    change = rotating.rotate(both, log)
    assert (change.before, change.index) == (old, 5)
    assert in_force(both, log) == change.after != old
    told = json.loads(reading.entry(both, log, 5).leaf or b"")
    assert (told["reason"], told["key"], told["before"]) == ("rotated", str(change.after), str(old))
    appending.append(both, log, [entry(9)])  # died before the signature: the next one does it
    between = signing.sign(both, log)
    for key in (old, change.after):
        assert register.open_checkpoint(between, key)[0].size == 7
    register.verify_receipt(proving.receipt(both, log, 5), reading.entry(both, log, 5).leaf or b"", old)
    files.path_of(both.home, old).unlink()  # as the procedure says
    appending.append(both, log, [entry(10)])
    later = signing.sign(both, log)
    assert register.open_checkpoint(later, change.after)[0].size == 8
    with pytest.raises(IntegrityError, match="no trusted key"):
        register.open_checkpoint(later, old)
    assert register.verify_receipt(receipt, entry(2), old).size == 5, "old receipts stay valid"
    assert verifying.verify(both, log).keys == 2
    first, second = reading.keys(both, log)
    assert (first.until, second.reason, second.until) == (second.since, "rotated", None)


def test_a_lost_key_is_followed_by_one_that_nobody_vouches_for(both: Records) -> None:
    log = filled(both, 5)
    old = in_force(both, log)
    with pytest.raises(ConflictError, match="is not lost: it is at hand"):
        rotating.recover(both, log, "lost")
    files.path_of(both.home, old).unlink()
    with pytest.raises(ConflictError, match="key is missing"):
        rotating.rotate(both, log)
    change = rotating.recover(both, log, "lost")
    note = signing.sign(both, log)
    assert register.open_checkpoint(note, change.after)[0].size == 6
    with pytest.raises(IntegrityError):
        register.open_checkpoint(note, old)
    proof = proving.consistency(both, log, 5)
    before, after = (reading.checkpoints(both, log)[0][place] for place in (1, 0))
    register.verify_consistency(before.size, after.size, proof, before.root, after.root)
    assert verifying.verify(both, log).size == 6
    assert [one.reason for one in reading.keys(both, log)] == ["first", "lost"]


def test_a_forgotten_passphrase_is_a_lost_key_and_a_stolen_one_is_not_asked(records: Records) -> None:
    log = filled(records, 2)
    with pytest.raises(InputError, match="fewer than 12"):
        rotating.rotate(records, log, "short")
    rotating.rotate(records, log, "several words of mine")
    with pytest.raises(InputError, match="does not open"):
        rotating.rotate(records, log, "", lambda _: "another word of mine")
    rotating.recover(records, log, "lost")
    assert signing.sign(records, log)
    rotating.recover(records, log, "stolen")
    assert signing.sign(records, log).count("— ".encode()) == 1
    assert verifying.verify(records, log).keys == 4
