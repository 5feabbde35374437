"""Work is queued with its pins, found by its code, cancelled and tried again; only who may see it can do so."""

from pathlib import Path

import pytest
from tests.works import expire, order, records_at

from majlis.adapters.records.handle import Records
from majlis.adapters.records.runs.work import Holder, State
from majlis.kernel.access import Reader
from majlis.kernel.errors import ConflictError, Fault, InputError, NotFoundError
from majlis.kernel.marking import Marking, Tlp


@pytest.fixture
def records(tmp_path: Path, database: str) -> Records:
    return records_at(tmp_path / "home", database)


@pytest.fixture
def lite(tmp_path: Path, sqlite_database: str) -> Records:
    return records_at(tmp_path / "home", sqlite_database)


def test_a_queued_work_keeps_what_it_pins(records: Records) -> None:
    from majlis.adapters.records import runs

    code = runs.queue(records, order(seed=2**53 - 1))
    found = runs.find(records, code)
    assert found.order == order(seed=2**53 - 1)
    assert (found.state, found.requested_by, found.attempts) == (State.QUEUED, "tester", 0)
    assert [work.code for work in runs.listed(records, last=5)] == [code]


def test_a_queued_work_is_cancelled_at_once_and_tried_again_with_the_same_pins(records: Records) -> None:
    from majlis.adapters.records import runs
    from majlis.adapters.records.runs import leases

    code = runs.queue(records, order())
    assert runs.cancel(records, code).state is State.CANCELLED
    assert leases.claim(records, Holder("w")) is None
    with pytest.raises(ConflictError, match="it is cancelled"):
        runs.cancel(records, code)
    again = runs.retry(records, code)
    assert (again.state, again.order, again.cancel_asked) == (State.QUEUED, order(), False)
    with pytest.raises(ConflictError, match="is queued"):
        runs.retry(records, code)
    assert leases.claim(records, Holder("w")) is not None


def test_a_failed_work_says_why_and_begins_anew(lite: Records) -> None:
    from majlis.adapters.records import runs
    from majlis.adapters.records.runs import leases

    runs.queue(lite, order())
    claim = leases.claim(lite, Holder("w"))
    assert claim is not None
    fault = Fault("a.b", "no evidence", "where", "why", "mend")
    assert leases.fail(lite, claim, fault)
    assert runs.find(lite, claim.code).fault == fault
    again = runs.retry(lite, claim.code)
    assert (again.fault, again.attempts, again.worker) == (None, 0, "")


def test_a_running_work_is_asked_to_stop_but_one_of_a_dead_worker_is_ended(lite: Records) -> None:
    from majlis.adapters.records import runs
    from majlis.adapters.records.runs import leases

    codes = [runs.queue(lite, order(seed=n)) for n in (1, 2)]
    claims = [leases.claim(lite, Holder("w")) for _ in codes]
    expire(codes[1])
    alive, dead = (runs.cancel(lite, code) for code in codes)
    assert (alive.state, alive.cancel_asked, dead.state) == (State.RUNNING, True, State.CANCELLED)
    assert claims[0] is not None
    assert leases.stop(lite, claims[0])
    with pytest.raises(ConflictError):
        runs.cancel(lite, codes[0])


def test_a_part_of_a_code_will_do_if_only_one_has_it(lite: Records) -> None:
    from majlis.adapters.records import runs

    codes = [runs.queue(lite, order(seed=n)) for n in (1, 2)]
    assert runs.find(lite, codes[0][-6:]).code == codes[0]
    with pytest.raises(InputError, match="fits 2 works"):
        runs.find(lite, runs.PREFIX)
    for nothing in ("", "work-nowhere"):
        with pytest.raises(NotFoundError, match="there is no work"):
            runs.find(lite, nothing)


def test_the_place_in_the_queue_is_known(lite: Records) -> None:
    from dataclasses import replace
    from datetime import timedelta

    from majlis.adapters.records import runs

    first = runs.queue(lite, order())
    later = replace(lite, now=lambda: lite.now() + timedelta(seconds=5))
    second = runs.queue(later, order(seed=2))
    assert [runs.before(lite, runs.find(lite, code)) for code in (first, second)] == [0, 1]


def test_who_may_not_see_a_work_neither_lists_cancels_nor_does_it(tmp_path: Path, sqlite_database: str) -> None:
    from tests.works import NOON

    from majlis.adapters.records.handle import Asker, open_records
    from majlis.kernel.access import EVERYTHING

    secret = open_records(tmp_path / "home", sqlite_database, Asker(EVERYTHING, "secretary", lambda: NOON))
    from majlis.adapters.records import runs
    from majlis.adapters.records.runs import leases

    red, green = (runs.queue(secret, order(marking=f"TLP:{colour}")) for colour in ("RED", "GREEN"))
    guest = records_at(tmp_path / "home", sqlite_database, Reader("guest", frozenset(), Marking(Tlp.AMBER), Tlp.AMBER))
    assert [work.code for work in runs.listed(guest, last=5)] == [green]
    for act in (runs.cancel, runs.retry, runs.find):
        with pytest.raises(NotFoundError):
            act(guest, red)
    claim = leases.claim(guest, Holder("w"))
    assert claim is not None
    assert claim.code == green
    assert leases.claim(guest, Holder("w")) is None
    assert runs.find(secret, red).state is State.QUEUED


def test_each_step_is_in_the_audit(lite: Records) -> None:
    from majlis.adapters.records import runs
    from majlis.adapters.records.models import AuditEntry

    code = runs.queue(lite, order())
    runs.cancel(lite, code)
    runs.retry(lite, code)
    acts = AuditEntry.objects.order_by("id").values_list("act", "subject")
    assert list(acts) == [(f"run {step}", code) for step in ("queue", "cancel", "retry")]
