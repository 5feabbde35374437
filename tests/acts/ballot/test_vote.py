from dataclasses import replace

import pytest
from tests.councils import ASSISTANT, Council, login_of
from tests.motions import counted, moved, opened, says

from majlis.acts.ballot.show import ShowCommand, show
from majlis.acts.ballot.vote import VoteCommand, vote
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, PermissionDeniedError


def test_until_the_count_a_vote_may_be_changed(made: Council) -> None:
    motion = moved(made)
    opened(made, motion, "recorded")
    says(made, motion, {"chair": "no"})
    member = made.as_(login_of("chair"))
    told = vote(VoteCommand(motion=motion, vote="yes", reason="I was persuaded."), member).text()
    assert "Until the count you may change it" in told
    before = show(ShowCommand(motion=motion), made.world)
    assert (before.voted, before.votes, before.count) == (("chair",), (), ())
    found = counted(made, motion)
    assert [(one.vote, one.reason) for one in found.votes] == [("yes", "I was persuaded.")]
    with pytest.raises(ConflictError, match="this vote is closed"):
        vote(VoteCommand(motion=motion, vote="no"), member)


def test_who_has_no_vote(one: Council) -> None:
    from majlis.adapters.records.council import seats

    motion = moved(one)
    opened(one, motion)
    with pytest.raises(PermissionDeniedError, match="may not do this"):
        vote(VoteCommand(motion=motion, vote="yes"), one.as_(ASSISTANT))
    helper = one.as_(ASSISTANT)
    both = replace(helper.actor, permissions=helper.actor.permissions | {"council.vote"})
    with pytest.raises(PermissionDeniedError, match="assistants read"):
        vote(VoteCommand(motion=motion, vote="yes"), replace(helper, actor=both))
    with pytest.raises(PermissionDeniedError, match="takes no part in this vote"):
        vote(VoteCommand(motion=motion, vote="yes"), one.as_(login_of("academia-2")))  # is not there
    seats.suspend(one.world.records, one.body, "operators-1")
    with pytest.raises(PermissionDeniedError, match="has no vote"):
        vote(VoteCommand(motion=motion, vote="yes"), one.as_(login_of("operators-1")))


def test_a_proxy_votes_for_who_is_away(made: Council) -> None:
    from majlis.adapters.records.council import attendance

    motion = moved(made)
    attendance.give_proxy(made.world.records, made.meeting, "academia-2", "academia-1")
    opened(made, motion, "recorded")
    member = made.as_(login_of("academia-1"))
    vote(VoteCommand(motion=motion, vote="yes"), member)
    vote(VoteCommand(motion=motion, vote="no", seat="academia-2"), member)
    with pytest.raises(PermissionDeniedError, match="you hold no proxy of chair"):
        vote(VoteCommand(motion=motion, vote="no", seat="chair"), member)
    with pytest.raises(PermissionDeniedError, match="takes no part"):
        vote(VoteCommand(motion=motion, vote="no"), made.as_(login_of("academia-2")))
    found = counted(made, motion)
    assert [(one.seat, one.vote, one.proxy) for one in found.votes] == [
        ("academia-1", "yes", False),
        ("academia-2", "no", True),
    ]


def test_where_there_is_nothing_to_vote_on(one: Council) -> None:
    motion = moved(one)
    with pytest.raises(NotFoundError, match="there is no ballot"):
        says(one, motion, {"chair": "yes"})
    opened(one, motion, "hands")
    with pytest.raises(ConflictError, match="the clerk records this vote"):
        says(one, motion, {"chair": "yes"})


def test_a_secret_vote_gives_no_reason(one: Council) -> None:
    motion = moved(one)
    opened(one, motion, "secret")
    with pytest.raises(InputError, match="gives no reason"):
        vote(VoteCommand(motion=motion, vote="yes", reason="Because."), one.as_(login_of("chair")))
