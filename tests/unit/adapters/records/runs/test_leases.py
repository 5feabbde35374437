"""A work is held by one; who lost it writes nothing; what kills workers ends; a clock that jumps does no harm."""

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from tests.works import NOON, expire, order, records_at

from majlis.adapters.records.handle import Records
from majlis.adapters.records.runs.work import (
    LONGEST_LEASE_SECONDS,
    MOST_ATTEMPTS,
    Answer,
    Holder,
    Measure,
    State,
    UnreachableError,
)
from majlis.kernel.errors import Fault


@pytest.fixture
def records(tmp_path: Path, database: str) -> Records:
    return records_at(tmp_path / "home", database)


@pytest.fixture
def lite(tmp_path: Path, sqlite_database: str) -> Records:
    return records_at(tmp_path / "home", sqlite_database)


def test_of_many_that_reach_for_a_work_one_gets_it(records: Records) -> None:
    from majlis.adapters.records import runs
    from majlis.adapters.records.runs import leases

    codes = [runs.queue(records, order(seed=n)) for n in range(12)]
    won: list[str] = []

    def reach(name: str) -> None:
        while (claim := leases.claim(records, Holder(name))) is not None:
            won.append(claim.code)
        leases.leave()

    threads = [threading.Thread(target=reach, args=(f"w{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == sorted(codes)
    assert {work.attempts for work in runs.listed(records, last=20)} == {1}


def test_a_work_whose_worker_died_is_taken_over_and_the_dead_one_writes_nothing(records: Records) -> None:
    from majlis.adapters.records import runs
    from majlis.adapters.records.runs import leases

    code = runs.queue(records, order())
    first = leases.claim(records, Holder("first"))
    assert first is not None
    assert leases.claim(records, Holder("second")) is None
    expire(code)
    assert runs.find(records, code).silent
    second = leases.claim(records, Holder("second"))
    assert second is not None
    assert (second.code, second.attempt, second.order) == (code, 2, order())
    assert leases.renew(first) is Answer.LOST
    ends: list[Callable[[], bool]] = [
        lambda: leases.finish(records, first, "20260101-000000-00000000", "e" * 64),
        lambda: leases.fail(records, first, Fault("a", "b")),
        lambda: leases.stop(records, first),
        lambda: leases.give_back(records, first),
    ]
    assert [end() for end in ends] == [False] * len(ends)
    found = runs.find(records, code)
    assert (found.state, found.worker, found.silent) == (State.RUNNING, "second", False)
    assert leases.finish(records, second, "20260101-000000-11111111", "f" * 64)
    found = runs.find(records, "20260101-000000-11111111")
    assert (found.code, found.state, found.result_sha256) == (code, State.DONE, "f" * 64)


def test_who_renews_keeps_the_work_and_carries_the_progress(records: Records) -> None:
    from majlis.adapters.records import runs
    from majlis.adapters.records.runs import leases

    code = runs.queue(records, order())
    claim = leases.claim(records, Holder("w"))
    assert claim is not None
    expire(code)
    measure = Measure("simulating years", 30, 40, NOON)
    assert leases.renew(claim, measure) is Answer.HELD
    assert leases.claim(records, Holder("other")) is None
    assert runs.find(records, code).measure == measure
    runs.cancel(records, code)
    assert leases.renew(claim) is Answer.CANCEL_ASKED
    assert runs.find(records, code).measure == measure


def test_what_kills_its_workers_fails_in_the_end(lite: Records) -> None:
    from majlis.adapters.records import runs
    from majlis.adapters.records.runs import leases

    code = runs.queue(lite, order())
    for attempt in range(1, MOST_ATTEMPTS + 1):
        claim = leases.claim(lite, Holder("w"))
        assert claim is not None
        assert claim.attempt == attempt
        expire(code)
    assert leases.claim(lite, Holder("w")) is None
    found = runs.find(lite, code)
    assert found.state is State.FAILED
    assert found.fault is not None
    assert found.fault.code == "runs.worn-out"
    assert f"majlis run retry {code}" in found.fault.mend


def test_a_cancelled_work_of_a_dead_worker_is_not_begun_again(lite: Records) -> None:
    from majlis.adapters.records import runs
    from majlis.adapters.records.runs import leases

    code = runs.queue(lite, order())
    leases.claim(lite, Holder("w"))
    runs.cancel(lite, code)
    expire(code)
    assert leases.claim(lite, Holder("w")) is None
    assert runs.find(lite, code).state is State.CANCELLED


def test_a_work_given_back_was_never_begun_unless_it_was_to_stop(lite: Records) -> None:
    from majlis.adapters.records import runs
    from majlis.adapters.records.runs import leases

    for cancelled in (False, True):
        code = runs.queue(lite, order())
        claim = leases.claim(lite, Holder("w"))
        assert claim is not None
        assert claim.code == code
        if cancelled:
            runs.cancel(lite, code)
        assert leases.give_back(lite, claim)
        found = runs.find(lite, code)
        assert found.state is (State.CANCELLED if cancelled else State.QUEUED)
        if not cancelled:
            assert (found.attempts, found.worker, found.started_at) == (0, "", None)
            runs.cancel(lite, code)


def test_a_lease_from_before_the_clock_jumped_back_is_void(lite: Records) -> None:
    from majlis.adapters.records import runs
    from majlis.adapters.records.runs import leases

    code = runs.queue(lite, order())
    leases.claim(lite, Holder("w"))
    expire(code, ago=timedelta(seconds=-LONGEST_LEASE_SECONDS + 30))
    assert leases.claim(lite, Holder("w")) is None
    expire(code, ago=timedelta(seconds=-LONGEST_LEASE_SECONDS - 30))
    assert runs.find(lite, code).silent
    assert leases.claim(lite, Holder("w")) is not None


def test_what_is_done_at_once_was_never_in_the_queue(lite: Records) -> None:
    from majlis.adapters.records import runs
    from majlis.adapters.records.runs import leases

    claim = leases.begin(lite, order(), Holder("here"))
    assert leases.claim(lite, Holder("w")) is None
    found = runs.find(lite, claim.code)
    assert (found.state, found.attempts, found.worker, found.silent) == (State.RUNNING, 1, "here", False)
    assert leases.finish(lite, claim, "20260101-000000-22222222", "e" * 64)
    assert runs.listed(lite, last=5) == ()


def test_a_database_that_does_not_answer_is_told_apart_from_a_lost_lease(
    lite: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import OperationalError

    from majlis.adapters.records import runs
    from majlis.adapters.records.runs import leases

    runs.queue(lite, order())
    claim = leases.claim(lite, Holder("w"))
    assert claim is not None

    def gone(*_arguments: object) -> None:
        raise OperationalError("server closed the connection")

    monkeypatch.setattr(leases, "_held", gone)
    with pytest.raises(UnreachableError, match="does not answer"):
        leases.renew(claim)
    with pytest.raises(UnreachableError):
        leases.finish(lite, claim, "20260101-000000-33333333", "e" * 64)
    monkeypatch.undo()
    assert leases.renew(claim) is Answer.HELD
