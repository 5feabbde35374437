from tests.councils import VACANT, Council, login_of


def test_who_sat_there_stays_written(place: Council) -> None:
    from majlis.adapters.records.council import attendance, meetings, seats

    records = place.world.records
    attendance.leave(records, place.meeting, "operators-1")
    seats.dismiss(records, "council", "operators-1", login_of("operators-1"))
    meetings.close(records, place.meeting)
    rows = attendance.there(records, place.meeting)
    assert [(one.person, one.left) for one in rows if one.seat == "operators-1"] == [
        (login_of("operators-1"), records.now())
    ]
    assert VACANT not in {one.seat for one in rows}
    assert attendance.proxies(records, place.meeting) == {}
