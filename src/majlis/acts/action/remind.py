"""Tell those whom it concerns what falls due and is overdue: by mail, each once a level, or with mail files."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import WRITES, Command, Part, Result, act
from majlis.acts.council_mail import Letter, Sending, send, write
from majlis.acts.options import NationCode
from majlis.acts.world import World
from majlis.kernel.marking import banded

if TYPE_CHECKING:
    from majlis.adapters.records.council.following import Due


class RemindCommand(Command):
    """Which nation, and how people are told. Neither: list only."""

    nation: NationCode
    send: bool = Field(
        default=False, description="Escalate, and send a mail to each person, over the mail server of the settings."
    )
    output: Path | None = Field(
        default=None,
        description="Folder in which a mail (.eml) for each action, and a list of receivers, is written.",
        json_schema_extra=WRITES,
    )


class ReminderLine(Part):
    """An action that falls due soon or is overdue, and who is told."""

    code: str
    what: str
    doer: str
    due: date
    overdue: int = Field(description="Days; 0 where it is not overdue yet.")
    level: int
    name: str = Field(description="What the level is called.")
    people: tuple[str, ...] = Field(description="Logins of those who are told and may read it.")
    mail: dict[str, str] = Field(description="What became of the mail to each; empty where none was to be sent.")
    marking: str


class RemindResult(Result):
    """The reminders, the one that was due first first."""

    nation: str
    reminders: tuple[ReminderLine, ...]
    written: int = Field(description="Mail files that were written.")
    sent: int = Field(description="Mails that were sent now.")
    fault: str = Field(description="Why the mail server took no more; empty where it took all.")
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return the reminders, one a line."""
        lines = [
            f"{one.code} · {one.what} · {one.doer} · {one.name}, due {one.due} · {', '.join(_told(one))}"
            for one in self.reminders
        ] or ["Nothing is overdue, and nothing falls due soon."]
        for count, done in ((self.written, "written"), (self.sent, "sent")):
            if count:
                lines.append(f"{count} mail{'' if count == 1 else 's'} {done}.")
        if self.fault:
            lines.append(f"Not all was sent: {self.fault}. What was not sent is sent next time.")
        return banded("\n".join(lines), synthetic=self.synthetic)

    @property
    def exit_code(self) -> int:
        """0, or 1 where the mail server took no more: who runs it by the clock hears of it."""
        return 1 if self.fault else 0


def _told(one: ReminderLine) -> list[str]:
    if not one.people:
        return ["nobody who may read it"]
    return [f"{login}: {one.mail[login]}" if login in one.mail else login for login in one.people]


@act("council.write")
def remind(command: RemindCommand, world: World) -> RemindResult:
    """Return what falls due soon or is overdue; tell those whom its level names, nobody twice of the same.

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
    from majlis.adapters.records.council import acting, following
    from majlis.kernel.marking import join_all

    header = nations.header(records, command.nation)
    if command.send:
        acting.escalate(records, command.nation)
    dues = following.dues(records, command.nation)
    letters = [_letter(one, command.nation) for one in dues]
    sending = send(world, letters, synthetic=header.synthetic) if command.send else Sending({})
    written = write(world, command.output, letters, synthetic=header.synthetic) if command.output and letters else 0
    if sending.sent or written:
        world.note("action remind", command.nation, detail={"sent": sending.sent, "written": written})
    return RemindResult(
        nation=command.nation,
        reminders=tuple(_line(one, sending) for one in dues),
        written=written,
        sent=sending.sent,
        fault=sending.fault,
        marking=str(join_all([one.action.marking for one in dues])) if dues else "",
        synthetic=header.synthetic,
    )


def _line(one: "Due", sending: Sending) -> ReminderLine:
    action = one.action
    return ReminderLine(
        code=action.code,
        what=action.text,
        doer=action.doer,
        due=action.due,
        overdue=action.overdue,
        level=one.level.level,
        name=one.level.name,
        people=one.people,
        mail={login: told for (place, login), told in sending.told.items() if place == action.code},
        marking=str(action.marking),
    )


def _letter(one: "Due", nation: str) -> Letter:
    action = one.action
    content = f"{action.code}: {action.text}\nOwed by {action.doer}, due {action.due}.\n"
    if one.level.level:
        content += f"It is {one.level.name}.\n"
    page = f"/n/{nation}/council/actions/{action.code}/"
    return Letter(one.occasion, one.people, f"{action.code}: {one.level.name}", content, page)
