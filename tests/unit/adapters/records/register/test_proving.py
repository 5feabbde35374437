import pytest
from tests.registers import entry, filled, in_force

from majlis import register
from majlis.adapters.records.handle import Records
from majlis.adapters.records.register import appending, logs, nodes, proving, reading, signing
from majlis.kernel.errors import ConflictError, InputError, NotFoundError


def test_every_entry_has_a_receipt_that_verifies(both: Records) -> None:
    log = filled(both, 14)
    key = in_force(both, log)
    for index in range(14):
        leaf = reading.entry(both, log, index).leaf or b""
        assert register.verify_receipt(proving.receipt(both, log, index), leaf, key).size == 14


def test_what_is_not_signed_or_not_there_has_no_receipt(records: Records) -> None:
    log = logs.log_of(records, "small", "decisions")
    with pytest.raises(ConflictError, match="no checkpoint that has this entry"):
        proving.receipt(records, log, 0)
    with pytest.raises(ConflictError):
        proving.consistency(records, log, 0)
    with pytest.raises(ConflictError):
        proving.addition(records, log, 0)
    signing.sign(records, log)
    appending.append(records, log, [entry(1)])
    assert proving.receipt(records, log, 0)
    with pytest.raises(ConflictError):
        proving.receipt(records, log, 1)
    for index in (2, -1):
        with pytest.raises(NotFoundError, match=f"no entry {index}"):
            proving.receipt(records, log, index)


def test_a_log_continues_each_of_its_earlier_sizes(both: Records) -> None:
    log = filled(both, 14)
    for old in range(1, 15):
        proof = proving.consistency(both, log, old)
        register.verify_consistency(old, 14, proof, nodes.root_of(log.pk, old), nodes.root_of(log.pk, 14))
    assert len(proving.consistency(both, log, 4, 7)) == 1
    for wrong in (0, 15):
        with pytest.raises(InputError):
            proving.consistency(both, log, wrong)


def test_a_witness_is_asked_in_the_form_of_the_specification(records: Records) -> None:
    log = filled(records, 6)
    head, _, note = proving.addition(records, log, 4).partition(b"\n\n")
    lines = head.decode().split("\n")
    assert (lines[0], len(lines[1:])) == ("old 4", len(proving.consistency(records, log, 4)))
    assert note == signing.sign(records, log)
    assert proving.addition(records, log, 0).startswith(b"old 0\n\n")
