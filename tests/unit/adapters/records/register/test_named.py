import pytest
from tests.registers import filled

from majlis.adapters.records.handle import Records
from majlis.adapters.records.register import logs, named
from majlis.kernel.errors import InputError, NotFoundError


def test_a_log_is_found_once_it_was_used(records: Records) -> None:
    assert named.find(records, "small", "decisions") is None
    with pytest.raises(NotFoundError, match="no log of decisions of small yet"):
        named.existing(records, "small", "decisions")
    with pytest.raises(NotFoundError, match="no log of the audit yet"):
        named.existing(records, "", "audit")
    log = filled(records, 2)
    assert named.existing(records, "small", "decisions") == log == named.find(records, "small", "decisions")
    site = logs.log_of(records, "", "audit")
    assert named.existing(records, "", "audit") == site
    assert (site.nation, site.synthetic, site.name) == ("", False, "majlis.invalid/audit")


def test_decisions_are_a_nations_and_the_audit_is_the_sites(records: Records) -> None:
    with pytest.raises(InputError, match="the audit's log is the whole site's"):
        named.find(records, "small", "audit")
    with pytest.raises(InputError, match="the log of decisions is a nation's"):
        named.whose(records, "", "decisions")
    with pytest.raises(NotFoundError, match="no nation 'elsewhere'"):
        named.whose(records, "elsewhere", "decisions")
