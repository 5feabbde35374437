"""Write a document as it was frozen into a file: PDF, Word or HTML."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import WRITES, Command, Result, act
from majlis.acts.briefing_making import judge_out, put
from majlis.acts.document_lines import DocumentCode
from majlis.acts.note_making import find, releases
from majlis.acts.second_person import Second, demand_pass
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError
from majlis.kernel.marking import Tlp, banded


class ExportCommand(Command):
    """Which document, and where it goes."""

    document: DocumentCode
    out: Path = Field(
        description="File to write: .pdf, .html or .docx. One that is there is replaced.", json_schema_extra=WRITES
    )


class ExportResult(Result):
    """Where the document lies."""

    document: str
    out: str
    state: str
    sha256: str = Field(description="Hash of the file: the same as when it was frozen.")
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return where it lies."""
        lines = [f"{self.document} · {self.state} · {self.marking}", f"{self.out}", f"sha256 {self.sha256}"]
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("document.read")
def export(command: ExportCommand, world: World) -> ExportResult:
    """Write it, byte by byte as it was kept. One that is RED leaves only with a second person's agreement.

    Raises
    ------
    NotFoundError
        If there is no such document, or no such directory.
    ConflictError
        If it is a draft, or was withdrawn.
    InputError
        If the file's ending names no form.
    WaitsError
        If it is RED and nobody has agreed yet.
    """
    judge_out(command.out)
    told = find(world, command.document)
    records = world.records
    from majlis.adapters.records.documents import reading

    if not reading.readable(records, told, releases=releases(world)):
        raise ConflictError(
            f"{told.code} was withdrawn", why=told.reason, mend="look for a later one", code="document.withdrawn"
        )
    form = command.out.suffix.removeprefix(".")
    kept = reading.forms(records, told.code, releases=releases(world))
    data = reading.file(records, told.code, form, releases=releases(world))
    if told.marking.tlp == Tlp.RED:
        key = f"{told.code}.{form}"
        demand_pass(world, Second("document export", "document.read", told.code, told.marking, told.owner, key))
    put(command.out, data)
    world.note("document export", told.code, detail={"form": form, "marking": str(told.marking)})
    return ExportResult(
        document=told.code,
        out=str(command.out),
        state=told.state,
        sha256=kept[form],
        marking=str(told.marking),
        synthetic=told.synthetic,
    )
