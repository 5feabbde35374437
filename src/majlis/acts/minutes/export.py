"""Write the minutes of a meeting into a file: Word by the body's template, or PDF."""

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import WRITES, Command, Result, act
from majlis.acts.action_lines import is_clerk
from majlis.acts.minutes_lines import MeetingCode, put_file
from majlis.acts.second_person import Second, demand_pass
from majlis.acts.world import World
from majlis.kernel.canonical import sha256_hex
from majlis.kernel.errors import InputError
from majlis.kernel.marking import Marking, Tlp, banded

if TYPE_CHECKING:
    from majlis.briefing.minutes import Written

FORMS = (".docx", ".pdf")


class ExportCommand(Command):
    """Of which meeting, and where they go."""

    meeting: MeetingCode
    out: Path = Field(description="File to write: .docx or .pdf; none may be there.", json_schema_extra=WRITES)
    written: bool = Field(
        default=False, description="As PDF what the system wrote, also where another PDF was approved."
    )


class ExportResult(Result):
    """Where the minutes lie."""

    meeting: str
    version: int
    state: str
    out: str
    sha256: str
    left_out: int = Field(description="Items that are left out: marked above what you see.")
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return where they lie."""
        lines = [f"Minutes of {self.meeting} · version {self.version} · {self.state} · {self.marking}", self.out]
        lines += [f"sha256 {self.sha256}"]
        if self.left_out:
            lines.append(f"Items left out, marked above what you see: {self.left_out}")
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("council.read")
def export(command: ExportCommand, world: World) -> ExportResult:
    """Write them as who acts may read them. The approved PDF is given byte by byte to who may see all of it.

    Raises
    ------
    NotFoundError
        If there is no such meeting, or it has none that who acts may see.
    InputError
        If the file's ending is neither, or the body's template no longer fits.
    ConflictError
        If the file is there already.
    WaitsError
        If they are RED and no second person has agreed yet.
    """
    form = command.out.suffix.lower()
    if form not in FORMS:
        raise InputError(
            f"{command.out.name} ends neither with .docx nor with .pdf", where="argument OUT", code="minutes.form"
        )
    records = world.records
    from majlis.adapters.records.council import minutes, recounting
    from majlis.briefing.minutes import write
    from majlis.briefing.paper import paper_pdf

    row = minutes.minutes_row(records, command.meeting, drafts=is_clerk(world))
    one, material = minutes.told(records, row), recounting.material(records, row)
    marking, data = Marking.parse(material.marking), b""
    approved = None if form == ".docx" or command.written else minutes.approved_file(records, command.meeting)
    if approved is not None:
        marking, data = approved
    if marking.tlp is Tlp.RED:
        key = f"{one.meeting}{form}"
        demand_pass(world, Second("minutes export", "council.read", one.meeting, marking, one.owner, key))
    if approved is None:
        written = write(material)
        data = _word(world, one.body, written) if form == ".docx" else paper_pdf(written.paper)
    put_file(command.out, data)
    world.note("minutes export", one.meeting, detail={"form": form[1:], "marking": str(marking)})
    return ExportResult(
        meeting=one.meeting,
        version=one.version,
        state=one.state,
        out=str(command.out),
        sha256=sha256_hex(data),
        left_out=material.left_out,
        marking=str(marking),
        synthetic=one.synthetic,
    )


def _word(world: World, body: str, written: "Written") -> bytes:
    records = world.records
    from majlis.adapters.records.council import minutes
    from majlis.briefing.minutes_word import minutes_docx, shipped

    own = minutes.template(records, body)
    return minutes_docx(written, own[1] if own else shipped())
