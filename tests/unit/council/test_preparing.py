"""What an item lacks, and whether notice is in time."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from majlis.council.notice import short_by
from majlis.council.preparing import Draft, lacks, notice_due, notice_state

WHOLE = Draft("decision", 1, 1, question=True, recommendation=True, strength=True, title_ur=True, texts_ur=True)
KARACHI = ZoneInfo("Asia/Karachi")


def test_what_is_decided_needs_all_and_what_informs_a_paper() -> None:
    nothing = {"papers": 0, "motions": 0, "question": False, "recommendation": False, "strength": False,
               "title_ur": False, "texts_ur": True}  # fmt: skip
    assert lacks(WHOLE) == ()
    assert lacks(Draft("decision", **nothing)) == ("question", "paper", "motion", "recommendation", "strength", "urdu")  # type: ignore[arg-type]
    assert lacks(Draft("discussion", **nothing)) == ("question", "paper", "urdu")  # type: ignore[arg-type]
    assert lacks(Draft("information", **nothing)) == ("paper", "urdu")  # type: ignore[arg-type]


@given(
    begins=st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1)),  # noqa: DTZ001 - the zone is added
    hours=st.integers(0, 24 * 30),
    days=st.integers(0, 30),
)
def test_the_day_on_which_notice_is_due_agrees_with_the_rule(begins: datetime, hours: int, days: int) -> None:
    meeting = begins.replace(tzinfo=UTC)
    now = meeting - timedelta(hours=hours)
    late = notice_state(notice_due(meeting, KARACHI, days), now.astimezone(KARACHI).date(), given=False, begun=False)
    assert (late == "late") == (short_by(now, meeting, KARACHI, days) > 0)


def test_given_and_passed() -> None:
    due = date(2026, 3, 1)
    assert notice_state(due, date(2026, 3, 9), given=True, begun=False) == "given"
    assert notice_state(due, date(2026, 3, 9), given=False, begun=True) == "passed"
    assert notice_state(due, due, given=False, begun=False) == "due"
