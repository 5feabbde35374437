"""List what is overdue or falls due soon, and remind operators: by mail, or with a mail file for each."""

from collections.abc import Mapping
from contextlib import ExitStack
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import WRITES, Command, Part, Result, act
from majlis.acts.mailing import server_of
from majlis.acts.options import NationCode
from majlis.acts.report_lines import clock_text, stamp
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError
from majlis.kernel.marking import banded

if TYPE_CHECKING:
    from majlis.adapters.mail.sending import Mail
    from majlis.adapters.records.reports.reminding import Due, Key

SENT, BEFORE, NOT_TAKEN = "sent", "sent before", "not taken by the mail server"
NOBODY, NOT_YOURS = "nobody has an address", "not yours to remind"


class RemindCommand(Command):
    """Which nation, and how operators are reminded. Neither: list only."""

    nation: NationCode
    send: bool = Field(
        default=False, description="Send a mail to each operator's people, over the mail server of the settings."
    )
    output: Path | None = Field(
        default=None,
        description="Folder in which a mail (.eml) for each report is written.",
        json_schema_extra=WRITES,
    )


class ReminderLine(Part):
    """What is overdue or falls due soon."""

    code: str
    operator: str
    stage: str
    state: str
    due: str
    mail: str = Field(description="What became of the mail; empty where none was to be sent.")


class RemindResult(Result):
    """The reminders, the oldest first."""

    nation: str
    reminders: tuple[ReminderLine, ...]
    written: int = Field(description="Mail files that were written.")
    sent: int = Field(description="Mails that were sent now.")
    fault: str = Field(description="Why the mail server took no more; empty where it took all.")
    synthetic: bool

    def text(self) -> str:
        """Return the reminders, one a line."""
        lines = [
            f"{one.code} · {one.operator or 'operator unknown'} · {one.stage} {one.state}, {clock_text(one.due)}"
            + (f" · mail: {one.mail}" if one.mail else "")
            for one in self.reminders
        ] or ["Nothing is overdue, and nothing falls due soon."]
        for count, done in ((self.written, "written"), (self.sent, "sent")):
            if count:
                mails = "1 mail" if count == 1 else f"{count} mails"
                lines.append(f"{mails} {done}: number and stage, and nothing of what happened.")
        if self.fault:
            lines.append(f"Not all was sent: {self.fault}. What was not sent is sent next time.")
        return banded("\n".join(lines), synthetic=self.synthetic)

    @property
    def exit_code(self) -> int:
        """0, or 1 where the mail server took no more: who runs it by the clock hears of it."""
        return 1 if self.fault else 0


@act("report.work")
def remind(command: RemindCommand, world: World) -> RemindResult:
    """Return what is overdue or falls due soon; remind of it, without a word of what happened, and of nothing twice.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    InputError
        If mails are to be sent and no mail server is named, or its settings do not fit.
    ConflictError
        If the folder is there already.
    """
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.reports import board

    header = nations.header(records, command.nation)
    dues = board.reminders(records, command.nation)
    mails, fault = _send(world, dues, synthetic=header.synthetic) if command.send else ({}, "")
    lines = tuple(
        ReminderLine(
            code=one.code,
            operator=one.named,
            stage=clock.stage.value,
            state=clock.state,
            due=stamp(clock.due, one.zone),
            mail=mails.get((one.code, clock.stage.value), ""),
        )
        for one, clock in dues
    )
    if command.output is not None and lines:
        _write(command.output, lines, synthetic=header.synthetic)
        world.note("report remind", command.nation, detail={"mails": len(lines)})
    sent = sum(one.mail == SENT for one in lines)
    if sent:
        world.note("report remind", command.nation, detail={"sent": sent})
    written = len(lines) if command.output is not None else 0
    return RemindResult(
        nation=command.nation, reminders=lines, written=written, sent=sent, fault=fault, synthetic=header.synthetic
    )


def _send(world: World, dues: "tuple[Due, ...]", *, synthetic: bool) -> tuple[Mapping[tuple[str, str], str], str]:
    """Send what was not sent yet; return what became of each, by report and stage, and why not all was sent."""
    server = server_of(world)
    records = world.records
    from majlis.adapters.mail.sending import opened
    from majlis.adapters.records.reports import reminding

    before, mine = reminding.sent(records, dues), reminding.workable(records, dues)
    people = reminding.receivers(records, [one.owner for one, _ in dues if one.attached])
    told = {(one.code, clock.stage.value): NOT_TAKEN for one, clock in dues}
    with ExitStack() as stack:
        hand = None
        for due in dues:
            one, clock = due
            where = (one.code, clock.stage.value)
            to = people.get(one.owner, ()) if one.attached else ()
            told[where] = _why_not(reminding.key_of(due), before, mine, to)
            if told[where] or (claimed := reminding.claim(records, due)) is None:
                told[where] = told[where] or BEFORE
                continue
            taken = 0
            try:
                hand = hand or stack.enter_context(opened(server))
                taken = hand(_mail(due, to, synthetic=synthetic))
            except ConflictError as error:
                told[where] = NOT_TAKEN
                return told, error.fault.why
            finally:
                reminding.settle(records, claimed, taken)
            told[where] = SENT if taken else NOT_TAKEN
    return told, ""


def _why_not(key: "Key", before: "frozenset[Key]", mine: frozenset[str], to: tuple[str, ...]) -> str:
    """Return why no mail is sent; empty where one is."""
    if key in before:
        return BEFORE
    if key[0] not in mine:
        return NOT_YOURS
    return "" if to else NOBODY


def _mail(due: "Due", to: tuple[str, ...], *, synthetic: bool) -> "Mail":
    from majlis.adapters.mail.sending import Mail

    one, clock = due
    until = stamp(clock.due, one.zone)
    text = f"Report {one.code}: the {clock.stage.value} is {clock.state}.\n"
    text += f"It is due {clock_text(until)} ({one.zone}).\nWhat you do not know yet you leave out.\n"
    key = f"{one.code}-{clock.stage.value}-{clock.state}-{until[:16].replace(':', '')}".lower()
    subject = f"{one.code}: {clock.stage.value} {clock.state}"
    return Mail(key, to, subject, banded(text, synthetic=synthetic))


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
