import pytest
from tests.councils import Council

from majlis.kernel.errors import ConflictError, NotFoundError


def test_a_seat_with_a_proxy_stays_as_it_is(place: Council) -> None:
    from majlis.adapters.records.council import attendance, seats

    records = place.world.records
    attendance.give_proxy(records, place.meeting, "academia-2", "academia-1")
    with pytest.raises(ConflictError, match="gave or holds a proxy in MTG-2025-0001"):
        seats.abolish(records, "council", "academia-2")
    with pytest.raises(ConflictError, match="gave or holds a proxy in MTG-2025-0001"):
        seats.edit(records, "council", "academia-2", {"votes": False})
    seats.edit(records, "council", "academia-2", {"title": "Science"})


def test_an_unknown_seat_is_named_with_the_nearest(place: Council) -> None:
    from majlis.adapters.records.council import seats

    with pytest.raises(NotFoundError, match="did you mean operators-1"):
        seats.abolish(place.world.records, "council", "operator-1")
