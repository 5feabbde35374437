"""Find areas, operators and assets of a nation's draft by words."""

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.options import After, Cursor, NationCode, next_page
from majlis.acts.world import World
from majlis.kernel.marking import banded, join_all


class SearchCommand(Command):
    """What to look for."""

    nation: NationCode
    words: tuple[str, ...] = Field(
        min_length=1,
        max_length=20,
        description="Words or parts of them; a row must hold each in its key, name, sector, kind, area, region, "
        "operator or vendor. Upper and lower case are alike.",
    )
    most: int = Field(default=20, ge=1, le=1000, description="Length of a page, 1 to 1,000 rows.")
    after: After = ""


class FoundRow(Part):
    """A row that fits."""

    table: str
    key: str
    name: str
    marking: str
    about: str = Field(description="Sector, kind and area, or region and people.")


class SearchResult(Result):
    """The rows that fit, by table and key."""

    nation: str
    synthetic: bool
    marking: str
    total: int = Field(description="Rows that fit, over all pages.")
    found: tuple[FoundRow, ...]
    cursor: Cursor

    def text(self) -> str:
        """Return a line for each row, and how to go on."""
        noun = "row fits" if self.total == 1 else "rows fit"
        lines = [f"{self.nation}: {self.total:,} {noun} · {self.marking}"]
        lines += [f"  {one.table:<10} {one.key:<32} {one.name} ({one.about})" for one in self.found]
        lines += next_page(self.cursor)
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("nation.read")
def search(command: SearchCommand, world: World) -> SearchResult:
    """Find rows; those that the reader may not see are left out.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    InputError
        If the cursor is none.
    """
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import rows

    header = nations.header(records, command.nation)
    page = rows.search(records, command.nation, command.words, after=command.after, most=command.most)
    return SearchResult(
        nation=command.nation,
        synthetic=header.synthetic,
        marking=str(join_all([header.marking, *(one.row.marking for one in page.found)])),
        total=page.total,
        cursor=page.cursor,
        found=tuple(
            FoundRow(
                table=one.table,
                key=one.row.id,
                name=one.row.name,
                marking=str(one.row.marking),
                about=_about(one.table, one.row),
            )
            for one in page.found
        ),
    )


def _about(table: str, row: object) -> str:
    columns = {"areas": ("region", "population"), "operators": ("sector",), "assets": ("sector", "kind", "area")}
    values = [getattr(row, column) for column in columns[table]]
    return ", ".join(f"{value:,} people" if isinstance(value, int) else str(value) for value in values if value != "")
