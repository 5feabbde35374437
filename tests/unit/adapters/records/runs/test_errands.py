"""Errands stand in the queue for who sent them, once while they are under way; those that only look go after a day."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.works import NOON, records_at

from majlis.adapters.records.handle import Records
from majlis.adapters.records.runs.work import Holder, State
from majlis.kernel.errors import NotFoundError


@pytest.fixture
def records(tmp_path: Path, database: str) -> Records:
    return records_at(tmp_path / "home", database)


def send(records: Records, key: str = "k", act: str = "nation check") -> str:
    from majlis.adapters.records.runs import errands

    about = errands.About("small", "Small nation", synthetic=True, marking="TLP:AMBER")
    return errands.send(records, errands.Errand(act, {"nation": "small"}, key, back="/there/", by="tester"), about)


def test_what_is_under_way_is_not_sent_twice(records: Records) -> None:
    from majlis.adapters.records.runs import errands, leases

    code = send(records)
    assert send(records) == code != send(records, "another")
    found = errands.sent(records, code)
    assert found.order.command == {
        "values": {"nation": "small"},
        "key": "k",
        "desk": "",
        "back": "/there/",
        "by": "tester",
    }
    assert (found.order.seed, found.state) == (0, State.QUEUED)
    claim = leases.claim(records, Holder("worker"))
    assert claim is not None
    leases.finish(records, claim, "", "a" * 64)
    newest = errands.newest(records, "k")
    assert newest is not None
    assert newest.state is State.DONE
    assert send(records) != code, "what is done may be asked anew"


def test_it_is_of_who_sent_it_alone(records: Records) -> None:
    from majlis.adapters.records.runs import errands

    code = send(records, act="nation publish")
    other = replace(records, actor="somebody")
    assert errands.newest(other, "k") is None
    assert errands.waiting(other, "small") == ()
    assert [one.code for one in errands.waiting(records, "small")] == [code]
    with pytest.raises(NotFoundError, match="of yours"):
        errands.sent(other, code)


def test_looks_go_after_a_day_and_deeds_stay(records: Records) -> None:
    from majlis.adapters.records.models import Run
    from majlis.adapters.records.runs import errands, made

    look, deed = send(records), send(records, "d", "nation publish")
    assert made.every(records, "small", last=9) == made.going(records, "small", last=9) == ()
    Run.everything.update(state="done", ended_at=NOON - errands.KEPT - timedelta(hours=1))
    send(records, "next")
    with pytest.raises(NotFoundError):
        errands.sent(records, look)
    assert errands.sent(records, deed).code == deed


def test_a_look_stands_in_nobodys_list(records: Records) -> None:
    from majlis.adapters.records import runs

    send(records)
    deed = send(records, "d", "nation publish")
    assert [one.code for one in runs.listed(records, last=9)] == [deed]
