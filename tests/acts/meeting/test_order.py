import pytest
from tests.councils import council

from majlis.acts.agenda.add import AddCommand, add
from majlis.acts.meeting.order import OrderCommand, order
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError


def test_named_items_come_first(recorded: World) -> None:
    place = council(recorded)
    for title in ("Second", "Third"):
        add(AddCommand(body="council", title=title, meeting=place.meeting), recorded)
    order(OrderCommand(meeting=place.meeting, items=("ITM-2025-0003", "itm-2025-0002")), recorded)
    from majlis.adapters.records.council import agenda

    found = agenda.on_agenda(recorded.records, place.meeting)
    assert [(one.place, one.code) for one in found] == [
        (1, "ITM-2025-0003"),
        (2, "ITM-2025-0002"),
        (3, "ITM-2025-0001"),
    ]
    with pytest.raises(NotFoundError, match="is not on the agenda"):
        order(OrderCommand(meeting=place.meeting, items=("ITM-2025-0009",)), recorded)
