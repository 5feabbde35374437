"""Read what somebody wrote on an incident, and suggest its fields, each with the words that led to it."""

from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import Field, StringConstraints

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.letters import body_of, read_given
from majlis.acts.note_making import known_names
from majlis.acts.options import NationCode
from majlis.acts.world import World
from majlis.kernel.errors import InputError
from majlis.kernel.marking import banded


class SuggestCommand(Command):
    """Which nation, and what was written: one of the three."""

    nation: NationCode
    text: Path | None = Field(default=None, description="File with the text.")
    email: Path | None = Field(default=None, description="E-mail, saved as .eml. Nothing that hangs on it is opened.")
    pasted: Annotated[str, StringConstraints(max_length=40_000)] = Field(default="", description="The text itself.")


class SuggestionLine(Part):
    """A suggestion for a field of the incident."""

    field: str
    value: str
    words: str = Field(description="The words that led to it; where the value is empty, why it is.")


class NearLine(Part):
    """An incident that is here already and may be the same."""

    code: str
    title: str
    day: str


class SuggestResult(Result):
    """What the text says of the incident. A person accepts or corrects it; nothing was written."""

    nation: str
    subject: str
    sender: str
    sent: str = Field(description="In UTC; empty where it does not say.")
    body: str = Field(description="The text without greeting and signature.")
    attachments: tuple[str, ...] = Field(description="Names and sizes of what hung on it; none of it was opened.")
    cut: int = Field(description="Characters that were left out, as it was too long.")
    suggestions: tuple[SuggestionLine, ...]
    near: tuple[NearLine, ...] = Field(description="Open incidents of the same days and sector or operator.")
    synthetic: bool
    marking: str

    def text(self) -> str:
        """Return each suggestion with the words that led to it."""
        lines = [f"{self.subject or 'No subject'} · {self.sender or 'sender not said'} · {self.sent}"]
        lines += [f"{one.field:<10}{one.value}  (from: {one.words})" for one in self.suggestions if one.value]
        lines += [f"{one.field:<10}left empty: {one.words}" for one in self.suggestions if not one.value]
        lines += [f"{'attached':<10}{name}, not opened" for name in self.attachments]
        lines += [f"{'near':<10}{one.code} · {one.day} · {one.title}" for one in self.near]
        lines.append(f"Next: majlis incident create {self.nation} --title TEXT --day DAY --kind KIND")
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("document.write")
def suggest(command: SuggestCommand, world: World) -> SuggestResult:
    """Read it, and suggest.

    Raises
    ------
    NotFoundError
        If there is no such nation or file.
    InputError
        If nothing is given, or it cannot be read.
    """
    letter = read_given(command.text, command.email, command.pasted)
    if letter is None:
        raise InputError(
            "nothing is given to read",
            where="option --pasted",
            mend="paste the text, or give the e-mail as .eml",
            code="brief.nothing",
        )
    records = world.records
    from majlis.adapters.records import nations
    from majlis.evidence.suggesting import suggest as suggested
    from majlis.kernel.times import format_instant

    header = nations.header(records, command.nation)
    zone = ZoneInfo(header.time_zone)
    found = suggested(letter, known_names(world, command.nation), world.now().astimezone(zone).date(), zone)
    return SuggestResult(
        nation=command.nation,
        subject=letter.subject,
        sender=letter.sender,
        sent=format_instant(letter.sent) if letter.sent else "",
        body=body_of(letter),
        attachments=letter.attachments,
        cut=letter.cut,
        suggestions=tuple(SuggestionLine(field=one.field, value=one.value, words=one.words) for one in found),
        near=_near(world, command.nation, {one.field: one.value for one in found}),
        synthetic=header.synthetic,
        marking=str(header.marking),
    )


def _near(world: World, code: str, found: dict[str, str]) -> tuple[NearLine, ...]:
    """Return open incidents of the week before and the days after that share operator or sector."""
    from datetime import date, timedelta

    from majlis.adapters.records.incidents import lists

    if "day" not in found or not (found.get("operator") or found.get("sector")):
        return ()
    day = date.fromisoformat(found["day"])
    wanted = lists.Wanted(closed=False, since=day - timedelta(days=7), until=day + timedelta(days=8), most=20)
    rows, _ = lists.page(world.records, code, wanted)
    alike = [
        one
        for one in rows
        if (one.operator and one.operator == found.get("operator"))
        or (one.sector and one.sector == found.get("sector"))
    ]
    return tuple(NearLine(code=one.code, title=one.title, day=str(one.day)) for one in alike[:5])
