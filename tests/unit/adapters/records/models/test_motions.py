import pytest
from django.db import IntegrityError, transaction
from tests.councils import council
from tests.motions import moved, opened, says
from tests.sites import Site


def test_the_database_itself_takes_one_vote_of_a_seat_and_one_open_ballot(both_sites: Site) -> None:
    from majlis.adapters.records.models import Ballot, BallotTurn, BallotVote, Motion

    made = council(both_sites)
    motion = moved(made)
    opened(made, motion)
    says(made, motion, {"chair": "yes"})
    vote, ballot = BallotVote.everything.get(), Ballot.everything.get()
    keys = {"owner_id": ballot.owner_id, "marking_id": ballot.marking_id}
    for table, facts in (
        (BallotVote, {"ballot": ballot, "seat_id": vote.seat_id, "vote": "no", "at": vote.at, "by": "x"}),
        (Ballot, {"motion": ballot.motion, "number": 2, "form": "open", "facts": {}, "opened_at": vote.at}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            table.everything.create(**facts, **keys)
    BallotTurn.everything.create(ballot=ballot, seat_id=vote.seat_id, **keys)
    with pytest.raises(IntegrityError), transaction.atomic():
        BallotTurn.everything.create(ballot=ballot, seat_id=vote.seat_id, **keys)
    assert (str(Motion.everything.get()), str(ballot), str(vote)) == (
        motion,
        f"{ballot.motion_id}, ballot 1",
        f"{ballot.pk}, {vote.seat_id}",
    )


def test_a_secret_paper_has_no_column_that_could_link(both_sites: Site) -> None:
    from majlis.adapters.records.models import BallotPaper, BallotTurn

    assert both_sites.home
    assert {field.attname for field in BallotPaper._meta.concrete_fields} == {
        *("paper", "ballot_id", "vote", "constituency", "owner_id", "marking_id"),
    }
    assert {field.attname for field in BallotTurn._meta.concrete_fields} == {
        *("id", "ballot_id", "seat_id", "owner_id", "marking_id"),
    }
