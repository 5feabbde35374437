"""A meeting as an entry of a calendar (RFC 5545)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import majlis


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a calendar.

    Attributes
    ----------
    code : str
        From which the entry has its lasting name.
    title, place, text : str
    begins, ends : datetime
    revision : int
        Counts changes, from 1: a calendar takes the newest.
    changed : datetime
        When it was written.
    cancelled : bool
    """

    code: str
    title: str
    place: str
    text: str
    begins: datetime
    ends: datetime
    revision: int
    changed: datetime
    cancelled: bool = False


def uid_of(code: str) -> str:
    """Return the lasting name of a meeting's entry: the same in every revision."""
    return f"{code.lower()}@majlis"


def ics(entries: Sequence[Entry], *, cancels: bool = False) -> bytes:
    """Return an iCalendar file. Times are in UTC, which every calendar shows on its own clock.

    Parameters
    ----------
    entries : sequence of Entry
    cancels : bool, optional
        Whether the file takes entries back that were sent before.
    """
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//Majlis//Majlis {majlis.__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancels else "PUBLISH")
    for one in entries:
        event = icalendar.Event()
        event.add("uid", uid_of(one.code))
        event.add("sequence", one.revision - 1)
        event.add("dtstamp", _second(one.changed))
        event.add("dtstart", _second(one.begins))
        event.add("dtend", _second(one.ends))
        event.add("summary", one.title)
        event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
        if one.place:
            event.add("location", one.place)
        if one.text:
            event.add("description", one.text)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _second(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)
