import pytest
from pydantic import ValidationError
from tests.hand import enter, report

from majlis.acts.incident.link import LinkCommand, link
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError


def test_reports_by_number_and_by_name(both: World) -> None:
    code = enter(both.records)
    row = report(both.records, "cert", "17", "2025-03-01")
    report(both.records, "press", "p/1", "2025-03-02")
    result = link(LinkCommand(code=code, observations=(str(row), "press/p/1")), both)
    assert (result.changed, result.linked) == (2, 2)
    assert "2 reports tell of it" in result.text()
    assert link(LinkCommand(code=code, observations=(str(row),)), both).changed == 0


def test_what_is_no_report(small: World) -> None:
    code = enter(small.records)
    with pytest.raises(NotFoundError, match="names no report") as caught:
        link(LinkCommand(code=code, observations=("press/2",)), small)
    assert "SOURCE/KEY" in caught.value.fault.mend
    with pytest.raises(ValidationError):
        LinkCommand(code=code, observations=())
