import pytest
from tests.councils import Council, login_of

from majlis.kernel.errors import NotFoundError
from majlis.kernel.marking import Marking


def test_places_are_counted_among_what_is_seen(place: Council) -> None:
    from majlis.adapters.records.council import agenda

    records = place.world.records
    closed = agenda.add(
        records,
        "council",
        agenda.New({"kind": "decision", "title": "Falcon"}, place.meeting, Marking.parse("TLP:AMBER/SECRET")),
    )
    agenda.order(records, place.meeting, [closed])
    member = place.as_(login_of("chair")).records
    assert [(one.place, one.code) for one in agenda.on_agenda(member, place.meeting)] == [(1, place.item)]
    assert agenda.find(member, place.item).place == 1
    assert agenda.find(records, place.item).place == 2
    with pytest.raises(NotFoundError, match="there is no item"):
        agenda.find(member, closed)
