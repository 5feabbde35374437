"""What minutes are written from, gathered from the rows as their reader may see them."""

from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet

from majlis.adapters.records.council import attendance, ballots, events, meetings, motions, papers
from majlis.adapters.records.council.actions import WITH
from majlis.adapters.records.council.actions import told as told_actions
from majlis.adapters.records.council.decisions import DecisionTold, of_motion
from majlis.adapters.records.council.gatherings import seen_meetings
from majlis.adapters.records.council.items import ItemTold, on_agenda
from majlis.adapters.records.council.items import find as find_item
from majlis.adapters.records.council.standing import holders_of
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Action, AgendaItem, Meeting, MeetingEvent, Minutes, MinutesNote
from majlis.adapters.records.register import reading
from majlis.adapters.records.register.named import find as find_log
from majlis.briefing.minutes_facts import (
    ActionFacts,
    BallotFacts,
    DecisionFacts,
    Happened,
    Material,
    Matter,
    MotionFacts,
    SeatFacts,
    Stay,
)
from majlis.council.lifecycle import Form
from majlis.kernel.errors import NotFoundError
from majlis.kernel.marking import join_all

_NAMED = frozenset({Form.RECORDED, Form.NAMES})
_DEALT = frozenset(
    {"item", "item-done", "motion", "amendment", "result", "withdrawn", "item-withdrawn", "carried-over"}
)
"""Kinds of events after which an item belongs into minutes, though it may be back in the forward plan."""
_NUMBERS = ("yes", "no", "abstain", "spoilt")


def material(records: Records, row: Minutes) -> Material:
    """Return what a version of minutes is written from, as the reader may see it.

    Parameters
    ----------
    records : Records
    row : Minutes
        That the reader was found to see.
    """
    meeting = row.meeting
    told = meetings.find(records, meeting.code)
    happened = events.listed(records, meeting.code)
    items = _items(records, meeting.code, [event.item for event in happened if event.kind in _DEALT])
    notes = _notes(records, row)
    found = {one.code: one for item in items for one in motions.of_item(records, item.code)}
    every = {
        (ballot.motion, ballot.number): ballot
        for code in {str(event.facts["motion"]) for event in happened if event.facts.get("motion")} & set(found)
        for ballot in ballots.of_motion(records, code)
        if ballot.meeting == meeting.code
    }
    decided = _decided(records, {ballot.motion for ballot in every.values()})
    here = Q(meeting=meeting) | Q(decision__ballot__meeting=meeting)
    rows = Action.objects.visible_to(records.reader).filter(here).select_related(*WITH).order_by("pk")
    owed = told_actions(records, rows)
    markings = [told.marking, *(one.marking for one in items), *(one.marking for one in found.values())]
    markings += [*(one.marking for one in decided), *(one.marking for one in owed)]
    return Material(
        body=told.body_name,
        code=told.code,
        title=told.title,
        place=told.place,
        begins=told.begins,
        zone=meetings.zone_of(meeting.body),
        marking=str(join_all(markings)),
        synthetic=told.synthetic,
        made=row.written_at,
        version=row.version,
        state=row.state,
        chair=told.chaired_by,
        seats={one.seat: SeatFacts(one.seat, one.title, one.name) for one in holders_of(meeting.body)},
        stays=_stays(records, meeting.code, happened),
        events=tuple(Happened(event.kind, event.item, event.at, event.facts) for event in happened),
        matters=_matters(records, items, notes),
        motions={code: _motion(one, found.values()) for code, one in found.items()},
        ballots={key: _ballot(records, one) for key, one in every.items()},
        recusals={(code, one.seat): one.reason for code in found for one in motions.recusals(records, code)},
        decisions=tuple(
            DecisionFacts(one.code, one.motion, one.title, one.text, one.text_ur, one.index, one.sealed)
            for one in decided
        ),
        actions=tuple(ActionFacts(one.code, one.text, one.doer, str(one.due), one.decision) for one in owed),
        note=notes.get("", ""),
        before=_before(records, meeting),
        checkpoint=_checkpoint(records, told.nation),
        left_out=_left_out(meeting, items),
    )


def _items(records: Records, meeting: str, named: Iterable[str]) -> tuple[ItemTold, ...]:
    """Return the items of the agenda, and those that were on it and went back to the forward plan."""
    on_it = on_agenda(records, meeting)
    rest = [code for code in dict.fromkeys(named) if code not in {item.code for item in on_it}]
    gone = []
    for code in rest:
        try:
            gone.append(find_item(records, code))
        except NotFoundError:  # the event may be seen, the item not
            continue
    return (*on_it, *gone)


def dealt_with(meeting: Meeting) -> "QuerySet[AgendaItem]":
    """Return the items that a meeting has or dealt with, whoever may see them."""
    named = MeetingEvent.everything.filter(meeting=meeting, kind__in=_DEALT).values_list("facts__item", flat=True)
    rows: QuerySet[AgendaItem] = AgendaItem.everything.filter(Q(meeting=meeting) | Q(code__in=list(named)))
    return rows


def _left_out(meeting: Meeting, seen: Sequence[ItemTold]) -> int:
    """Return how many of the items the reader may not see."""
    return len(set(dealt_with(meeting).values_list("code", flat=True)) - {item.code for item in seen})


def _stays(records: Records, meeting: str, happened: Sequence[events.Event]) -> tuple[Stay, ...]:
    names = {str(event.facts.get("person")): str(event.facts.get("name")) for event in happened if event.kind == "came"}
    return tuple(
        Stay(one.seat, names.get(one.person) or one.person, one.remote, one.came, one.left)
        for one in attendance.there(records, meeting)
    )


def _notes(records: Records, row: Minutes) -> dict[str, str]:
    rows = MinutesNote.objects.visible_to(records.reader).filter(minutes=row.pk)
    return dict(rows.values_list("item", "text"))


def _matters(records: Records, items: Sequence[ItemTold], notes: dict[str, str]) -> tuple[Matter, ...]:
    lying = papers.of_items(records, [item.code for item in items])
    return tuple(
        Matter(
            code=item.code,
            place=place,
            kind=item.kind,
            title=item.title,
            title_ur=item.title_ur,
            question=item.question,
            marking=str(item.marking),
            note=notes.get(item.code, ""),
            papers=tuple(
                (paper.code, paper.title, paper.newest.sha256)
                for paper in lying[item.code]
                if paper.newest is not None and paper.withdrawn is None
            ),
        )
        for place, item in enumerate(items, 1)
    )


def _motion(one: motions.MotionTold, every: Iterable[motions.MotionTold]) -> MotionFacts:
    """Return a motion with the text that was put: before amendments changed it."""
    carried = [other for other in every if other.amends == one.code and other.base and other.state == "decided"]
    first = min(carried, key=lambda other: other.pk, default=None)
    return MotionFacts(
        code=one.code,
        title=one.title,
        text=first.base if first else one.text,
        text_ur=first.base_ur if first else one.text_ur,
        option=one.option,
        amends=one.amends,
        proposed_by=one.proposed_by,
        legal_basis=one.legal_basis,
    )


def _ballot(records: Records, one: ballots.BallotTold) -> BallotFacts:
    named = ballots.votes(records, one) if one.form in _NAMED else ()
    return BallotFacts(
        motion=one.motion,
        number=one.number,
        form=one.form.value,
        clerk=one.clerk,
        outcome=one.outcome,
        reasons=one.reasons,
        count={name: int(one.count[name]) for name in _NUMBERS if name in one.count},
        names=tuple((vote.seat, vote.vote) for vote in named),
        confirmed=one.confirmed_at is not None,
        casting=one.casting,
        proxies={str(away): str(holder) for away, holder in one.room.get("proxies", {}).items()},
    )


def _decided(records: Records, voted: Iterable[str]) -> tuple[DecisionTold, ...]:
    made = [one for one in (of_motion(records, code) for code in voted) if one is not None]
    return tuple(sorted(made, key=lambda one: one.code))


def _before(records: Records, meeting: Meeting) -> tuple[str, str, str]:
    """Return the meeting before, how its minutes stand, and the hash of those that were approved."""
    rows = seen_meetings(records.reader).filter(body=meeting.body_id, begins_at__lt=meeting.begins_at)
    row = rows.exclude(state="cancelled").order_by("-begins_at", "-pk").first()
    if row is None:
        return "", "", ""
    seen = Minutes.objects.visible_to(records.reader).filter(meeting=row)
    minutes = seen.order_by("-version").first()
    return row.code, minutes.state if minutes else "not written yet", minutes.sha256 if minutes else ""


def _checkpoint(records: Records, nation: str) -> str:
    log = find_log(records, nation, "decisions")
    newest = reading.newest(records, log) if log else None
    return newest.note.decode() if newest else ""
