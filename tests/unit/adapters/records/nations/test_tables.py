"""Tables of a draft page by page: every row once, in order, whatever they are sorted by."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.adapters.records.handle import Asker, Records, open_records
from majlis.infrastructure import read
from majlis.infrastructure.dossier.schema import TABLES
from majlis.infrastructure.editing.rows import key_text
from majlis.infrastructure.files import in_order
from majlis.kernel.access import EVERYTHING
from majlis.kernel.errors import InputError

SMALL = in_order(read(Path(__file__).parents[4] / "golden" / "dossier-small"))


@pytest.fixture
def filed(tmp_path: Path, database: str) -> Records:
    asker = Asker(EVERYTHING, "tester", lambda: datetime(2026, 1, 1, tzinfo=UTC))
    records = open_records(tmp_path / "home", database, asker)
    from majlis.adapters.records.nations.drafting import Keeper, take_in
    from majlis.adapters.records.nations.revisions import Intent

    take_in(records, SMALL, Keeper(lambda _: "", lambda _: SMALL), Intent("import"))
    return records


def walked(records: Records, table: str, sort: str, *, descending: bool) -> list[str]:
    """Return the keys of every page after another."""
    from majlis.adapters.records.nations import tables

    found: list[str] = []
    after = ""
    while True:
        question = tables.Question(table, sort=sort, descending=descending, after=after, most=2)
        page = tables.page(records, "small", question)
        found += [key_text(table, row) for row in page.rows]
        after = page.cursor
        if not after:
            return found


def test_pages_hold_every_row_once_in_the_order_asked_for(filed: Records) -> None:
    from majlis.adapters.records.nations import tables

    for table in TABLES:
        everything = [key_text(table.name, row) for row in getattr(SMALL, table.name)]
        for sort in ("", *tables.sortable(table)):
            up = walked(filed, table.name, sort, descending=False)
            assert sorted(up) == sorted(everything), (table.name, sort)
            assert walked(filed, table.name, sort, descending=True) == up[::-1], (table.name, sort)


def test_rows_are_narrowed_by_words_and_values(filed: Records) -> None:
    from majlis.adapters.records.nations import tables

    page = tables.page(filed, "small", tables.Question("assets", ("WEST", "grid")))
    assert [row.id for row in page.rows] == ["grid:west-01"]
    assert page.total == 1
    power = tables.whole(filed, "small", tables.Question("assets", where={"sector": "power"}))
    assert {row.id for row in power} == {row.id for row in SMALL.assets if row.sector == "power"}
    assert tables.page(filed, "small", tables.Question("assets", ("a\x00",))).total == 0
    assert tables.whole(filed, "small", tables.Question("areas")) == SMALL.areas


def test_sizes_are_counted(filed: Records) -> None:
    from majlis.adapters.records.nations import tables

    sizes = tables.sizes(filed, "small")
    assert sizes.tables == {table.name: len(getattr(SMALL, table.name)) for table in TABLES}
    assert sum(sizes.sectors.values()) == len(SMALL.assets)


@pytest.mark.parametrize("cursor", ["x", "W10", "bnVsbA", "WyJhIl0=x", "WyJhXHUwMDAwIl0", "é", "W05hTl0"])
def test_what_is_no_cursor_is_refused(filed: Records, cursor: str) -> None:
    from majlis.adapters.records.nations import tables

    with pytest.raises(InputError, match="no cursor"):
        tables.page(filed, "small", tables.Question("areas", sort="population", after=cursor))


def test_what_no_table_can_do_is_told(filed: Records) -> None:
    from majlis.adapters.records.nations import tables

    for question in (
        tables.Question("things"),
        tables.Question("assets", sort="manual_start_h"),
        tables.Question("assets", where={"source": "x"}),
    ):
        with pytest.raises(InputError):
            tables.page(filed, "small", question)
