"""Versions have numbers without a gap; the same content makes none."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.adapters.records.handle import Asker, Records, open_records
from majlis.infrastructure import read
from majlis.infrastructure.dossier.header import header_table
from majlis.infrastructure.files import in_order
from majlis.kernel.access import EVERYTHING

SMALL = in_order(read(Path(__file__).parents[4] / "golden" / "dossier-small"))


@pytest.fixture
def records(tmp_path: Path, sqlite_database: str) -> Records:
    asker = Asker(EVERYTHING, "tester", lambda: datetime(2026, 1, 1, tzinfo=UTC))
    return open_records(tmp_path / "home", sqlite_database, asker)


def test_the_newest_content_is_not_published_twice(records: Records) -> None:
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import overview, versions

    nations.create(records, SMALL.header, {})
    facts = {"header": header_table(SMALL.header), "rows": {"assets": 8}, "coverage": {}}
    made = [
        versions.publish(records, "small", versions.Content(0, letter * 64, SMALL.marking, facts), letter)
        for letter in "aaba"
    ]
    assert [(one.number, one.new) for one in made] == [(1, True), (1, False), (2, True), (3, True)]
    listed = versions.versions(records, "small")
    assert [(one.number, one.note, one.marking) for one in listed] == [
        (3, "a", SMALL.marking),
        (2, "b", SMALL.marking),
        (1, "a", SMALL.marking),
    ]
    (glance,) = overview.nations(records)
    assert (glance.version, glance.assets) == (listed[0], 8)
