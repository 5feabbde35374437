import pytest
from tests.registers import entry, filled

from majlis.adapters.records.handle import Records
from majlis.adapters.records.register import entering, reading
from majlis.kernel.errors import InputError
from majlis.kernel.marking import Marking


def test_what_is_entered_is_noted(records: Records) -> None:
    from majlis.adapters.records.models import AuditEntry

    log = filled(records, 2)
    assert entering.enter(records, log, [entry(5), entry(6)], Marking()) == (2, 3)
    facts = {"kind": "sealed", "synthetic": False}
    assert entering.enter_sealed(records, log, facts, [b"a paper", b"another"], Marking()) == (4, 5)
    told = AuditEntry.objects.filter(act="register append").order_by("pk").values_list("detail", flat=True)
    assert list(told) == [{"first": 2, "entries": 2}, {"first": 4, "entries": 2}]


def test_all_enter_or_none(records: Records) -> None:
    log = filled(records, 2)
    with pytest.raises(InputError):
        entering.enter(records, log, [entry(5), b"no entry"], Marking())
    assert reading.size(records, log) == 2
