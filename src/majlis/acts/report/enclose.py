"""Send a file with a report: a screenshot, a log, the attacker's letter."""

from pathlib import Path
from typing import Literal

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.report_lines import ReportCode
from majlis.acts.world import World
from majlis.evidence.reporting.enclosures import KNOWN, megabytes
from majlis.kernel.errors import InputError, NotFoundError
from majlis.kernel.marking import banded

SectionName = Literal["what", "impact", "technical", "contact", "measures", "cross-border"]


class EncloseCommand(Command):
    """Which report, and the file."""

    code: ReportCode
    file: Path = Field(description=f"File to send, of any kind, {megabytes(KNOWN.size)} at most.")
    section: SectionName = Field(default="technical", description="Section whose readers read the file.")
    word: str = Field(
        default="", max_length=60, description="Check word of the receipt, for who has no account.", repr=False
    )


class EncloseResult(Result):
    """Which number the file has."""

    code: str
    number: int = Field(description="Number of the file within the report.")
    section: str
    synthetic: bool

    def text(self) -> str:
        """Return that it was taken."""
        line = f"{self.code}: taken as file {self.number}, for who reads the section {self.section}."
        return banded(line, synthetic=self.synthetic)


@act("report.write")
def enclose(command: EncloseCommand, world: World) -> EncloseResult:
    """Keep the file. Who may read its section can get it; it is never opened here.

    Raises
    ------
    NotFoundError
        If there is no such report or file, or number and word do not go together.
    InputError
        If it is empty, too large, or a folder.
    ConflictError
        If the report is closed, has this file, or has too many.
    PermissionDeniedError
        If the report is neither the person's own nor one that an authority of the person's works with.
    """
    data = _read(command.file)
    records = world.records
    from majlis.adapters.records.reports import enclosing, heads, public, reading

    sent = enclosing.Sent(command.file.name, data, command.section)
    if command.word:
        number = public.enclose(records, command.code, command.word, sent)
        synthetic = public.follow(records, command.code, command.word)[0].synthetic
    else:
        works = bool({"report.work", "*"} & world.actor.permissions)
        one = heads.find(records, command.code)
        mine = one.attached and one.owner in world.actor.reader.organisations
        behalf = works and not mine and reading.may_work(records, command.code)
        number = enclosing.enclose(records, command.code, sent, behalf=behalf)
        synthetic = one.synthetic
    return EncloseResult(code=command.code, number=number, section=command.section, synthetic=synthetic)


def _read(path: Path) -> bytes:
    """Return a file, and no more of it than tells that it is too large."""
    if path.is_dir():
        raise InputError(
            "it is a folder",
            where="argument FILE",
            why="a .zip that comes through a form for acts is unpacked",
            mend="send it on the page of the report, or send its files one by one",
            code="report.file-folder",
        )
    try:
        with path.open("rb") as file:
            return file.read(KNOWN.size + 1)
    except OSError:
        raise NotFoundError(
            f"{path.name} cannot be read",
            where="argument FILE",
            mend="name a file that is there",
            code="report.file-unreadable",
        ) from None
