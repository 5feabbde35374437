"""While work is done its lease is renewed; it learns that it must stop; a database that is away for long loses it."""

import time
from typing import Any

import pytest
from tests.works import NOON, expire, order

from majlis.adapters.records.handle import Records
from majlis.adapters.records.runs.work import Answer, Claim, Holder, UnreachableError
from majlis.adapters.worker.heart import CancelledError, Heart, LostError

PATIENCE = 5.0


def claimed(records: Records, seconds: float = 1.0) -> Claim:
    from majlis.adapters.records import runs
    from majlis.adapters.records.runs import leases

    runs.queue(records, order())
    claim = leases.claim(records, Holder("w", seconds))
    assert claim is not None
    return claim


def until_halted(heart: Heart) -> type[Exception]:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            heart.advance(1)
        except (CancelledError, LostError) as halt:
            return type(halt)
        time.sleep(0.02)
    raise AssertionError("it was never told to stop")


def test_a_short_lease_outlives_itself(records: Records) -> None:
    from majlis.adapters.records import runs
    from majlis.adapters.records.runs import leases

    claim = claimed(records)
    with Heart(claim, lambda: NOON) as heart:
        heart.begin("simulating years", 40)
        heart.advance(10)
        time.sleep(1.3)
        assert leases.claim(records, Holder("other")) is None
    measure = runs.find(records, claim.code).measure
    assert (measure.label, measure.done, measure.total, measure.since) == ("simulating years", 10, 40, NOON)


def test_work_that_is_cancelled_stops(records: Records) -> None:
    from majlis.adapters.records import runs

    claim = claimed(records)
    with Heart(claim, lambda: NOON) as heart:
        runs.cancel(records, claim.code)
        assert until_halted(heart) is CancelledError
        with pytest.raises(CancelledError):
            heart.confirm()


def test_work_that_another_has_taken_stops(records: Records) -> None:
    from majlis.adapters.records.runs import leases

    claim = claimed(records, seconds=60.0)
    with Heart(claim, lambda: NOON) as heart:
        expire(claim.code)
        taken = leases.claim(records, Holder("other"))
        if taken is None:  # a beat came in between: the lease was renewed, as it should
            expire(claim.code)
            taken = leases.claim(records, Holder("other"))
        assert taken is not None
        assert until_halted(heart) is LostError


def test_a_database_that_is_away_for_longer_than_the_lease_loses_the_work(
    records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    from majlis.adapters.records.runs import leases

    claim = claimed(records)
    away = time.monotonic() + 0.5

    def renew(*_arguments: object) -> Answer:
        if time.monotonic() < away or away < 0:
            raise UnreachableError("away")
        return Answer.HELD

    monkeypatch.setattr(leases, "renew", renew)
    with Heart(claim, lambda: NOON) as heart:
        time.sleep(0.8)
        heart.check()  # it was away for a while only
        away = -1.0
        assert until_halted(heart) is LostError


def test_what_was_computed_is_kept_while_the_database_restarts(
    records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    from majlis.adapters.records.runs import leases

    claim, renew, away = claimed(records, seconds=5.0), leases.renew, time.monotonic() + 1.5

    def restarting(*arguments: Any) -> Answer:
        if time.monotonic() < away:
            raise UnreachableError("away")
        return renew(*arguments)

    monkeypatch.setattr(leases, "renew", restarting)
    with Heart(claim, lambda: NOON) as heart:
        heart.confirm()
        assert time.monotonic() >= away


def test_a_database_that_stays_away_ends_the_waiting(records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.adapters.records.runs import leases

    def away(*_arguments: object) -> Answer:
        raise UnreachableError("away")

    claim = claimed(records)
    monkeypatch.setattr(leases, "renew", away)
    with Heart(claim, lambda: NOON) as heart, pytest.raises((LostError, UnreachableError)):
        heart.confirm()
