"""Send the notice of a meeting to members and assistants: by mail, each once a revision, or as files."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import WRITES, Command, Result, act
from majlis.acts.council_lines import MeetingCode
from majlis.acts.council_mail import Letter, Sending, carries, send, write
from majlis.acts.council_notices import calendar_of, notice_of
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.errors import InputError
from majlis.kernel.marking import banded


class NotifyCommand(Command):
    """Of which meeting, and how it is sent."""

    meeting: MeetingCode
    send: bool = Field(
        default=False, description="Send a mail to each member and assistant, over the mail server of the settings."
    )
    output: Path | None = Field(
        default=None,
        description="Folder in which mail, calendar entry and a list of receivers are written, to send by hand.",
        json_schema_extra=WRITES,
    )
    short_notice: Line = Field(default="", description="Why notice is shorter than the rule says, where it is.")


class NotifyResult(Result):
    """What became of the notice."""

    meeting: str
    persons: tuple[str, ...] = Field(description="Logins of members and assistants who may read it.")
    mail: dict[str, str] = Field(description="What became of the mail to each; empty where none was to be sent.")
    whole: bool = Field(description="Whether the mail carries notice and calendar; otherwise code and link alone.")
    files: str = Field(description="Folder that was written; empty for none.")
    sent: int
    fault: str = Field(description="Why the mail server took no more; empty where it took all.")
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return who got it, and what the mail carries."""
        carried = "notice and calendar entry" if self.whole else f"code and link alone, as it is {self.marking}"
        lines = [f"Notice of {self.meeting}. The mail carries {carried}."]
        lines += [f"{login}: {self.mail.get(login, 'to be told')}" for login in self.persons]
        lines += [f"Written into {self.files}; nothing was sent."] if self.files else []
        if self.fault:
            lines.append(f"Not all was sent: {self.fault}. What was not sent is sent next time.")
        return banded("\n".join(lines), synthetic=self.synthetic)

    @property
    def exit_code(self) -> int:
        """0, or 1 where the mail server took no more."""
        return 1 if self.fault else 0


@act("council.write")
def notify(command: NotifyCommand, world: World) -> NotifyResult:
    """Give notice where it was not given yet, and send it. Without a mail server it is written as files.

    Raises
    ------
    NotFoundError
        If there is no such meeting.
    ConflictError
        If it has begun, notice is short and nobody says why, or the folder is there already.
    InputError
        If neither way is named, or mails are to be sent and no mail server is named.
    PermissionDeniedError
        If who acts does not act for the body's owner.
    """
    if not command.send and command.output is None:
        raise InputError(
            "nothing says how the notice is sent",
            mend="use --send, or --output FOLDER to write files and send them yourself",
            code="council.no-way",
        )
    if command.send:
        from majlis.acts.mailing import server_of

        server_of(world)  # says what is missing before anything is written down
    records = world.records
    from majlis.adapters.records.council import gatherings, mails, meetings

    one = meetings.find(records, command.meeting)
    if one.noticed is None:
        meetings.notify(records, one.code, command.short_notice)
        one = meetings.find(records, one.code)
    row = gatherings.meeting_row(records, one.code)
    occasion = mails.Occasion(one.code, f"notice {one.revision}", one.owner, one.marking)
    people = mails.readers(records, mails.members(row.body, assistants=True), occasion)
    letter = Letter(
        occasion,
        people,
        f"{one.code}: notice of a meeting",
        notice_of(records, one.code),
        f"/n/{one.nation}/council/meetings/{one.code}/",
        calendar_of(records, [one]),
    )
    sending = send(world, [letter], synthetic=one.synthetic) if command.send else Sending({})
    if command.output is not None:
        write(world, command.output, [letter], synthetic=one.synthetic)
    world.note("council notify", one.code, detail={"sent": sending.sent, "files": command.output is not None})
    return NotifyResult(
        meeting=one.code,
        persons=people,
        mail={login: told for (_, login), told in sending.told.items()},
        whole=carries(world, one.marking),
        files=str(command.output) if command.output is not None else "",
        sent=sending.sent,
        fault=sending.fault,
        marking=str(one.marking),
        synthetic=one.synthetic,
    )
