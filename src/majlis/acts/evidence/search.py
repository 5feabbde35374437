"""Find observations by words, sector, kind, days and source."""

from datetime import date

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.evidence_options import recorded
from majlis.acts.options import After, Cursor, NationText, next_page
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.marking import banded, join_all
from majlis.kernel.spelling import demand_known

_SAID = 70
"""Characters of what the source said that a line shows."""


class SearchCommand(Command):
    """Whose observations, and which of them. What is not named does not matter."""

    nation: NationText
    words: Line = Field(
        default="",
        description="Words that all occur, in any order: of the id, operator, area, or anything else that the source "
        "said. ransom* stands for all words that begin so.",
        json_schema_extra={"argument": True},
    )
    sector: Line = Field(default="", description="Only of this sector; unknown: of none that we know.")
    kind: Line = Field(default="", description="Only of this kind.")
    source: Line = Field(default="", description="Only of this source.")
    since: date | None = Field(default=None, description="First day, like 2025-03-01.")
    until: date | None = Field(default=None, description="First day that is not asked for.")
    as_of: date | None = Field(default=None, description="What was known before that day, like 2025-03-01.")
    most: int = Field(default=50, ge=1, le=1000, description="Length of a page, 1 to 1,000 observations.")
    after: After = ""


class FoundLine(Part):
    """One observation; days are ISO 8601. ``row`` is its number in the records: an incident is linked to it by that."""

    row: int
    source: str
    key: str
    day: str
    known: str
    sector: str
    kind: str
    operator: str
    area: str
    marking: str
    said: dict[str, str]


class SearchResult(Result):
    """A page of observations, newest day first."""

    nation: str
    as_of: str = Field(description="Day before which it was known; empty: now.")
    synthetic: bool
    marking: str
    total: int = Field(description="How many there are; where more is true, there are more than that.")
    more: bool
    found: tuple[FoundLine, ...]
    cursor: Cursor

    def text(self) -> str:
        """Return a line or two for each observation."""
        total = f"More than {self.total:,}" if self.more else f"{self.total:,}"
        some = "observation" if self.total == 1 and not self.more else "observations"
        known = f" as known before {self.as_of}" if self.as_of else ""
        lines = [f"{total} {some} of {self.nation}{known} · {self.marking}"]
        for one in self.found:
            place = "  ".join(filter(None, (one.operator, one.area)))
            whose = f"[{one.source}/{one.key[:50]}]"
            lines.append(f"{one.day}  {one.sector or 'unknown':<11} {one.kind:<15} {place or '-'}  {whose}")
            if said := "; ".join(one.said.values()):
                lines.append(f"            {said if len(said) <= _SAID else f'{said[: _SAID - 1]}…'}")
        lines += next_page(self.cursor)
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("evidence.read")
def search(command: SearchCommand, world: World) -> SearchResult:
    """Look the observations up that are believed now, or were known before a day, and that who asks may see.

    Raises
    ------
    NotFoundError
        If there is no such nation or source.
    InputError
        If the nation is a directory, or a sector, a kind or a cursor is none.
    """
    kept = recorded(command.nation, world)
    from majlis.adapters.records.evidence import finding
    from majlis.adapters.records.search import COUNT_MAX

    _check(command)
    asked = finding.Asked(
        text=command.words,
        sector=command.sector,
        kind=command.kind,
        source=command.source,
        since=command.since,
        until=command.until,
        as_of=command.as_of,
        after=command.after,
    )
    page = finding.find(kept.records, kept.code, asked, command.most)
    header = kept.place.header()
    return SearchResult(
        nation=command.nation,
        as_of=str(command.as_of or ""),
        synthetic=header.synthetic or any(one.synthetic for one in page.found),
        marking=str(join_all([header.marking, *(one.marking for one in page.found)])),
        total=min(page.total, COUNT_MAX),
        more=page.total > COUNT_MAX,
        found=tuple(
            FoundLine(
                row=one.row,
                source=one.source,
                key=one.key,
                day=str(one.day),
                known=str(one.known),
                sector=one.sector,
                kind=one.kind,
                operator=one.operator,
                area=one.area,
                marking=str(one.marking),
                said={name: str(value) for name, value in one.extra.items()},
            )
            for one in page.found
        ),
        cursor=page.cursor,
    )


def _check(command: SearchCommand) -> None:
    from majlis.reference.loader import incident_kinds, sectors

    if command.sector:
        demand_known("sector", command.sector, (*sectors().column("id"), "unknown"), where="option --sector")
    if command.kind:
        demand_known("kind", command.kind, incident_kinds().column("id"), where="option --kind")
