from datetime import timedelta
from fractions import Fraction

import pytest
from tests.councils import Council, council
from tests.motions import drafted, moved, opened

from majlis.acts.world import World
from majlis.council import Procedure, Rule
from majlis.kernel.errors import ConflictError, InputError


def test_a_vote_is_open_once(made: Council) -> None:
    motion = moved(made)
    found = opened(made, motion)
    assert (found.state, found.voted, len(found.waiting)) == ("open", (), 7)
    assert "0 voted, 7 have not" in found.text()
    with pytest.raises(ConflictError, match="is being voted on"):
        opened(made, motion)


def test_what_cannot_be_voted_on(one: Council) -> None:
    with pytest.raises(ConflictError, match="it is a draft"):
        opened(one, drafted(one))
    motion = moved(one)
    with pytest.raises(InputError, match="asks for vote; silence is none"):
        opened(one, motion, "silence")
    with pytest.raises(InputError, match="has no end of its own"):
        opened(one, motion, until="2025-09-01T12:00")


def test_a_vote_needs_an_open_meeting(world: World) -> None:
    made = council(world, opened=False)
    with pytest.raises(ConflictError, match="is not open"):
        opened(made, moved(made))


def test_a_secret_vote_needs_large_constituencies_where_they_count(world: World) -> None:
    made = council(world, Rule("double", double=Fraction(1, 2)))
    with pytest.raises(InputError, match="would tell how each voted"):
        opened(made, moved(made), "secret")


def test_members_have_the_days_that_the_rule_gives(world: World) -> None:
    made = council(world, Rule("written", procedure=Procedure.WRITTEN, notice_days=7))
    motion = moved(made)
    with pytest.raises(InputError, match="say until when"):
        opened(made, motion)
    for days in (-1, 3):
        until = (world.now() + timedelta(days=days)).isoformat()
        with pytest.raises(InputError, match="members have 7 days"):
            opened(made, motion, until=until)
    assert opened(made, motion, until=(world.now() + timedelta(days=8)).isoformat()).state == "open"
