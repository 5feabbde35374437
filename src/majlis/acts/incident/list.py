"""List a nation's incidents that were entered by hand."""

from datetime import date
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.incident.create import unnamed
from majlis.acts.options import After, Cursor, NationCode, next_page
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.marking import Marking, banded, join_all

if TYPE_CHECKING:
    from majlis.adapters.records.incidents.telling import Known


class ListCommand(Command):
    """Whose incidents, which of them, as known when."""

    nation: NationCode
    sector: Line = Field(default="", description="Only of this sector.")
    kind: Line = Field(default="", description="Only of this kind.")
    operator: Line = Field(default="", description="Only of this operator.")
    area: Line = Field(default="", description="Only in this area.")
    state: Literal["open", "closed", "all"] = Field(
        default="all", description="Only open ones, only closed ones, or all."
    )
    since: date | None = Field(default=None, description="Only of this day and later.")
    until: date | None = Field(default=None, description="Only of days before this one.")
    words: Line = Field(
        default="",
        description="Only where title and summary hold all these words, in any order. ransom* stands for all words "
        "that begin so.",
    )
    marking: Line = Field(default="", description="Only of this marking, like TLP:AMBER.")
    source: Line = Field(
        default="",
        description="Only where this source said it (words of its name), or a report of this source is linked.",
    )
    as_of: date | None = Field(default=None, description="What was known before that day, like 2025-03-01.")
    most: int = Field(default=50, ge=1, le=1000, description="Length of a page, 1 to 1,000 incidents.")
    after: After = ""


class IncidentLine(Part):
    """One incident; days are ISO 8601, an unknown sector is empty."""

    code: str
    day: str
    known: str
    sector: str
    kind: str
    operator: str
    area: str
    title: str
    state: str
    reports: int
    marking: str


class ListResult(Result):
    """A page of incidents, newest day first."""

    nation: str
    as_of: str
    synthetic: bool
    marking: str
    incidents: tuple[IncidentLine, ...]
    total: int = Field(description="How many there are in all pages; where more is true, there are more than that.")
    more: bool
    cursor: Cursor
    uncounted: str = Field(description="Why no figure counts any of them; empty where figures do.")

    def text(self) -> str:
        """Return a line for each incident."""
        known = f" as known before {self.as_of}" if self.as_of else ""
        lines = [f"Incidents of {self.nation} entered by hand{known} · {self.marking}"]
        if not self.incidents:
            lines += ["None.", f"Next: majlis incident create {self.nation} --title TEXT --day DAY --kind KIND"]
        for one in self.incidents:
            reports = f"  {one.reports} linked" if one.reports else ""
            place = "  ".join(filter(None, (one.operator, one.area)))
            lines.append(
                f"{one.code}  {one.day}  {one.state:<6}  {one.sector or 'unknown':<10}  {one.kind:<14}  "
                f"{one.title}{f'  ({place})' if place else ''}{reports}  {one.marking}"
            )
        if self.uncounted:
            lines.append(f"NOT COUNTED: {self.uncounted}")
        lines += next_page(self.cursor)
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("incident.read")
def list_(command: ListCommand, world: World) -> ListResult:
    """Return a page of incidents.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    InputError
        If the cursor is none.
    """
    records = world.records
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import lists
    from majlis.adapters.records.search import COUNT_MAX

    days = incidents.days(records, command.nation)
    closed = {"open": False, "closed": True}.get(command.state)
    marking = str(Marking.parse(command.marking, where="option --marking")) if command.marking else ""
    said = {**command.model_dump(exclude={"nation", "state"}), "marking": marking}
    wanted = lists.Wanted(closed=closed, **said)
    found, cursor = lists.page(records, command.nation, wanted)
    whole = not cursor and not command.after
    total = len(found) if whole else lists.total(records, command.nation, wanted)
    linked = lists.reports_of(records, found, command.as_of)
    reason = "" if days.start and days.start < records.now().date() else unnamed(command.nation)
    return ListResult(
        nation=command.nation,
        as_of=str(command.as_of or ""),
        synthetic=days.synthetic,
        marking=str(join_all([days.marking, *(one.marking for one in found)])),
        incidents=tuple(_line(one, linked.get(one.code, 0)) for one in found),
        total=min(total, COUNT_MAX),
        more=total > COUNT_MAX,
        cursor=cursor,
        uncounted=reason,
    )


def _line(one: "Known", reports: int) -> IncidentLine:
    return IncidentLine(
        code=one.code,
        day=str(one.day),
        known=str(one.known),
        sector=one.sector,
        kind=one.kind,
        operator=one.operator,
        area=one.area,
        title=one.title,
        state="closed" if one.closed else "open",
        reports=reports,
        marking=str(one.marking),
    )
