"""The room in which is voted: who may vote, is there, is represented. It counts everybody, whoever asks."""

from collections.abc import Iterable
from dataclasses import replace

from majlis import council
from majlis.adapters.records.council.bodies import body_row
from majlis.adapters.records.council.gatherings import meeting_row
from majlis.adapters.records.council.standing import Holder, holders_of
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Attendance, Meeting, Proxy
from majlis.council import Room, Rule

_NOBODY: frozenset[str] = frozenset()


def room_of(records: Records, meeting_code: str, recused: frozenset[str] = _NOBODY, rule: Rule | None = None) -> Room:
    """Return who is in the room of a meeting at this moment.

    Parameters
    ----------
    records : Records
    meeting_code : str
    recused : frozenset of str, optional
        Seats that take no part in what is voted.
    rule : Rule, optional
        By which it is voted: where it knows no proxies, none counts.

    Raises
    ------
    NotFoundError
        If there is no such meeting, or the reader may not see it.
    """
    room = room_at(meeting_row(records, meeting_code), recused)
    return replace(room, proxies={}) if rule is not None and not rule.proxies else room


def room_at(meeting: Meeting, recused: frozenset[str] = _NOBODY) -> Room:
    """Return who is in the room of a meeting that a reader was found to see."""
    rows = Attendance.everything.filter(meeting=meeting, left_at=None)
    present = frozenset(rows.values_list("seat__code", flat=True))
    given = Proxy.everything.filter(meeting=meeting, until=None).values_list("away__code", "holder__code")
    whole = _room(holders_of(meeting.body), present, recused)
    proxies = {away: holder for away, holder in given if {away, holder} <= whole.codes and away not in present}
    return replace(whole, opening=frozenset(meeting.opening.get("present", ())), proxies=proxies)


def room_without_meeting(
    records: Records, body_code: str, present: Iterable[str] = (), recused: frozenset[str] = _NOBODY
) -> Room:
    """Return a room for what is decided without a meeting: in writing, or by silence.

    Parameters
    ----------
    records : Records
    body_code : str
    present : iterable of str, optional
        Seats that take part.
    recused : frozenset of str, optional

    Raises
    ------
    NotFoundError
        If there is no such body, or the reader may not see it.
    """
    return _room(holders_of(body_row(records, body_code)), frozenset(present), recused)


def _room(seats: Iterable[Holder], present: frozenset[str], recused: frozenset[str]) -> Room:
    there = tuple(seats)
    entitled = tuple(council.Seat(one.seat, one.constituency) for one in there if one.votes)
    return Room(len(there), entitled, present, present, recused)
