"""A nation at a glance, before anything was published."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.adapters.records.handle import Asker, Records, open_records
from majlis.infrastructure import read
from majlis.infrastructure.files import in_order
from majlis.kernel.access import EVERYTHING

SMALL = in_order(read(Path(__file__).parents[4] / "golden" / "dossier-small"))


@pytest.fixture
def records(tmp_path: Path, sqlite_database: str) -> Records:
    asker = Asker(EVERYTHING, "tester", lambda: datetime(2026, 1, 1, tzinfo=UTC))
    return open_records(tmp_path / "home", sqlite_database, asker)


def test_an_empty_draft(records: Records) -> None:
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import overview

    assert overview.nations(records) == ()
    nations.create(records, SMALL.header, {})
    (glance,) = overview.nations(records)
    assert (glance.code, glance.header, glance.revision, glance.version, glance.assets) == (
        "small",
        SMALL.header,
        0,
        None,
        0,
    )
