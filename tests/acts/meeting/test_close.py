import pytest
from tests.councils import council

from majlis.acts.agenda.add import AddCommand, add
from majlis.acts.agenda.take import TakeCommand, take
from majlis.acts.meeting.close import CloseCommand, close
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_what_is_not_settled_goes_back(recorded: World) -> None:
    place = council(recorded)
    news = add(AddCommand(body="council", title="News", kind="information", meeting=place.meeting), recorded).code
    talk = add(AddCommand(body="council", title="Talk", kind="discussion", meeting=place.meeting), recorded).code
    for code in (place.item, news):
        take(TakeCommand(item=code), recorded)
    found = close(CloseCommand(meeting=place.meeting), recorded)
    assert f"Back in the forward plan: {place.item}, {talk}." in found.text()
    from majlis.adapters.records.council import agenda, attendance, events, meetings

    records = recorded.records
    assert [(one.code, one.state) for one in agenda.forward(records, "council")] == [
        (place.item, "open"),
        (talk, "open"),
    ]
    assert agenda.find(records, news).state == "done"
    assert all(one.left for one in attendance.there(records, place.meeting))
    last = events.listed(records, place.meeting)[-1]
    assert (last.kind, len(last.facts["present"])) == ("closed", 7)
    assert meetings.find(records, place.meeting).opening["quorum"] == "quorum 7 of 8, needed 5", "as it was opened"
    with pytest.raises(ConflictError, match="is closed"):
        close(CloseCommand(meeting=place.meeting), recorded)


def test_numbers_of_what_happened_have_no_gap(recorded: World) -> None:
    place = council(recorded)
    close(CloseCommand(meeting=place.meeting), recorded)
    from majlis.adapters.records.models import MeetingEvent

    numbers = list(MeetingEvent.everything.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
