from datetime import timedelta

import pytest
from tests.councils import council, login_of, on
from tests.motions import counted, moved, opened

from majlis.acts.ballot.count import CountCommand, count
from majlis.acts.ballot.object import ObjectCommand, object_
from majlis.acts.ballot.vote import VoteCommand, vote
from majlis.acts.world import World
from majlis.council import Procedure, Rule
from majlis.kernel.errors import ConflictError

SILENCE = Rule("silence", procedure=Procedure.SILENCE, quorum=None)


def test_silence_carries_when_the_time_is_over(recorded: World) -> None:
    made = council(recorded, SILENCE, opened=False)
    motion = moved(made)
    opened(made, motion, "silence", until=(recorded.now() + timedelta(days=3)).isoformat())
    with pytest.raises(ConflictError, match="answers are taken until"):
        counted(made, motion)
    late = on(recorded, recorded.now() + timedelta(days=3))
    found = count(CountCommand(motion=motion), late)
    assert found.trace == "0 objected: carried"
    assert found.decision


def test_one_objection_returns_it_to_the_agenda(world: World) -> None:
    from majlis.acts.motion.put import PutCommand, put
    from majlis.adapters.records.council import agenda

    made = council(world, SILENCE, opened=False)
    motion = moved(made)
    opened(made, motion, "silence", until=(world.now() + timedelta(days=3)).isoformat())
    member = made.as_(login_of("academia-2"))
    with pytest.raises(ConflictError, match="this vote is not taken so: it is silence"):
        vote(VoteCommand(motion=motion, vote="no"), member)
    object_(ObjectCommand(motion=motion, reason="Too fast."), member)
    found = counted(made, motion)
    assert found.trace == "1 objected: returned"
    assert [(one.seat, one.vote, one.reason) for one in found.votes] == [("academia-2", "object", "Too fast.")]
    assert agenda.find(world.records, made.item).state == "returned"
    assert put(PutCommand(motion=motion), world).motion.state == "put"


def test_where_it_is_voted_nobody_objects(world: World) -> None:
    made = council(world)
    motion = moved(made)
    opened(made, motion)
    with pytest.raises(ConflictError, match="here it is voted"):
        object_(ObjectCommand(motion=motion, reason="No."), made.as_(login_of("chair")))
