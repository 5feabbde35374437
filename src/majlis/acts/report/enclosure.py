"""Get a file that was sent with a report."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import WRITES, Command, Result, act
from majlis.acts.report_lines import FileNumber, ReportCode
from majlis.acts.world import World
from majlis.evidence.reporting.enclosures import megabytes
from majlis.kernel.errors import ConflictError
from majlis.kernel.files import write_whole
from majlis.kernel.marking import banded


class EnclosureCommand(Command):
    """Which file of which report, and where it is written."""

    code: ReportCode
    number: FileNumber
    out: Path = Field(description="File to write; none may be there.", json_schema_extra=WRITES)


class EnclosureResult(Result):
    """Where the file lies."""

    code: str
    number: int
    name: str = Field(description="As its sender called it.")
    out: str
    size: int = Field(description="Bytes.")
    sha256: str
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return where it lies, and that nobody has looked into it."""
        lines = [
            f"{self.out} · {self.name} · {megabytes(self.size)} · {self.marking}",
            f"sha256 {self.sha256}",
            "It comes from outside and was not checked: it may be harmful.",
        ]
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("report.read")
def enclosure(command: EnclosureCommand, world: World) -> EnclosureResult:
    """Write the file, byte by byte as it was sent. That it was read is noted in the audit.

    Raises
    ------
    NotFoundError
        If there is no such report or file, it was taken out, or the person may not see it.
    ConflictError
        If a file is there already, or it cannot be written there.
    IntegrityError
        If it is gone or was changed.
    """
    records = world.records
    from majlis.adapters.records.reports import enclosing, heads

    one = heads.find(records, command.code)
    kept, data = enclosing.file(records, command.code, command.number)
    _write(command.out, data)
    world.note("report enclosure", command.code, detail={"file": kept.number, "marking": str(kept.marking)})
    return EnclosureResult(
        code=command.code,
        number=kept.number,
        name=kept.name,
        out=str(command.out),
        size=kept.size,
        sha256=kept.sha256,
        marking=str(kept.marking),
        synthetic=one.synthetic,
    )


def _write(out: Path, data: bytes) -> None:
    if out.exists():
        raise ConflictError(
            f"{out.name} is there already", where="argument OUT", mend="name another file", code="report.output"
        )
    try:
        write_whole(out, data)
    except OSError:
        raise ConflictError(
            f"{out.name} cannot be written", where="argument OUT", mend="name another place", code="report.output"
        ) from None
