from tests.councils import council, login_of
from tests.motions import SIX, clerk, counted, moved, opened, says
from tests.sites import Site


def test_before_the_count_nobody_sees_the_others_votes(both_sites: Site) -> None:
    from majlis.adapters.records.council import ballots

    made = council(both_sites)
    motion = moved(made)
    opened(made, motion)
    says(made, motion, {"chair": "no", "operators-1": "yes"})
    for records in (made.world.records, clerk(made).records, made.as_(login_of("operators-2")).records):
        told = ballots.find(records, motion)
        assert ballots.votes(records, told) == ()
        assert ballots.voted(records, told) == {"chair", "operators-1"}
        assert set(ballots.waiting(records, told)) == {*SIX, "academia-1"} - {"chair", "operators-1"}
    own = made.as_(login_of("chair")).records
    said = ballots.own_vote(own, told, "chair")
    assert said
    assert said.vote == "no"
    assert ballots.own_vote(own, told, "operators-3") is None
    counted(made, motion)
    assert [one.vote for one in ballots.votes(own, ballots.find(own, motion))] == ["no", "yes"]


def test_who_chairs_the_meeting_chairs_the_vote(site: Site) -> None:
    from majlis.adapters.records.council import ballots, motions
    from majlis.adapters.records.models import Meeting

    made = council(site)
    motion = moved(made)
    opened(made, motion)

    def chairs(seat: str) -> bool:
        records = made.as_(login_of(seat)).records
        return ballots.is_chair(records, ballots.ballot_row(records, motions.motion_row(records, motion)))

    assert chairs("chair")
    assert not chairs("operators-1")
    Meeting.everything.update(chaired_by="operators-1")
    assert chairs("operators-1")
    assert not chairs("chair")
    records = made.world.records
    assert not ballots.is_chair(records, ballots.ballot_row(records, motions.motion_row(records, motion)))


def test_what_the_clerk_wrote_down_so_far(site: Site) -> None:
    from majlis.acts.ballot.record import RecordCommand, record
    from majlis.adapters.records.council import ballots, motions

    made = council(site)
    motion = moved(made)
    opened(made, motion, "names")
    record(RecordCommand(motion=motion, name=("chair=yes",)), made.world)
    records = made.world.records
    row = ballots.ballot_row(records, motions.motion_row(records, motion))
    assert ballots.written_down(records, row) == {"chair": "yes"}
    assert ballots.papers(records, ballots.told_of(row)) == ()
