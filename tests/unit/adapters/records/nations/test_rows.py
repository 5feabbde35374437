"""Rows by key and by words."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.adapters.records.handle import Asker, Records, open_records
from majlis.infrastructure import read
from majlis.infrastructure.editing.rows import key_text
from majlis.infrastructure.files import in_order
from majlis.kernel.access import EVERYTHING
from majlis.kernel.errors import NotFoundError

SMALL = in_order(read(Path(__file__).parents[4] / "golden" / "dossier-small"))


@pytest.fixture
def records(tmp_path: Path, sqlite_database: str) -> Records:
    asker = Asker(EVERYTHING, "tester", lambda: datetime(2026, 1, 1, tzinfo=UTC))
    return open_records(tmp_path / "home", sqlite_database, asker)


@pytest.fixture
def filed(records: Records) -> Records:
    from majlis.adapters.records.nations.drafting import Keeper, take_in
    from majlis.adapters.records.nations.revisions import Intent

    take_in(records, SMALL, Keeper(lambda _: "", lambda _: SMALL), Intent("import"))
    return records


def test_a_row_of_any_table_by_its_key(filed: Records) -> None:
    from majlis.adapters.records.nations import rows

    for table in ("areas", "operators", "assets", "demands", "requirements", "suppliers"):
        for row in getattr(SMALL, table):
            assert rows.find_row(filed, "small", key_text(table, row)) == (table, row)
    assert rows.find_row(filed, "small", "small") == ("header", SMALL.header)
    with pytest.raises(NotFoundError, match="did you mean grid:west-01"):
        rows.find_row(filed, "small", "grid:wast-01")


def test_words_are_found_in_the_columns_that_are_searched(filed: Records) -> None:
    from majlis.adapters.records.nations import rows

    page = rows.search(filed, "small", ["west", "grid"])
    assert [(one.table, one.row.id) for one in page.found] == [("assets", "grid:west-01")]
    assert (page.total, page.cursor) == (1, "")
    assert rows.search(filed, "small", ["e"], most=1).cursor.startswith("areas/")
