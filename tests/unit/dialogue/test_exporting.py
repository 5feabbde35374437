"""From exported votes everything can be computed again; of a small room no row tells of a person."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from majlis.dialogue.exporting import groups_of, rows
from majlis.dialogue.invention import invent
from majlis.dialogue.results import Room, results
from majlis.dialogue.votes import Ballot, table

NAMES = ("operators", "regulators", "academia", "legal")


def room(people: int, seed: int, statements: int = 8) -> tuple[Room, tuple[str, ...]]:
    made = invent(people, statements, len(NAMES), seed)
    whole = Room(
        tuple(range(1, statements + 1)), made.votes, made.important, tuple(NAMES[o] for o in made.constituency)
    )
    aliases = tuple(f"p{number:05}" for number in range(people))
    said = (whole.votes != -2).any(axis=1)
    return whole.voters(), tuple(alias for alias, one in zip(aliases, said, strict=True) if one)


@pytest.mark.parametrize("people", [45, 130])
def test_results_come_out_again(people: int) -> None:
    whole, aliases = room(people, 2)
    found = results(whole)
    told = list(rows(whole, aliases, found))
    votes = table(Ballot(one.participant, f"{one.statement:04}", one.vote, one.important) for one in told)
    of = {one.participant: one.constituency for one in told}
    again = Room(
        tuple(map(int, votes.statements)), votes.votes, votes.important, tuple(of[one] for one in votes.participants)
    )
    assert votes.participants == aliases
    assert results(again).statements == found.statements
    assert results(again).constituencies == found.constituencies


@settings(max_examples=25)
@given(st.integers(1, 29), st.integers(0, 1000))
def test_of_a_small_room_no_row_tells_of_a_person(people: int, seed: int) -> None:
    whole, aliases = room(people, seed, 5)
    found = results(whole)
    told = list(rows(whole, aliases, found))
    assert {one.participant for one in told} <= {""}
    assert not any(one.important for one in told)
    for one in found.statements:
        mine = [row.vote for row in told if row.statement == one.number]
        assert (mine.count(1), mine.count(-1), mine.count(0)) == (one.agree, one.disagree, one.passed)
        for name in {row.constituency for row in told if row.statement == one.number} - {""}:
            assert sum(row.statement == one.number and row.constituency == name for row in told) >= 5


def test_groups_by_alias() -> None:
    assert list(groups_of(("a", "b"), np.array([1, 0], dtype=np.intp))) == [("a", 1), ("b", 0)]
