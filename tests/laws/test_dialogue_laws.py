"""Laws of a dialogue, whatever people do: votes are only added, counts follow, nothing tells of a few or an author."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.dialogues import nobody, tokens, with_dialogue

from majlis.acts.dialogue.coordinated import CoordinatedCommand, coordinated
from majlis.acts.dialogue.list import ListCommand, list_
from majlis.acts.dialogue.pulse import PulseCommand, pulse
from majlis.acts.dialogue.results import ResultsCommand, results
from majlis.acts.dialogue.show import ShowCommand, show
from majlis.acts.dialogue.state import StateCommand, state
from majlis.acts.dialogue.vote import VoteCommand, vote
from majlis.acts.world import Actor, World

FEW = settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
WORDS = ("agree", "disagree", "pass")
LETTERS = "ooooopppraa"
"""Constituencies of the people of a room: five operators, and others of fewer than five."""
casts = st.lists(
    st.tuples(st.integers(0, len(LETTERS) - 1), st.integers(1, 3), st.sampled_from(WORDS), st.booleans()), max_size=40
)


@pytest.fixture(name="talk")
def world_of_talk(tmp_path: Path, sqlite_database: str) -> World:
    made = World(Actor("tester", frozenset("*")), tmp_path / "home", now=lambda: datetime(2025, 8, 1, 12, tzinfo=UTC))
    return replace(made, database=sqlite_database)


def log_of(code: str) -> list[tuple[Any, ...]]:
    from majlis.adapters.records.models import DialogueVote

    rows = DialogueVote.everything.filter(statement__dialogue__code=code).order_by("pk")
    return list(rows.values_list("pk", "participant_id", "statement__number", "vote", "important", "at"))


def everything_told(world: World, code: str) -> Iterator[str]:
    """Yield all that anybody is told of a dialogue without a participant's secret."""
    yield show(ShowCommand(code=code), world).model_dump_json()
    yield pulse(PulseCommand(code=code), world).model_dump_json()
    yield results(ResultsCommand(code=code), world).model_dump_json()
    yield coordinated(CoordinatedCommand(code=code), world).model_dump_json()
    yield list_(ListCommand(nation="small"), world).model_dump_json()


@FEW
@given(casts)
def test_votes_are_only_added_and_counts_follow(talk: World, cast: list[tuple[int, int, str, bool]]) -> None:
    code = with_dialogue(talk)
    people = tokens(talk, code, LETTERS)
    standing: dict[tuple[int, int], str] = {}
    before: list[tuple[Any, ...]] = []
    for person, number, word, important in cast:
        told = {"code": code, "statement": number, "vote": word, "important": important, "token": people[person]}
        vote(VoteCommand.model_validate(told), nobody(talk))
        standing[person, number] = word
        after = log_of(code)
        assert after[:-1] == before, "no row of the log was touched"
        before = after
    assert len(before) == len(cast)
    found, whole = pulse(PulseCommand(code=code), talk), results(ResultsCommand(code=code), talk)
    for one, line in zip(found.statements, whole.statements, strict=True):
        mine = [word for (_, number), word in standing.items() if number == one.number]
        counts = [mine.count(word) for word in WORDS]
        assert counts == [one.agree, one.disagree, one.passed] == [line.agree, line.disagree, line.passed]
        assert sum(cell.agree + cell.disagree + cell.passed for cell in line.cells) == len(mine)
        assert all(cell.agree + cell.disagree + cell.passed >= 5 for cell in line.cells if cell.name)
    assert all(one.people >= 5 for one in whole.people if one.name)
    assert found.votes == whole.votes == len(standing)


@FEW
@given(
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 10**6)), min_size=1, max_size=5, unique_by=lambda one: one[1])
)
def test_a_sealed_author_is_told_to_nobody(talk: World, said: list[tuple[int, int]]) -> None:
    """Whoever of three wrote what: the tables differ in nothing but a hash that needs the author's secret."""
    from majlis.adapters.records.models import AuditEntry, DialogueParticipant, DialogueStatement

    seen = []
    for shift in (0, 1):  # the same again, written by others
        code = with_dialogue(talk, sealed=True)
        people = tokens(talk, code, "opr")
        noted = AuditEntry.objects.count()
        for author, text in said:
            told = {"code": code, "text": f"Thought {text}", "token": people[(author + shift) % 3]}
            state(StateCommand.model_validate(told), nobody(talk))
        assert AuditEntry.objects.count() == noted
        rows = DialogueStatement.everything.filter(dialogue__code=code).order_by("number").values()
        hidden = {"id", "dialogue_id", "author"}
        seen.append([{name: value for name, value in row.items() if name not in hidden} for row in rows])
        participants = DialogueParticipant.everything.filter(dialogue__code=code)
        secrets = {*people, *(one.key for one in participants), *(one.alias for one in participants)}
        secrets |= {row["author"] for row in rows} - {""}
        told_all = "".join(everything_told(talk, code))
        assert [secret for secret in secrets if secret in told_all] == []
        assert {one.marks for one in participants} == {""}, "nothing of a participant's row changed"
    assert seen[0] == seen[1]
