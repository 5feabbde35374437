"""Bind the board book of a meeting: one PDF with agenda, cards and papers, for one reader."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import WRITES, Command, Part, Result, act
from majlis.acts.action_lines import is_clerk
from majlis.acts.council_lines import MeetingCode
from majlis.acts.minutes_lines import put_file
from majlis.acts.second_person import Second, demand_pass
from majlis.acts.world import World
from majlis.kernel.canonical import sha256_hex
from majlis.kernel.errors import PermissionDeniedError
from majlis.kernel.marking import Marking, Tlp, banded


class BookCommand(Command):
    """Of which meeting, for whom, and where it goes."""

    meeting: MeetingCode
    out: Path = Field(description="File to write, like book.pdf; none may be there.", json_schema_extra=WRITES)
    reader: str = Field(
        default="", max_length=150, description="Login of the reader for whom it is. Default: you. For the secretariat."
    )


class ListedLine(Part):
    """A paper that is a file of its own."""

    code: str
    name: str
    sha256: str
    why: str = Field(description="Why it is not in the book.")


class BookResult(Result):
    """The book, and what is not in it."""

    meeting: str
    out: str
    pages: int
    items: int
    papers: int = Field(description="Papers that are in it, page by page.")
    listed: tuple[ListedLine, ...] = Field(description="Papers that are handed out as files of their own.")
    items_out: int = Field(description="Items that the reader may not see.")
    papers_out: int = Field(description="Papers that the reader may not see.")
    sha256: str
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return where the book lies, and what is not in it."""
        lines = [f"{self.out} · {self.pages} pages, {self.items} items, {self.papers} papers · {self.marking}"]
        lines += [f"File of its own: {one.code} {one.name}: {one.why}; sha256 {one.sha256}" for one in self.listed]
        if self.items_out or self.papers_out:
            lines.append(
                f"Left out, marked above what the reader sees: {self.items_out} items, {self.papers_out} papers."
            )
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("council.read")
def book(command: BookCommand, world: World) -> BookResult:
    """Bind it. It holds what the reader may see, and says how much it leaves out.

    Raises
    ------
    NotFoundError
        If there is no such meeting or person, or the person may not see the meeting.
    PermissionDeniedError
        If who acts asks for somebody else's book and does not write for the Council.
    ConflictError
        If the file is there already.
    IntegrityError
        If a paper is gone or damaged.
    WaitsError
        If the book is RED and no second person has agreed yet.
    """
    if command.reader and command.reader != world.actor.name and not is_clerk(world):
        raise PermissionDeniedError(
            f"{world.actor.name} may not make the book of {command.reader}",
            why="it needs the permission council.write",
            mend="leave out --reader to make your own",
            code="book.reader",
        )
    records = world.records
    from majlis.adapters.records.council import booking, meetings
    from majlis.briefing.book import bind

    one = meetings.find(records, command.meeting)
    found = booking.book(records, one.code, command.reader)
    marking = Marking.parse(found.marking)
    if marking.tlp is Tlp.RED:
        key = f"{one.code} book {command.reader}"
        demand_pass(world, Second("council book", "council.read", one.code, marking, one.owner, key))
    bound = bind(found)
    put_file(command.out, bound.data)
    world.note("council book", one.code, detail={"pages": bound.pages, "marking": found.marking})
    return BookResult(
        meeting=one.code,
        out=str(command.out),
        pages=bound.pages,
        items=len(found.items),
        papers=len(bound.merged),
        listed=tuple(ListedLine(code=one.code, name=one.name, sha256=one.sha256, why=one.why) for one in bound.listed),
        items_out=found.items_out,
        papers_out=found.papers_out,
        sha256=sha256_hex(bound.data),
        marking=found.marking,
        synthetic=found.synthetic,
    )
