"""Tables of another version are refused with the way out, and made once however many ask."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.adapters.records.handle import Asker, open_records
from majlis.kernel.access import EVERYTHING
from majlis.kernel.errors import ConflictError, IntegrityError

pytestmark = pytest.mark.usefixtures("as_shipped")
ASKER = Asker(EVERYTHING, "tester", lambda: datetime(2026, 1, 1, tzinfo=UTC))


def test_an_empty_home_gets_its_tables(tmp_path: Path) -> None:
    open_records(tmp_path / "new", "", ASKER)
    from majlis.adapters.records import schema

    assert schema.state().missing == ()
    assert schema.applied() == schema.known()
    assert schema.migrate(tmp_path / "new") == ()


def test_tables_of_a_newer_version_are_refused(tmp_path: Path, database: str) -> None:
    open_records(tmp_path / "home", database, ASKER)
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('majlis', '9999_future', %s)", [ASKER.now()]
        )
    with pytest.raises(IntegrityError, match="newer version") as caught:
        open_records(tmp_path / "home", database, ASKER)
    assert "9999_future" in caught.value.fault.why


def test_tables_of_an_older_version_wait_for_the_upgrade(tmp_path: Path, database: str) -> None:
    open_records(tmp_path / "home", database, ASKER)
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'majlis' AND name LIKE '0007%%'")
    with pytest.raises(ConflictError, match="older version") as caught:
        open_records(tmp_path / "home", database, ASKER)
    assert "majlis upgrade" in caught.value.fault.mend
