"""The room counts everybody, whoever asks."""

from tests.councils import Council, login_of

from majlis.council import Rule


def test_the_room_is_the_same_for_everybody(place: Council) -> None:
    from majlis.adapters.records.council import attendance, seats
    from majlis.adapters.records.council.rooms import room_of

    records = place.world.records
    attendance.give_proxy(records, place.meeting, "academia-2", "academia-1")
    room = room_of(records, place.meeting, frozenset({"chair"}))
    assert room == room_of(place.as_(login_of("chair")).records, place.meeting, frozenset({"chair"}))
    assert (room.seats, len(room.entitled), len(room.present), set(room.recused)) == (9, 8, 7, {"chair"})
    assert room.opening == room.present
    assert room.proxies == {"academia-2": "academia-1"}
    assert "academia-2" in room.voting
    assert room_of(records, place.meeting, rule=Rule("none")).proxies == {}
    seats.suspend(records, "council", "academia-1")
    assert room_of(records, place.meeting).proxies == {}, "who may not vote votes for nobody"


def test_without_a_meeting(place: Council) -> None:
    from majlis.adapters.records.council.rooms import room_without_meeting

    room = room_without_meeting(place.world.records, "council", ("chair",))
    assert (set(room.present), room.seats, len(room.entitled)) == ({"chair"}, 9, 8)
