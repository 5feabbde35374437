"""Two hundred people vote at once, from several processes: no vote is lost, and the projector follows."""

import multiprocessing
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.dialogues import nobody, tokens, with_dialogue

from majlis.acts.dialogue.pulse import PulseCommand, pulse
from majlis.acts.dialogue.results import ResultsCommand, results
from majlis.acts.dialogue.vote import VoteCommand, vote
from majlis.acts.world import Actor, World

PEOPLE, STATEMENTS, PROCESSES, THREADS = 200, 5, 4, 10


def world_of(home: Path, database: str) -> World:
    made = World(Actor("tester", frozenset("*")), home, now=lambda: datetime.now(UTC))
    return replace(made, database=database)


def crowd(home: Path, database: str, code: str, people: list[str], went_wrong: Any) -> None:
    """Let some people vote on every statement at once, each in a thread; they think again about the first one."""
    world = nobody(world_of(home, database))
    assert world.records

    def work(mine: list[str]) -> None:
        from django.db import connection

        try:
            for token in mine:
                for number in (*range(1, STATEMENTS + 1), 1):
                    word = "agree" if number % 2 else "disagree"
                    told = {"code": code, "statement": number, "vote": word, "token": token}
                    vote(VoteCommand.model_validate(told), world)
        except BaseException as fault:  # noqa: BLE001 - told by the test, not by the thread
            went_wrong.put(repr(fault))
        finally:
            connection.close()

    at_once([partial(work, people[first::THREADS]) for first in range(THREADS)])


def at_once(works: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=work) for work in works]
    for one in threads:
        one.start()
    for one in threads:
        one.join()


@pytest.mark.slow
def test_no_vote_is_lost_and_the_projector_follows(tmp_path: Path, database: str) -> None:
    from django.db import connections

    from majlis.adapters.records.models import DialogueTally, DialogueVote

    world = world_of(tmp_path / "home", database)
    code = with_dialogue(world, STATEMENTS)
    people = tokens(world, code, "oprooopppa" * (PEOPLE // 10))
    connections.close_all()  # a child makes its own
    context = multiprocessing.get_context("fork")
    went_wrong = context.Queue()
    crowds = [
        context.Process(
            target=crowd, args=(world.home, database, code, people[first::PROCESSES], went_wrong), daemon=True
        )
        for first in range(PROCESSES)
    ]
    for one in crowds:
        one.start()
    slowest, seen = 0.0, [0]
    while any(one.is_alive() for one in crowds):
        started = time.perf_counter()
        seen.append(pulse(PulseCommand(code=code), world).votes)
        slowest = max(slowest, time.perf_counter() - started)
        time.sleep(0.05)
    for one in crowds:
        one.join()
    assert went_wrong.empty(), went_wrong.get()
    assert [one.exitcode for one in crowds] == [0] * PROCESSES
    found = pulse(PulseCommand(code=code), world)
    assert DialogueVote.everything.count() == PEOPLE * (STATEMENTS + 1)
    assert found.votes == PEOPLE * STATEMENTS
    assert [(one.agree, one.disagree) for one in found.statements] == [(200, 0), (0, 200)] * 2 + [(200, 0)]
    assert sum(one.agree + one.disagree for one in DialogueTally.everything.all()) == found.votes
    told = {one.number: (one.agree, one.disagree) for one in results(ResultsCommand(code=code), world).statements}
    assert told == {one.number: (one.agree, one.disagree) for one in found.statements}
    assert seen == sorted(seen), "what was counted is never taken back"
    assert slowest < 5, "a look at the projector waits for no voter"
