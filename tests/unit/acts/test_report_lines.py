from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from majlis.acts.report.send import SendCommand
from majlis.acts.report_lines import ClockLine, HeadLine, clock_text, stamp, told_line
from majlis.kernel.errors import InputError

KARACHI = ZoneInfo("Asia/Karachi")


def test_what_is_told_becomes_facts_and_texts() -> None:
    command = SendCommand(nation="n", title="Locked", people=0, borders="To the north", aware="2026-03-01T14:30")
    telling = command.telling("notification", KARACHI, ("TLP:AMBER", ("contact=TLP:RED",)))
    assert (telling.facts.title, telling.facts.people) == ("Locked", 0)
    assert telling.texts == {"cross-border": "To the north"}
    assert telling.aware == datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    assert str(telling.markings["contact"]) == "TLP:RED"
    with pytest.raises(InputError, match="says no section"):
        command.telling("final", KARACHI, ("", ("contact",)))


def test_zero_is_something_and_nothing_is_nothing() -> None:
    assert SendCommand(nation="n").says_nothing
    assert not SendCommand(nation="n", people=0).says_nothing


def test_a_report_on_one_line() -> None:
    clock = ClockLine(stage="notification", due="2026-03-04T08:30:00+05:00", sent="", state="soon")
    texts = dict.fromkeys(("operator", "sector", "kind", "way", "incident", "merged_into", "silent"), "")
    line = HeadLine(
        code="REP-2026-0001", nation="n", name="", title="", stage="early-warning", state="open", aware="", created="",
        next=clock, marking="TLP:RED", **texts,
    )  # fmt: skip
    told = told_line(line)
    assert told == "REP-2026-0001 · operator unknown · untitled · open · notification soon, 2026-03-04 08:30 · TLP:RED"
    assert "silent since 2026-03-01 00:00" in told_line(line.model_copy(update={"silent": "2026-03-01T00:00:00"}))
    assert stamp(None, KARACHI) == ""
    assert clock_text(stamp(datetime(2026, 3, 1, tzinfo=UTC), KARACHI)) == "2026-03-01 05:00"
