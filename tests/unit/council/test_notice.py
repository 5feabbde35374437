from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from majlis.council.notice import Announced, Call, days_between, short_by, text_of
from majlis.kernel.marking import Marking, Tlp

ZONE = ZoneInfo("Asia/Karachi")
AMBER = Marking(Tlp.AMBER)


@pytest.mark.parametrize(
    ("given", "begins", "days"),
    [
        ("2026-03-02T05:00", "2026-03-09T04:00", 7),
        ("2026-03-02T18:59", "2026-03-03T05:00", 1),
        ("2026-03-02T19:01", "2026-03-03T05:00", 0),  # after midnight on the nation's clock
        ("2026-03-04T05:00", "2026-03-03T05:00", -1),
    ],
)
def test_days_go_by_the_calendar_of_the_nation(given: str, begins: str, days: int) -> None:
    moments = [datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (given, begins)]
    assert days_between(moments[0], moments[1], ZONE) == days
    assert short_by(moments[0], moments[1], ZONE, 7) == 7 - days
    assert short_by(moments[0], moments[1], ZONE, 0) == max(0, -days)


def call(**more: object) -> str:
    facts = {
        "body": "Council",
        "title": "Spring",
        "code": "MTG-2026-0001",
        "place": "",
        "begins": datetime(2026, 3, 9, 4, tzinfo=UTC),
        "ends": datetime(2026, 3, 9, 6, tzinfo=UTC),
        "zone": ZONE,
        "items": (),
        "marking": AMBER,
    }
    return text_of(Call(**{**facts, **more}))  # type: ignore[arg-type]


def test_what_it_says() -> None:
    items = (Announced("ITM-1", "decision", "Share", AMBER, 1), Announced("ITM-2", "information", "News", AMBER, 2))
    text = call(items=items, place="Room 4", short="an attack")
    assert text.startswith("TLP:AMBER\n\nCouncil: notice of meeting MTG-2026-0001\n")
    assert "Monday, 09 March 2026, 09:00 to 11:00 (Asia/Karachi)\nRoom 4\n" in text
    assert "1. Share (ITM-1, for decision, 1 paper)\n2. News (ITM-2, for information, 2 papers)" in text
    assert text.endswith("This notice is shorter than the rule says: an attack\n")


def test_what_is_marked_more_strictly_is_told_by_its_code() -> None:
    text = call(items=(Announced("ITM-1", "decision", "Falcon", Marking(Tlp.RED)),))
    assert "Falcon" not in text
    assert "1. ITM-1, marked TLP:RED: read it where you are cleared for it" in text


def test_a_meeting_of_several_days_and_without_items() -> None:
    text = call(ends=datetime(2026, 3, 10, 6, tzinfo=UTC))
    assert "09:00 to Tuesday, 10 March 2026, 11:00" in text
    assert "No items yet." in text
