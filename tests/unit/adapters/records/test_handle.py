"""Opening the records makes the home, and says who asks."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.adapters.records.handle import Asker, open_records
from majlis.kernel.access import Reader


@pytest.mark.usefixtures("as_shipped")
def test_opening_makes_the_home_and_keeps_who_asks(tmp_path: Path) -> None:
    reader = Reader("analyst", frozenset({"cert"}))
    now = datetime(2026, 1, 1, tzinfo=UTC)
    records = open_records(tmp_path / "deep" / "home", "", Asker(reader, "a.khan", lambda: now))
    assert (tmp_path / "deep" / "home" / "majlis.sqlite3").is_file()
    assert (records.reader, records.actor, records.now()) == (reader, "a.khan", now)
