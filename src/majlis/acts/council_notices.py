"""The notice of a meeting and its entry for calendars, as several acts need them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from majlis.acts.council_lines import zone_of
from majlis.kernel.marking import banded

if TYPE_CHECKING:
    from majlis.adapters.records.council.meetings import MeetingTold
    from majlis.adapters.records.handle import Records


def notice_of(records: "Records", code: str) -> str:
    """Return the notice of a meeting as plain text; items that are marked more strictly are named by code alone."""
    from majlis.adapters.records.council import agenda, meetings
    from majlis.council.notice import Announced, Call, text_of

    one = meetings.find(records, code)
    items = [
        Announced(item.code, item.kind, item.title, item.marking, item.papers)
        for item in agenda.on_agenda(records, code)
        if item.state != "withdrawn"
    ]
    call = Call(
        body=one.body_name,
        title=one.title,
        code=one.code,
        place=one.place,
        begins=one.begins,
        ends=one.ends,
        zone=zone_of(one.zone),
        items=items,
        marking=one.marking,
        short=one.short_notice,
    )
    return banded(text_of(call), synthetic=one.synthetic)


def calendar_of(records: "Records", found: "Sequence[MeetingTold]") -> bytes:
    """Return meetings as an iCalendar file. One that was cancelled is taken back in every calendar that has it."""
    from majlis.council.calendars import Entry, ics

    entries = [
        Entry(
            code=one.code,
            title=banded_title(one),
            place=one.place,
            text="" if one.state == "cancelled" else notice_of(records, one.code),
            begins=one.begins,
            ends=one.ends,
            revision=one.revision,
            changed=one.changed,
            cancelled=one.state == "cancelled",
        )
        for one in found
    ]
    return ics(entries, cancels=bool(entries) and all(one.cancelled for one in entries))


def banded_title(one: "MeetingTold") -> str:
    """Return what a meeting is called in a calendar: with its body, and what is synthetic says so."""
    return f"{'SYNTHETIC: ' if one.synthetic else ''}{one.body_name}: {one.title}"
