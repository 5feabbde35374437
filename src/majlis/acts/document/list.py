"""List the documents of a nation."""

from typing import Literal

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.document_lines import DocumentLine, line_of
from majlis.acts.note_making import releases
from majlis.acts.options import After, Cursor, NationCode, next_page
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.marking import banded, join_all


class ListCommand(Command):
    """Whose documents, which of them."""

    nation: NationCode
    kind: Literal["", "note", "briefing"] = Field(default="", description="Only notes, or only briefings.")
    state: Literal["", "draft", "frozen", "released", "withdrawn"] = Field(
        default="", description="Only those in this state."
    )
    incident: Line = Field(default="", description="Only notes on this incident, by its code.")
    words: Line = Field(default="", description="Only where the title holds these words.")
    most: int = Field(default=50, ge=1, le=1000, description="Length of a page, 1 to 1,000 documents.")
    after: After = ""


class ListResult(Result):
    """A page of documents, newest first."""

    nation: str
    synthetic: bool
    marking: str
    documents: tuple[DocumentLine, ...]
    cursor: Cursor

    def text(self) -> str:
        """Return a line for each document."""
        lines = [f"Documents of {self.nation} · {self.marking}"]
        if not self.documents:
            lines += ["None.", "Next: majlis document start INCIDENT, or majlis document keep NATION"]
        lines += [
            f"{one.code}  {one.kind:<8}  {one.state:<9}  {one.as_of or '-':<20}  {one.title}  {one.marking}"
            for one in self.documents
        ]
        lines += next_page(self.cursor)
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("document.read")
def list_(command: ListCommand, world: World) -> ListResult:
    """Return a page of the documents that who acts may see.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    InputError
        If the cursor is none.
    """
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.documents import reading

    header = nations.header(records, command.nation)
    wanted = reading.Wanted(**command.model_dump(exclude={"nation"}))
    found, cursor = reading.page(records, command.nation, wanted, releases=releases(world))
    return ListResult(
        nation=command.nation,
        synthetic=header.synthetic,
        marking=str(join_all([header.marking, *(one.marking for one in found)])),
        documents=tuple(map(line_of, found)),
        cursor=cursor,
    )
