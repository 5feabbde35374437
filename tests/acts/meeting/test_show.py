import pytest
from tests.councils import council, login_of, person, world_as

from majlis.acts.agenda.add import AddCommand, add
from majlis.acts.meeting.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError, PermissionDeniedError


def test_agenda_room_and_events(recorded: World) -> None:
    place = council(recorded)
    text = show(ShowCommand(meeting=place.meeting), recorded).text()
    assert "1. ITM-2025-0001 · for decision · Share indicators" in text
    assert "7 of 9 seats are there: chair, operators-1" in text
    assert "quorum 7 of 8, needed 5" in text


def test_an_item_that_is_closed_to_a_reader_leaves_no_trace(recorded: World) -> None:
    place = council(recorded)
    member = place.as_(login_of("chair"))
    before = show(ShowCommand(meeting=place.meeting), member)
    from majlis.adapters.records.council import agenda

    add(AddCommand(body="council", title="Falcon", meeting=place.meeting, marking="TLP:AMBER/SECRET"), recorded)
    agenda.take(recorded.records, "ITM-2025-0002")
    agenda.order(recorded.records, place.meeting, ["ITM-2025-0002"])
    after = show(ShowCommand(meeting=place.meeting), member)
    assert after.model_copy(update={"events": ()}) == before.model_copy(update={"events": ()})
    assert [one.kind for one in after.events] == [*(one.kind for one in before.events), "agenda-order"]
    assert [one.number for one in after.events] == list(range(1, len(after.events) + 1))


def test_who_may_not_see_it_is_told_that_there_is_none(recorded: World) -> None:
    place = council(recorded)
    outside = world_as(recorded, person(recorded, "olga", "assistant", organisation="elsewhere"))
    with pytest.raises(NotFoundError, match="there is no meeting"):
        show(ShowCommand(meeting=place.meeting), outside)
    with pytest.raises(PermissionDeniedError, match=r"council\.read"):
        show(ShowCommand(meeting=place.meeting), world_as(recorded, person(recorded, "otto", "operator")))
