"""What minutes are written from names seats and hours as people do."""

from tests.minutes import MATERIAL, at


def test_seats_and_hours() -> None:
    assert MATERIAL.hour(at(0)) == "10:00"
    assert MATERIAL.seat("chair") == "Chair (Amina)"
    assert MATERIAL.seat("gone") == "gone"
