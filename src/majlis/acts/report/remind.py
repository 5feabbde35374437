"""List what is overdue or falls due soon, and write a reminder for each operator as a mail file."""

from email.message import EmailMessage
from pathlib import Path

from pydantic import Field

from majlis.acts.act import WRITES, Command, Part, Result, act
from majlis.acts.options import NationCode
from majlis.acts.report_lines import clock_text, stamp
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError
from majlis.kernel.marking import banded


class RemindCommand(Command):
    """Which nation, and where mails are written."""

    nation: NationCode
    output: Path | None = Field(
        default=None,
        description="Folder in which a mail (.eml) for each report is written. Default: list only.",
        json_schema_extra=WRITES,
    )


class ReminderLine(Part):
    """What is overdue or falls due soon."""

    code: str
    operator: str
    stage: str
    state: str
    due: str


class RemindResult(Result):
    """The reminders, the oldest first."""

    nation: str
    reminders: tuple[ReminderLine, ...]
    written: int = Field(description="Mails that were written.")
    synthetic: bool

    def text(self) -> str:
        """Return the reminders, one a line."""
        lines = [
            f"{one.code} · {one.operator or 'operator unknown'} · {one.stage} {one.state}, {clock_text(one.due)}"
            for one in self.reminders
        ] or ["Nothing is overdue, and nothing falls due soon."]
        if self.written:
            lines.append(f"{self.written} mails written. They name number and stage, and nothing of what happened.")
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("report.work")
def remind(command: RemindCommand, world: World) -> RemindResult:
    """Return what is overdue or falls due soon; write a mail for each, without a word of what happened.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    ConflictError
        If the folder is there already.
    """
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.reports import board

    lines = tuple(
        ReminderLine(
            code=one.code,
            operator=one.named,
            stage=clock.stage.value,
            state=clock.state,
            due=stamp(clock.due, one.zone),
        )
        for one, clock in board.reminders(records, command.nation)
    )
    header = nations.header(records, command.nation)
    if command.output is not None and lines:
        _write(command.output, lines, synthetic=header.synthetic)
        world.note("report remind", command.nation, detail={"mails": len(lines)})
    written = len(lines) if command.output is not None else 0
    return RemindResult(nation=command.nation, reminders=lines, written=written, synthetic=header.synthetic)


def _write(folder: Path, lines: tuple[ReminderLine, ...], *, synthetic: bool) -> None:
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        raise ConflictError(
            f"{folder.name} is there already", where="option --output", mend="name another folder", code="report.output"
        ) from None
    for one in lines:
        mail = EmailMessage()
        mail["Subject"] = f"{one.code}: {one.stage} {one.state}"
        text = f"To the person who reports for {one.operator or 'the operator'}.\n\n"
        text += f"Report {one.code}: the {one.stage} is {one.state}. It is due {clock_text(one.due)}.\n"
        text += "What you do not know yet you leave out.\n"
        mail.set_content(banded(text, synthetic=synthetic))
        (folder / f"{one.code}-{one.stage}.eml").write_bytes(bytes(mail))
