from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.adapters.records.handle import Asker, open_records
from majlis.kernel.access import EVERYTHING


def test_rows_ids_and_changes_in_bulk(tmp_path: Path, database: str) -> None:
    now = datetime(2025, 1, 2, 3, 4, 5, 678, tzinfo=UTC)
    records = open_records(tmp_path / "home", database, Asker(EVERYTHING, "tester", lambda: now))
    from django.db import transaction

    from majlis.adapters.records import bulk
    from majlis.adapters.records.models import AuditEntry

    columns = ("at", "actor", "act", "subject", "outcome", "detail")
    moment = bulk.instant(records.now())
    with transaction.atomic():
        rows = ((moment, "t", "act", f"tab\t{number}\n\\N", "done", "{}") for number in range(5))
        bulk.insert(AuditEntry, columns, rows)
    made = list(AuditEntry.objects.order_by("pk"))
    assert [row.subject for row in made] == [f"tab\t{number}\n\\N" for number in range(5)]
    assert {row.at for row in made} == {now}
    with transaction.atomic():
        bulk.keep_ids("some_ids", [made[0].pk])
        bulk.keep_ids("some_ids", [made[1].pk, made[3].pk])
        bulk.update_named(AuditEntry, "some_ids", "actor = %s", ("u",))
    bulk.analyze(AuditEntry)
    assert [row.actor for row in AuditEntry.objects.order_by("pk")] == ["t", "u", "t", "u", "t"]


def test_what_the_database_refuses_is_told_like_anywhere_else(tmp_path: Path, database: str) -> None:
    open_records(tmp_path / "home", database, Asker(EVERYTHING, "tester", lambda: datetime.now(UTC)))
    from django.db import IntegrityError, transaction

    from majlis.adapters.records import bulk
    from majlis.adapters.records.models import AuditEntry

    columns = ("at", "actor", "act", "subject", "outcome", "detail")
    row = (bulk.instant(datetime.now(UTC)), "t", "act", "subject", "done", "{}")
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.insert(AuditEntry, columns, [row, (row[0], None, *row[2:])])
    assert not AuditEntry.objects.exists()
