from tests.councils import ASSISTANT, council, login_of

from majlis.acts.body.show import ShowCommand, show
from majlis.acts.world import World


def test_seats_and_rules_in_words(recorded: World) -> None:
    place = council(recorded)
    found = show(ShowCommand(body="council"), recorded)
    text = found.text()
    assert "academia-3 (academia) · Academia 3 · vacant" in text
    assert "chair · Chair, chairs · M-chair; assisted by Helper" in text
    assert "Carried with more than 1/2 of the votes for and against." in text
    assert found.rules[0].example.endswith("yes 5 > 1/2 of 8 = 4: carried.")
    assert found.you is None
    member = show(ShowCommand(body="council"), place.as_(login_of("chair"))).you
    assert member is not None
    assert (member.seat, member.kind, member.votes, member.chair) == ("chair", "member", True, True)
    from majlis.adapters.records.council.standing import standing

    helper = standing(place.as_(login_of("chair")).records, "council")
    assert helper is not None
    from majlis.adapters.records.handle import Records

    known = Records(recorded.home, recorded.actor.reader, ASSISTANT, recorded.now)
    helper = standing(known, "council")
    assert helper is not None
    assert (helper.kind, helper.votes, helper.chair) == ("assistant", False, False)
