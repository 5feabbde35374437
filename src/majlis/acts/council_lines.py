"""What the acts of the Council share: codes as fields, and bodies, meetings, items and papers as lines."""

from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import Field

from majlis.acts.act import Command, Part, Result
from majlis.acts.report_lines import clock_text, stamp
from majlis.acts.texts import Line
from majlis.kernel.errors import InputError, NotFoundError
from majlis.kernel.marking import Marking, banded

if TYPE_CHECKING:
    from majlis.adapters.records.council.agenda import ItemTold
    from majlis.adapters.records.council.bodies import BodyTold
    from majlis.adapters.records.council.meetings import MeetingTold
    from majlis.adapters.records.council.papers import PaperTold
    from majlis.adapters.records.council.standing import Holder
    from majlis.adapters.records.handle import Records

BodyCode = Annotated[str, Field(max_length=64, description="Code of the body, like council.")]
SeatCode = Annotated[str, Field(max_length=64, description="Code of the seat, like operators-1.")]
MeetingCode = Annotated[str, Field(max_length=40, description="Code of the meeting, like MTG-2026-0003.")]
ItemCode = Annotated[str, Field(max_length=40, description="Code of the item, like ITM-2026-0012.")]
PaperCode = Annotated[str, Field(max_length=40, description="Code of the paper, like PAP-2026-0031.")]
MarkingText = Annotated[str, Field(max_length=300)]
YesNo = Literal["", "yes", "no"]
Strength = Literal["", "strong", "moderate", "weak", "none"]
KindName = Literal["decision", "discussion", "information"]


class SeatLine(Part):
    """A seat, and who holds it."""

    seat: str
    title: str
    title_ur: str
    constituency: str
    chair: bool
    votes: bool = Field(description="Whether its member may vote now.")
    voiceless: bool = Field(description="Whether the seat has no vote at all.")
    person: str = Field(description="Login of the member; empty where it is vacant.")
    name: str
    since: str
    assistants: tuple[str, ...] = Field(description="Names of who assists: they read, and never vote.")
    assisting: tuple[str, ...] = Field(description="Logins of who assists, in the same order.")


class BodyLine(Part):
    """A body as a line."""

    code: str
    nation: str
    name: str
    name_ur: str
    legal_basis: str
    rule: str = Field(description="Code of the rule by which it decides.")
    seats: int
    members: int
    notice_days: int
    owner: str
    marking: str
    dissolved: str


class MeetingLine(Part):
    """A meeting as a line."""

    code: str
    body: str
    body_name: str
    nation: str
    title: str
    place: str
    begins: str
    ends: str
    state: str = Field(description="planned, noticed, open, closed or cancelled.")
    noticed: str
    short_notice: str = Field(description="Why notice was shorter than the rule says; empty where it was not.")
    opened: str
    closed: str
    revision: int
    owner: str
    marking: str


class ItemLine(Part):
    """An item of an agenda, or of the forward plan."""

    code: str
    body: str
    meeting: str = Field(description="Empty: it stands in the forward plan.")
    place: int = Field(description="Place on the agenda, among what you see; 0 in the forward plan.")
    kind: str
    title: str
    title_ur: str
    question: str
    recommendation: str
    dissent: str
    strength: str
    strength_why: str
    due: str
    state: str
    papers: int
    owner: str
    marking: str


class VersionLine(Part):
    """A version of a paper."""

    number: int
    name: str
    size: int = Field(description="Bytes.")
    sha256: str
    sha512: str
    note: str
    by: str
    at: str
    marking: str


class PaperLine(Part):
    """A paper with its versions."""

    code: str
    item: str
    title: str
    withdrawn: str
    owner: str
    marking: str
    versions: tuple[VersionLine, ...] = Field(description="Those that you see, the newest last.")


class Said(Result):
    """What was done."""

    said: str = Field(description="What was done.")
    code: str = Field(description="Code of what it was done to.")
    synthetic: bool

    def text(self) -> str:
        """Return what was done."""
        return banded(self.said, synthetic=self.synthetic)


def body_line(one: "BodyTold") -> BodyLine:
    """Return a body as a line."""
    return BodyLine(
        code=one.code,
        nation=one.nation,
        name=one.name,
        name_ur=one.name_ur,
        legal_basis=one.legal_basis,
        rule=one.rule,
        seats=one.seats,
        members=one.members,
        notice_days=one.notice_days,
        owner=one.owner,
        marking=str(one.marking),
        dissolved=stamp(one.dissolved, zone_of(one.zone)),
    )


def seat_line(one: "Holder", zone: tzinfo) -> SeatLine:
    """Return a seat as a line."""
    return SeatLine(
        seat=one.seat,
        title=one.title,
        title_ur=one.title_ur,
        constituency=one.constituency,
        chair=one.chair,
        votes=one.votes,
        voiceless=not one.seat_votes,
        person=one.person,
        name=one.name,
        since=stamp(one.since, zone),
        assistants=tuple(helper.name for helper in one.assistants),
        assisting=tuple(helper.person for helper in one.assistants),
    )


def meeting_line(one: "MeetingTold") -> MeetingLine:
    """Return a meeting as a line, with times on the clock of its nation."""
    zone = zone_of(one.zone)
    return MeetingLine(
        code=one.code,
        body=one.body,
        body_name=one.body_name,
        nation=one.nation,
        title=one.title,
        place=one.place,
        begins=stamp(one.begins, zone),
        ends=stamp(one.ends, zone),
        state=one.state,
        noticed=stamp(one.noticed, zone),
        short_notice=one.short_notice,
        opened=stamp(one.opened, zone),
        closed=stamp(one.closed, zone),
        revision=one.revision,
        owner=one.owner,
        marking=str(one.marking),
    )


def item_line(one: "ItemTold") -> ItemLine:
    """Return an item as a line."""
    return ItemLine(
        code=one.code,
        body=one.body,
        meeting=one.meeting,
        place=one.place,
        kind=one.kind,
        title=one.title,
        title_ur=one.title_ur,
        question=one.question,
        recommendation=one.recommendation,
        dissent=one.dissent,
        strength=one.strength,
        strength_why=one.strength_why,
        due=str(one.due or ""),
        state=one.state,
        papers=one.papers,
        owner=one.owner,
        marking=str(one.marking),
    )


def paper_line(one: "PaperTold", zone: tzinfo = UTC) -> PaperLine:
    """Return a paper as a line."""
    return PaperLine(
        code=one.code,
        item=one.item,
        title=one.title,
        withdrawn=stamp(one.withdrawn, zone),
        owner=one.owner,
        marking=str(one.marking),
        versions=tuple(
            VersionLine(
                number=version.number,
                name=version.name,
                size=version.size,
                sha256=version.sha256,
                sha512=version.sha512,
                note=version.note,
                by=version.by,
                at=stamp(version.at, zone),
                marking=str(version.marking),
            )
            for version in one.versions
        ),
    )


def told_meeting(one: MeetingLine) -> str:
    """Return a meeting as one line that a person reads."""
    place = f" · {one.place}" if one.place else ""
    return f"{one.code} · {clock_text(one.begins)} · {one.body} · {one.title}{place} · {one.state} · {one.marking}"


def told_item(one: ItemLine) -> str:
    """Return an item as one line that a person reads."""
    place = f"{one.place}. " if one.place else ""
    due = f" · by {one.due}" if one.due else ""
    return f"{place}{one.code} · for {one.kind} · {one.title}{due} · {one.state} · {one.marking}"


def zone_of(name: str) -> ZoneInfo:
    """Return a time zone; UTC where this machine does not know it."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return ZoneInfo("UTC")


def given(command: Command, *names: str) -> dict[str, Any]:
    """Return those of some fields of a command that were given."""
    return {name: value for name in names if (value := getattr(command, name)) is not None}


def yes_no(**answers: str) -> dict[str, bool]:
    """Return those answers that were given, as truths."""
    return {name: value == "yes" for name, value in answers.items() if value}


def marking_of(text: str) -> Marking | None:
    """Return the marking that an option names; None where it names none.

    Raises
    ------
    InputError
        If it is no marking.
    """
    return Marking.parse(text, where="option --marking") if text else None


def moment_of(text: str, zone: tzinfo, where: str) -> datetime:
    """Return the instant that a person means by a day and an hour on the clock of a zone.

    Raises
    ------
    InputError
        If it is none.
    """
    from majlis.evidence.reporting.clocks import moment_in

    return moment_in(text, zone, where=where)


def read_file(path: Path, most: int) -> bytes:
    """Return a file, and no more of it than tells that it is too large.

    Raises
    ------
    InputError
        If it is a folder.
    NotFoundError
        If it cannot be read.
    """
    if path.is_dir():
        raise InputError("it is a folder", where="argument FILE", mend="send one file", code="council.folder")
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError:
        raise NotFoundError(
            f"{path.name} cannot be read", where="argument FILE", mend="name a file that is there", code="council.file"
        ) from None


def body_said(records: "Records", code: str, said: str) -> Said:
    """Return what was done to a body."""
    from majlis.adapters.records.council import bodies

    return Said(said=said, code=code, synthetic=bodies.find(records, code).synthetic)


def meeting_said(records: "Records", code: str, said: str) -> Said:
    """Return what was done to a meeting."""
    from majlis.adapters.records.council import meetings

    one = meetings.find(records, code)
    return Said(said=f"{said}\n{told_meeting(meeting_line(one))}", code=one.code, synthetic=one.synthetic)


def item_said(records: "Records", code: str, said: str) -> Said:
    """Return what was done to an item."""
    from majlis.adapters.records.council import agenda

    one = agenda.find(records, code)
    return Said(said=f"{said}\n{told_item(item_line(one))}", code=one.code, synthetic=one.synthetic)


def paper_said(records: "Records", code: str, said: str) -> Said:
    """Return what was done to a paper."""
    from majlis.adapters.records.council import papers

    one = papers.find(records, code)
    return Said(said=said, code=one.code, synthetic=one.synthetic)


Place = Annotated[Line, Field(description="Where they meet: a room, a link.")]
