from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.hand import enter, report

from majlis.acts.incident.amend import AmendCommand, amend
from majlis.acts.incident.link import LinkCommand, link
from majlis.acts.incident.mark import MarkCommand, mark
from majlis.acts.incident.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError


def test_who_said_what_and_when(both: World) -> None:
    code = enter(both.records, hours=12.5)
    later = replace(both, now=lambda: datetime(2025, 9, 1, 12, tzinfo=UTC))
    amend(AmendCommand(code=code, source="CERT", hours=30.0), later)
    mark(MarkCommand(code=code, marking="TLP:RED", source="CERT"), later)
    report(later.records, "cert", "17", "2025-03-01")
    link(LinkCommand(code=code, observations=("cert/17",)), later)
    result = show(ShowCommand(code=code), later)
    text = result.text()
    assert "hours    30  [CERT, typed by tester 2025-09-01]" in text
    assert "kind     ransomware  [Ministry, typed by tester 2025-08-01]" in text
    assert "hours 12.5 → 30" in text
    assert "marking TLP:AMBER → TLP:RED" in text
    assert "cert/17" in text
    assert "people   unknown" in text
    assert [one.version for one in result.history] == [1, 2, 3]
    assert (result.marking, result.owner, result.state) == ("TLP:RED", "secretariat", "open")


def test_as_it_was_known_before_a_day(both: World) -> None:
    code = enter(both.records, hours=12.0)
    later = replace(both, now=lambda: datetime(2025, 9, 1, 12, tzinfo=UTC))
    amend(AmendCommand(code=code, source="CERT", hours=30.0), later)
    report(later.records, "cert", "17", "2025-03-01")
    link(LinkCommand(code=code, observations=("cert/17",)), later)
    then = show(ShowCommand(code=code, as_of=date(2025, 9, 1)), later)
    assert next(one.value for one in then.fields if one.field == "hours") == "12"
    assert (len(then.history), then.reports) == (1, ())
    assert "as known before 2025-09-01" in then.text()
    with pytest.raises(NotFoundError, match="known before 2025-08-01"):
        show(ShowCommand(code=code, as_of=date(2025, 8, 1)), later)
