"""What was computed for a nation is told from rows: newest first, page by page, others' nations apart."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.works import NOON, order, records_at

from majlis.adapters.records.handle import Records
from majlis.adapters.records.runs.work import Order
from majlis.kernel.errors import NotFoundError


def queued(records: Records, minutes: int, order_of: Order, run: str = "") -> str:
    """Put a work into the rows, done where it has a run."""
    from majlis.adapters.records import runs
    from majlis.adapters.records.models import Run

    later = replace(records, now=lambda: NOON + timedelta(minutes=minutes))
    code = runs.queue(later, order_of)
    if run:
        Run.everything.filter(code=code).update(state="done", vault_run=run)
    return code


@pytest.fixture
def rows(tmp_path: Path, database: str) -> tuple[Records, list[str]]:
    records = records_at(tmp_path, database)
    other = replace(order(), nation="other")
    again = replace(order(), act="run replay", command={**order().command, "run": "b"})
    codes = [
        queued(records, 1, order(), "a"),
        queued(records, 2, order(), "b"),
        queued(records, 3, other, "c"),
        queued(records, 4, again),
        queued(records, 5, order()),
    ]
    return records, codes


def test_assessments_come_newest_first(rows: tuple[Records, list[str]]) -> None:
    from majlis.adapters.records.runs import made

    records, _ = rows
    assert [work.vault_run for work in made.made(records, "small", last=9)] == ["b", "a"]
    newest = made.made_one(records, "small", "b")
    assert [work.vault_run for work in made.made(records, "small", last=9, older_than=newest)] == ["a"]
    with pytest.raises(NotFoundError):
        made.made_one(records, "small", "c")
    with pytest.raises(NotFoundError):
        made.made_one(records, "small", "")


def test_what_goes_on_and_what_looked_again(rows: tuple[Records, list[str]]) -> None:
    from majlis.adapters.records.runs import made

    records, codes = rows
    assert [work.code for work in made.going(records, "small", last=9)] == [codes[4], codes[3]]
    assert [work.code for work in made.checks(records, "small", "b", "run replay")] == [codes[3]]
    assert made.checks(records, "small", "a", "run replay") == ()


def test_since_when_the_queue_waits(rows: tuple[Records, list[str]]) -> None:
    from majlis.adapters.records.runs import made

    assert made.queued(rows[0]) == (NOON + timedelta(minutes=4), NOON + timedelta(minutes=5))


def test_every_work_page_by_page(rows: tuple[Records, list[str]]) -> None:
    from majlis.adapters.records.runs import made

    records, codes = rows
    first = made.every(records, "small", last=2)
    assert [work.code for work in first] == [codes[4], codes[3]]
    assert [work.code for work in made.every(records, "small", last=9, after=codes[3])] == [codes[1], codes[0]]
    with pytest.raises(NotFoundError):
        made.every(records, "small", last=2, after="work-none")
