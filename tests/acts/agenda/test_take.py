import pytest
from tests.councils import council

from majlis.acts.agenda.take import TakeCommand, take
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_taken_up_and_done(recorded: World) -> None:
    place = council(recorded)
    assert "is taken up" in take(TakeCommand(item=place.item), recorded).text()
    assert "is done" in take(TakeCommand(item=place.item, done=True), recorded).text()
    from majlis.adapters.records.council import events

    found = events.listed(recorded.records, place.meeting)[-2:]
    assert [(one.kind, one.item) for one in found] == [("item", place.item), ("item-done", place.item)]
    with pytest.raises(ConflictError, match="is done"):
        take(TakeCommand(item=place.item), recorded)


def test_only_in_an_open_meeting(recorded: World) -> None:
    place = council(recorded, opened=False)
    with pytest.raises(ConflictError, match="is not open"):
        take(TakeCommand(item=place.item), recorded)
