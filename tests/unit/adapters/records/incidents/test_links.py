"""A report tells of one incident; what cannot be linked is said, and nothing is half linked."""

from datetime import date

import pytest
from tests.hand import enter, make_nation, report

from majlis.adapters.records.handle import Records
from majlis.kernel.errors import ConflictError, InputError, NotFoundError


def test_a_report_tells_of_one_incident(records: Records) -> None:
    from majlis.adapters.records.incidents import links

    one, other = enter(records), enter(records)
    row = report(records, "cert", "17", "2025-03-01")
    assert links.link(records, one, ["cert/17"]) == 1
    assert links.link(records, one, [str(row)]) == 0
    with pytest.raises(ConflictError, match=f"tells of {one} already") as caught:
        links.link(records, other, ["cert/17"])
    assert caught.value.fault.mend == f"majlis incident unlink {one} first"
    assert links.unlink(records, one, ["cert/17"]) == 1
    assert links.link(records, other, ["cert/17"]) == 1
    with pytest.raises(NotFoundError, match="is not linked"):
        links.unlink(records, one, ["cert/17"])


def test_all_or_nothing_is_linked(records: Records) -> None:
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import links, lists

    code = enter(records)
    report(records, "cert", "17", "2025-03-01")
    make_nation(records, "other")
    far = report(records, "cert", "99", "2025-03-01", nation="other")
    for wrong in ("cert/18", "press/17", "0", "9" * 30, "cert", str(far)):
        with pytest.raises(NotFoundError, match="names no report of small"):
            links.link(records, code, ["cert/17", wrong])
    assert lists.reports(records, incidents.find(records, code)) == ()
    report(records, "cert", "17", "2025-03-01")
    with pytest.raises(NotFoundError, match="names several reports"):
        links.link(records, code, ["cert/17"])


def test_days_of_logging(records: Records) -> None:
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import links
    from majlis.adapters.records.models import Source

    with pytest.raises(InputError, match="are none"):
        links.set_window(records, "small", date(2025, 1, 1), date(2025, 1, 1))
    with pytest.raises(InputError, match="is no sector"):
        links.set_window(records, "small", date(2025, 1, 1), None, ("healt",))
    assert incidents.days(records, "small").start is None
    links.set_window(records, "small", date(2025, 1, 1), None)
    links.set_window(records, "small", date(2024, 1, 1), None, ("health",))
    found = incidents.days(records, "small")
    assert (found.start, found.end, found.sectors) == (date(2024, 1, 1), None, ("health",))
    assert Source.everything.count() == 2
