"""Rows are asked for what is wrong with them, on both databases."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from majlis.adapters.records.handle import Asker, open_records
from majlis.kernel.access import EVERYTHING
from majlis.kernel.marking import Marking

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def test_work_of_a_silent_worker_and_the_newest_instant(tmp_path: Path, database: str) -> None:
    records = open_records(tmp_path / "home", database, Asker(EVERYTHING, "tester", lambda: NOW))
    from majlis.adapters.records import audit, health, keys
    from majlis.adapters.records.models import Run

    assert health.newest(records) is None
    audit.note(records, "test", "")
    assert health.newest(records) == NOW
    whose = {
        "owner_id": keys.owner_key(records),
        "marking_id": keys.marking_key(Marking.parse("TLP:GREEN")),
        "nation": "n",
        "nation_name": "N",
        "synthetic": True,
        "command": {},
        "queued_at": NOW,
    }
    now = datetime.now(UTC)
    for code, until in (("dead", now - timedelta(hours=1)), ("alive", now + timedelta(minutes=1))):
        Run.everything.create(code=code, act="risk assess", state="running", lease_until=until, **whose)
    assert health.silent_work() == ("dead",)
    assert "majlis_run" in health.tables()
    assert [tuple(row) for row in health.query()("SELECT COUNT(*) FROM majlis_run")] == [(2,)]
    assert health.known_uploads() == frozenset()
