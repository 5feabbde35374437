"""The audit keeps who, when, what and the outcome."""

from datetime import UTC, datetime
from pathlib import Path

from majlis.adapters.records.handle import Asker, open_records
from majlis.kernel.access import EVERYTHING


def test_an_entry_says_who_did_what_when(tmp_path: Path, database: str) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    records = open_records(tmp_path / "home", database, Asker(EVERYTHING, "a.khan", lambda: now))
    from majlis.adapters.records.audit import note
    from majlis.adapters.records.models import AuditEntry

    note(records, "nation publish", "x" * 500, detail={"version": 3})
    note(records, "risk assess", "atlantis", outcome="refused")
    newest, oldest = AuditEntry.objects.all()
    assert (newest.act, newest.outcome, newest.actor, newest.at) == ("risk assess", "refused", "a.khan", now)
    assert oldest.detail == {"version": 3}
    assert len(oldest.subject) == 200
