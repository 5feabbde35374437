from datetime import timedelta

from tests.councils import ASSISTANT, VACANT, Council, login_of


def test_what_a_person_is_now_and_was(place: Council) -> None:
    from majlis.adapters.records.council import seats
    from majlis.adapters.records.council.standing import bodies_of, standing

    records = place.as_(login_of("academia-2")).records
    found = standing(records, "council")
    assert found is not None
    assert (found.seat, found.constituency, found.votes, found.chair) == ("academia-2", "academia", True, False)
    assert list(bodies_of(records)) == ["council"]
    seats.dismiss(place.world.records, "council", "academia-2", login_of("academia-2"))
    assert standing(records, "council") is None
    assert bodies_of(records) == {}
    assert standing(records, "council", records.now() - timedelta(seconds=1)) is None, "the seat was taken later"


def test_vacant_seats_are_listed_the_chair_first(place: Council) -> None:
    from majlis.adapters.records.council.standing import holders

    found = holders(place.world.records, "council")
    assert [one.seat for one in found if one.vacant] == [VACANT]
    assert found[0].chair
    assert [one.person for one in found[0].assistants] == [ASSISTANT]
