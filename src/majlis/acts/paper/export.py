"""Get a version of a paper, byte by byte as it was added."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import WRITES, Command, Result, act
from majlis.acts.council_lines import PaperCode
from majlis.acts.second_person import Second, demand_pass
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError
from majlis.kernel.files import write_whole
from majlis.kernel.marking import Tlp, banded


class ExportCommand(Command):
    """Which version of which paper, and where it goes."""

    paper: PaperCode
    out: Path = Field(description="File to write; none may be there.", json_schema_extra=WRITES)
    version: int = Field(default=0, ge=0, le=1_000_000, description="Number of the version. Default: the newest.")


class ExportResult(Result):
    """Where the file lies."""

    paper: str
    version: int
    name: str = Field(description="As it was called when it was added.")
    out: str
    size: int = Field(description="Bytes.")
    sha256: str
    sha512: str
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return where it lies, with its hash."""
        lines = [f"{self.out} · {self.paper} version {self.version} · {self.marking}", f"sha256 {self.sha256}"]
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("council.read")
def export(command: ExportCommand, world: World) -> ExportResult:
    """Write it. One that is RED leaves only with a second person's agreement. That it left is noted in the audit.

    Raises
    ------
    NotFoundError
        If there is no such paper or version, or the person may not see it.
    ConflictError
        If a file is there already, or it cannot be written there.
    IntegrityError
        If it is gone or was changed.
    WaitsError
        If it is RED and nobody has agreed yet.
    """
    records = world.records
    from majlis.adapters.records.council import papers

    told = papers.find(records, command.paper)
    version, data = papers.read(records, command.paper, command.version)
    if version.marking.tlp == Tlp.RED:
        key = f"{told.code}/{version.number}"
        demand_pass(world, Second("paper export", "council.read", told.code, version.marking, told.owner, key))
    _write(command.out, data)
    world.note("paper export", told.code, detail={"version": version.number, "marking": str(version.marking)})
    return ExportResult(
        paper=told.code,
        version=version.number,
        name=version.name,
        out=str(command.out),
        size=version.size,
        sha256=version.sha256,
        sha512=version.sha512,
        marking=str(version.marking),
        synthetic=told.synthetic,
    )


def _write(out: Path, data: bytes) -> None:
    if out.exists():
        raise ConflictError(
            f"{out.name} is there already", where="argument OUT", mend="name another file", code="council.output"
        )
    try:
        write_whole(out, data)
    except OSError:
        raise ConflictError(
            f"{out.name} cannot be written", where="argument OUT", mend="name another place", code="council.output"
        ) from None
