from datetime import timedelta

import pytest
from tests.councils import ASSISTANT, Council, council, login_of
from tests.motions import SIX, counted, moved, opened, says

from majlis.acts.ballot.show import ShowCommand, show
from majlis.acts.world import World
from majlis.council import Procedure, Rule
from majlis.council.secret import Paper, papers_hash
from majlis.kernel.errors import NotFoundError


def test_everybody_finds_the_own_paper_and_can_count(made: Council) -> None:
    motion = moved(made)
    opened(made, motion, "secret")
    numbers = says(made, motion, dict(zip(SIX, ("yes", "yes", "yes", "yes", "no", "abstain"), strict=True)))
    during = show(ShowCommand(motion=motion), made.as_(login_of("chair")))
    assert (during.papers, during.count, len(during.voted)) == ((), (), 6)
    found = counted(made, motion)
    assert (found.papers, found.votes) == ((), ())  # the clerk did not vote
    mine = show(ShowCommand(motion=motion), made.as_(login_of("operators-1")))
    assert {one.number: one.vote for one in mine.papers}[numbers["operators-1"]] == "yes"
    assert sorted(one.number for one in mine.papers) == sorted(numbers.values())
    assert mine.papers_sha256 == papers_hash(Paper(one.number, one.vote) for one in mine.papers)
    assert f"sha256 of this list: {mine.papers_sha256}" in mine.text()
    for login in (login_of("academia-1"), ASSISTANT):
        assert show(ShowCommand(motion=motion), made.as_(login)).papers == ()
    records = made.world.records
    from majlis.adapters.records.council import decisions

    assert mine.papers_sha256 in decisions.leaf_of(records, found.decision).decode()


def test_an_earlier_vote_by_its_number(one: Council) -> None:
    from majlis.acts.ballot.void import VoidCommand, void

    motion = moved(one)
    opened(one, motion)
    void(VoidCommand(motion=motion, reason="Again."), one.world)
    opened(one, motion)
    assert show(ShowCommand(motion=motion), one.world).number == 2
    assert show(ShowCommand(motion=motion, number=1), one.world).state == "void"
    with pytest.raises(NotFoundError, match="no ballot 3"):
        show(ShowCommand(motion=motion, number=3), one.world)


def test_in_writing_who_voted_counts_as_present(world: World) -> None:
    made = council(world, Rule("written", procedure=Procedure.WRITTEN), opened=False)
    motion = moved(made)
    until = (world.now() + timedelta(days=5)).isoformat()
    assert "until 2025-08-06" in opened(made, motion, "recorded", until=until).text()
    seats = (*SIX, "academia-1", "academia-2")
    says(made, motion, dict.fromkeys(seats, "yes"))
    assert counted(made, motion).trace == "quorum 8 of 8, needed 5; base valid 8; yes 8 > 1/2 of 8 = 4: carried"
