"""Notice of a meeting: whether it comes in time, and what it says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from majlis.kernel.marking import Marking


@dataclass(frozen=True, slots=True)
class Announced:
    """An item of an agenda, as far as a notice tells of it.

    Attributes
    ----------
    code, kind, title : str
    marking : Marking
    papers : int
    """

    code: str
    kind: str
    title: str
    marking: Marking
    papers: int = 0


@dataclass(frozen=True, slots=True)
class Call:
    """What a notice is written from.

    Attributes
    ----------
    body, title, code, place : str
    begins, ends : datetime
    zone : tzinfo
    items : sequence of Announced
    marking : Marking
        Of the meeting: what is marked more strictly is announced by its code alone.
    short : str
        Why it comes late; empty where it does not.
    """

    body: str
    title: str
    code: str
    place: str
    begins: datetime
    ends: datetime
    zone: tzinfo
    items: Sequence[Announced]
    marking: Marking
    short: str = ""


def days_between(given: datetime, begins: datetime, zone: tzinfo) -> int:
    """Return how many days before a meeting notice is given, by the calendar of a zone; below zero when it is late.

    The day of the notice does not count, the day of the meeting does: who is told on Monday of a meeting on the next
    Monday is told seven days before.
    """
    return (begins.astimezone(zone).date() - given.astimezone(zone).date()).days


def short_by(given: datetime, begins: datetime, zone: tzinfo, wanted: int) -> int:
    """Return how many days a notice comes too late; 0 where it comes in time."""
    return max(0, wanted - days_between(given, begins, zone))


def text_of(call: Call) -> str:
    """Return a notice as plain text, on the clock of the nation."""
    begins, ends = call.begins.astimezone(call.zone), call.ends.astimezone(call.zone)
    until = f"{ends:%H:%M}" if begins.date() == ends.date() else f"{ends:%A, %d %B %Y, %H:%M}"
    lines = [
        str(call.marking),
        "",
        f"{call.body}: notice of meeting {call.code}",
        "",
        call.title,
        f"{begins:%A, %d %B %Y, %H:%M} to {until} ({call.zone})",
    ]
    if call.place:
        lines.append(call.place)
    lines += ["", "Agenda"]
    lines += [f"{place}. {_announced(one, call.marking)}" for place, one in enumerate(call.items, 1)] or [
        "No items yet."
    ]
    if call.short:
        lines += ["", f"This notice is shorter than the rule says: {call.short}"]
    return "\n".join(lines) + "\n"


def _announced(one: Announced, marking: Marking) -> str:
    if not marking.permits(one.marking):
        return f"{one.code}, marked {one.marking}: read it where you are cleared for it"
    papers = f", {one.papers} paper{'' if one.papers == 1 else 's'}" if one.papers else ""
    return f"{one.title} ({one.code}, for {one.kind}{papers})"
