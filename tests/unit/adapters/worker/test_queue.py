"""A worker empties the queue, tells each step in one line without marked content, and gives back what it cannot end."""

import os
import signal
from typing import Any

import pytest
from tests.works import order

from majlis.adapters.records.runs.work import State, UnreachableError
from majlis.adapters.vault import Vault
from majlis.adapters.worker import perform as room
from majlis.adapters.worker.perform import Bench, this_process
from majlis.adapters.worker.queue import Habit, serve
from majlis.kernel.errors import InputError, IntegrityError


def queued(bench: Bench, count: int) -> list[str]:
    from majlis.adapters.records import runs

    return [runs.queue(bench.records, order(seed=n)) for n in range(count)]


def test_the_queue_is_emptied_in_order(bench: Bench) -> None:
    codes, said = queued(bench, 3), list[str]()
    assert serve(bench, this_process(), Habit(once=True, poll=0.1, say=said.append)) == {"done": 3}
    assert [line.partition(":")[0] for line in said[1:-1]] == [code for code in codes for _ in range(2)]
    assert said[-1].endswith("the queue is empty")
    assert len(bench.vault.run_ids()) == 3
    assert not any("Small nation" in line for line in said)


def test_one_that_fails_does_not_stop_the_others(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    codes, said, pinned = queued(bench, 3), list[str](), vars(room)["pinned_task"]

    def second_fails(vault: Vault, ordered: Any) -> Any:
        if ordered.seed == 1:
            raise InputError("the ward of Lahore", code="case.broken")
        return pinned(vault, ordered)

    monkeypatch.setattr(room, "pinned_task", second_fails)
    assert serve(bench, this_process(), Habit(once=True, poll=0.1, say=said.append)) == {"done": 2, "failed": 1}
    line = next(line for line in said if "failed" in line)
    assert line.startswith(f"{codes[1]}: failed with case.broken; majlis run show {codes[1]} says why")
    assert "Lahore" not in "".join(said)


def test_a_signal_gives_the_work_back_and_ends_the_day(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.adapters.records import runs

    codes, said, compute = queued(bench, 2), list[str](), vars(room)["compute"]

    def told_to_stop(*arguments: Any, **words: Any) -> Any:
        os.kill(os.getpid(), signal.SIGTERM)
        return compute(*arguments, **words)

    monkeypatch.setattr(room, "compute", told_to_stop)
    assert serve(bench, this_process(), Habit(once=False, poll=0.1, say=said.append)) == {"given back": 1}
    works = [runs.find(bench.records, code) for code in codes]
    assert [(work.state, work.attempts) for work in works] == [(State.QUEUED, 0)] * 2
    assert bench.vault.run_ids() == ()
    assert said[-1].endswith("told to stop")


def test_a_signal_ends_the_waiting(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda _seconds: os.kill(os.getpid(), signal.SIGTERM))
    assert serve(bench, this_process(), Habit(once=False, poll=60.0, say=lambda _line: None)) == {}


def test_a_full_disk_stops_the_worker_and_loses_nothing(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.adapters.records import runs

    def full(*_arguments: object, **_words: object) -> None:
        raise OSError(28, "No space left on device")

    [code] = queued(bench, 1)
    monkeypatch.setattr(Vault, "write_run", full)
    with pytest.raises(OSError, match="No space"):
        serve(bench, this_process(), Habit(once=True, poll=0.1, say=lambda _line: None))
    assert runs.find(bench.records, code).state is State.QUEUED


def test_a_database_that_was_away_is_waited_for(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.adapters.records.runs import leases

    queued(bench, 1)
    claim, said, tries = leases.claim, list[str](), iter(("away", "here", "done"))

    def sometimes(*arguments: Any) -> Any:
        state = next(tries)
        if state == "away":
            raise UnreachableError("the database does not answer")
        if state == "done":
            os.kill(os.getpid(), signal.SIGTERM)
        return claim(*arguments)

    monkeypatch.setattr(leases, "claim", sometimes)
    assert serve(bench, this_process(), Habit(once=False, poll=0.1, say=said.append)) == {"done": 1}
    assert any("does not answer" in line for line in said)


def test_tables_of_a_newer_version_end_the_day(bench: Bench) -> None:
    from django.db import connection

    queued(bench, 1)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('majlis', '9999_future', %s)",
            [bench.records.now()],
        )
    with pytest.raises(IntegrityError, match="newer version"):
        serve(bench, this_process(), Habit(once=True, poll=0.1, say=lambda _line: None))
