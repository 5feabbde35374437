"""List the what-ifs of a nation that were saved."""

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.options import After, Cursor, NationCode, next_page
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.marking import banded, join_all


class ListCommand(Command):
    """Whose what-ifs, and which page of them."""

    nation: NationCode
    words: Line = Field(default="", description="Only where title or note holds these words.")
    most: int = Field(default=50, ge=1, le=1000, description="Length of a page, 1 to 1,000 what-ifs.")
    after: After = ""


class WhatIfLine(Part):
    """One what-if, with what it did on its version."""

    code: str
    title: str
    version: int = Field(description="Number of the nation's version that it was made on.")
    changed: bool = Field(description="Whether the nation has a newer version.")
    hits: int
    dark: int = Field(description="Assets that go dark and are not hit.")
    most_people: int = Field(description="Most people without at least one service at one time.")
    person_hours: float = Field(description="People x hours without at least one service.")
    at: str
    by: str
    owner: str
    marking: str


class ListResult(Result):
    """A page of what-ifs, newest first."""

    nation: str
    synthetic: bool
    marking: str
    whatifs: tuple[WhatIfLine, ...]
    cursor: Cursor

    def text(self) -> str:
        """Return two lines for each what-if."""
        lines = [f"What-ifs of {self.nation} · {self.marking}"]
        if not self.whatifs:
            lines += ["None.", f"Next: majlis whatif save {self.nation} --title TEXT --attack ASSET@0"]
        for one in self.whatifs:
            changed = "; the nation has changed since" if one.changed else ""
            lines += [
                f"{one.code}  {one.title}  {one.marking}",
                (
                    f"  {one.hits} hit, {one.dark:,} more dark, {one.most_people:,} people at most; "
                    f"version {one.version}{changed}; {one.by}, {one.at}"
                ),
            ]
        lines += next_page(self.cursor)
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("cascade.run")
def list_(command: ListCommand, world: World) -> ListResult:
    """Return a page of what-ifs.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    InputError
        If the cursor is none.
    """
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations.versions import versions
    from majlis.adapters.records.scenarios import keeping

    header = nations.header(records, command.nation)
    newest = next((version.sha256 for version in versions(records, command.nation)), "")
    found, cursor = keeping.page(records, command.nation, command.after, command.most, command.words)
    return ListResult(
        nation=command.nation,
        synthetic=header.synthetic,
        marking=str(join_all([header.marking, *(one.marking for one in found)])),
        whatifs=tuple(
            WhatIfLine(
                code=one.code,
                title=one.title,
                version=one.version,
                changed=bool(newest) and one.sha256 != newest,
                hits=len(one.attack),
                dark=one.facts["dark"],
                most_people=one.facts["most_people"],
                person_hours=one.facts["person_hours"],
                at=one.at.isoformat(timespec="minutes"),
                by=one.by,
                owner=one.owner,
                marking=str(one.marking),
            )
            for one in found
        ),
        cursor=cursor,
    )
