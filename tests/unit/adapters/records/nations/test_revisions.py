"""Edits are written as one revision, or not at all."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.adapters.records.handle import Asker, Records, open_records
from majlis.infrastructure import read
from majlis.infrastructure.editing.rows import Edit
from majlis.infrastructure.files import in_order
from majlis.kernel.access import EVERYTHING
from majlis.kernel.errors import ConflictError

SMALL = in_order(read(Path(__file__).parents[4] / "golden" / "dossier-small"))


@pytest.fixture
def records(tmp_path: Path, sqlite_database: str) -> Records:
    asker = Asker(EVERYTHING, "tester", lambda: datetime(2026, 1, 1, tzinfo=UTC))
    return open_records(tmp_path / "home", sqlite_database, asker)


@pytest.fixture
def filed(records: Records) -> Records:
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import revisions
    from majlis.infrastructure.editing.difference import difference, empty

    nations.create(records, SMALL.header, {})
    revisions.commit(records, "small", difference(empty(SMALL), SMALL), revisions.Intent("test"), guarded=False)
    return records


def renamed(name: str) -> Edit:
    row = SMALL.assets[0]
    return Edit("assets", row.id, row, replace(row, name=name))


def test_a_row_that_is_not_as_it_was(filed: Records) -> None:
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import revisions

    intent = revisions.Intent("test")
    assert revisions.commit(filed, "small", [renamed("One")], intent) == 2
    with pytest.raises(ConflictError, match="is not what it was"):
        revisions.commit(filed, "small", [renamed("Two")], intent)
    row = SMALL.assets[0]
    with pytest.raises(ConflictError, match="is there already"):
        revisions.commit(filed, "small", [Edit("assets", row.id, None, row)], intent)
    gone = replace(row, id="grid:gone")
    with pytest.raises(ConflictError, match="is not there any more"):
        revisions.commit(filed, "small", [Edit("assets", "grid:gone", gone, None)], intent)
    assert nations.revision(filed, "small") == 2


def test_nothing_refers_to_what_goes(filed: Records) -> None:
    from majlis.adapters.records.nations import revisions

    row = SMALL.areas[0]
    with pytest.raises(ConflictError, match="rows need what would go"):
        revisions.commit(filed, "small", [Edit("areas", row.id, row, None)], revisions.Intent("test"))


def test_the_code_of_a_nation_stays(filed: Records) -> None:
    from majlis.adapters.records.nations import revisions

    header = SMALL.header
    for after in (None, replace(header, id="other")):
        with pytest.raises(ConflictError, match="stay"):
            revisions.commit(filed, "small", [Edit("header", "small", header, after)], revisions.Intent("test"))


def test_a_whole_draft_is_replaced_only_as_it_was_seen(filed: Records) -> None:
    from majlis.adapters.records.nations import revisions

    revisions.commit(filed, "small", [renamed("One")], revisions.Intent("test"))
    with pytest.raises(ConflictError, match="tester changed the draft in the meantime"):
        revisions.replace_whole(filed, "small", [], "ab" * 32, revisions.Intent("test", seen=1))
    assert revisions.replace_whole(filed, "small", [], "ab" * 32, revisions.Intent("test", seen=2)) == 3
    with pytest.raises(ConflictError, match="tester changed the whole draft in the meantime"):
        revisions.commit(filed, "small", [renamed("Two")], revisions.Intent("test", seen=2))
