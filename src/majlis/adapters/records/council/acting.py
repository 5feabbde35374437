"""What is done with actions: set, reported, accepted, moved, given to another, escalated. Each step stays written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from majlis.adapters.records import audit
from majlis.adapters.records.council.actions import action_row, today
from majlis.adapters.records.council.bodies import body_row, demand_owner
from majlis.adapters.records.council.events import record
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key
from majlis.adapters.records.models import Action, ActionStep, Body, Decision, Meeting
from majlis.adapters.records.numbering import numbered
from majlis.adapters.records.people.accounts import organisation_row, person_row
from majlis.adapters.records.people.roles import standing as roles_of
from majlis.adapters.records.uploads import keep_upload
from majlis.council.following import Deed, Level, demand_deed, standing
from majlis.evidence.reporting.enclosures import KNOWN, file_name, megabytes
from majlis.kernel.errors import InputError, NotFoundError, PermissionDeniedError
from majlis.kernel.marking import Marking
from majlis.reference.escalation import levels


@dataclass(frozen=True, slots=True)
class New:
    """An action as it is set.

    Attributes
    ----------
    text : str
    doer : str
        Login.
    due : date
    decision, meeting, body : str
        Codes; one of them says of which body it is.
    organisation : str
        Code; empty for none.
    marking : Marking or None
        None: that of the decision, the meeting, or the body.
    """

    text: str
    doer: str
    due: date
    decision: str = ""
    meeting: str = ""
    body: str = ""
    organisation: str = ""
    marking: Marking | None = None


@dataclass(frozen=True, slots=True)
class Doing:
    """What is done with an action.

    Attributes
    ----------
    deed : Deed
    kind : str
        How the step is called.
    text : str
    values : mapping
        Columns of the action that change besides its state.
    facts : mapping
        What the step tells besides its text.
    file : tuple of str and bytes, or None
        Name and content of what shows it.
    """

    deed: Deed
    kind: str
    text: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    file: tuple[str, bytes] | None = None


def add(records: Records, new: New) -> str:
    """Set an action and return its code. In an open meeting it becomes part of what happened there.

    Raises
    ------
    NotFoundError
        If there is no such decision, meeting, body, person or organisation.
    InputError
        If nothing says of which body it is, or its day has passed.
    """
    decision, meeting = _decision(records, new.decision), _meeting(records, new.meeting)
    body = _body(records, new, decision, meeting)
    demand_owner(records, body)
    above = decision or meeting or body
    marking = new.marking or above.marking.marking
    _demand_day(records, new.due, body.nation.code)
    if new.organisation:
        organisation_row(new.organisation)
    _demand_reads(records, new.doer, marking, body.owner.code)
    values: dict[str, Any] = {"text": new.text, "doer": new.doer, "due": new.due, "organisation": new.organisation}
    values |= {"body": body, "decision": decision, "meeting": meeting, "owner_id": body.owner_id}
    values |= {"set_by": records.actor, "set_at": records.now(), "marking_id": marking_key(marking)}
    with transaction.atomic():
        row = numbered(records, Action, "ACT", lambda: values)
        _step(records, row, Doing("report", "set", new.text, facts={"doer": new.doer, "due": str(new.due)}))
        if meeting is not None and meeting.state == "open":
            record(records, meeting.pk, "action", {"action": row.code}, marking=marking)
        audit.note(records, "action add", row.code, detail={"body": body.code, "due": str(new.due)})
    return row.code


def do(records: Records, code: str, doing: Doing) -> None:
    """Do something with an action; what it was before stays in its history.

    Raises
    ------
    NotFoundError
        If there is no such action.
    ConflictError
        If this may not be done with an action in its state.
    InputError
        If a file is empty or too large.
    PermissionDeniedError
        If who acts neither owes it nor acts for the organisation that keeps it.
    """
    seen = action_row(records, code)
    if seen.doer != records.actor or doing.deed != "report":
        demand_owner(records, seen)
    if doing.file is not None:
        _judge(doing.file[1])
    with transaction.atomic():
        row = Action.everything.select_for_update().select_related("body__nation").get(pk=seen.pk)
        state = demand_deed(row.code, row.state, doing.deed)
        Action.everything.filter(pk=row.pk).update(state=state, **doing.values)
        _step(records, row, doing)
        audit.note(records, f"action {doing.deed}", row.code, detail={"state": state})


def report(records: Records, code: str, text: str, file: tuple[str, bytes] | None, *, behalf: bool = False) -> None:
    """Say what was done: who owes it, or the clerk for that person.

    Raises
    ------
    NotFoundError, ConflictError, InputError
        As in :func:`do`.
    PermissionDeniedError
        If somebody else says it.
    """
    row = action_row(records, code)
    if row.doer != records.actor and not behalf:
        raise PermissionDeniedError(
            f"{row.code} is owed by {row.doer}",
            why="who owes it says what was done, or the secretariat for that person",
            mend="tell the secretariat",
            code="action.not-yours",
        )
    facts = {"behalf": row.doer} if row.doer != records.actor else {}
    do(records, code, Doing("report", "reported", text, facts=facts, file=file))


def accept(records: Records, code: str, text: str, *, alone: bool = False) -> None:
    """Take an action as done. Nobody accepts what he or she owes.

    Raises
    ------
    NotFoundError, ConflictError
        As in :func:`do`.
    PermissionDeniedError
        If who accepts is who owed it.
    """
    row = action_row(records, code)
    if row.doer == records.actor and not alone:
        raise PermissionDeniedError(
            f"{records.actor} owes {row.code}",
            why="nobody accepts what he or she owes",
            mend="ask somebody else of the secretariat",
            code="action.own",
        )
    do(records, code, Doing("accept", "done", text))


def move(records: Records, code: str, due: date, reason: str) -> None:
    """Give an action another day. Its escalation is counted anew from that day.

    Raises
    ------
    NotFoundError, ConflictError
        As in :func:`do`.
    InputError
        If the day has passed, or is the same.
    """
    row = action_row(records, code)
    _demand_day(records, due, row.body.nation.code)
    if due == row.due:
        raise InputError(f"{row.code} is due on {due} already", mend="give another day", code="action.same-day")
    doing = Doing("move", "moved", reason, {"due": due, "level": 0}, {"from": str(row.due), "to": str(due)})
    do(records, code, doing)


def give(records: Records, code: str, doer: str, organisation: str, reason: str) -> None:
    """Give an action to another person.

    Raises
    ------
    NotFoundError, ConflictError
        As in :func:`do`; or if there is no such person or organisation.
    InputError
        If the person may not read it.
    """
    row = action_row(records, code)
    if organisation:
        organisation_row(organisation)
    _demand_reads(records, doer, row.marking.marking, row.owner.code)
    values = {"doer": doer, "organisation": organisation or row.organisation}
    do(records, code, Doing("give", "given", reason, values, {"from": row.doer, "to": doer}))


def escalate(records: Records, nation: str, chosen: tuple[Level, ...] = ()) -> tuple[tuple[str, int], ...]:
    """Raise each open action of a nation to the level that it has reached today; return which, and to what.

    Parameters
    ----------
    records : Records
    nation : str
    chosen : tuple of Level, optional
        Those that ship where none are given.
    """
    known, day = chosen or levels(), today(records, nation)
    rows = Action.objects.visible_to(records.reader).filter(body__nation__code=nation, state="open", due__lt=day)
    raised = []
    for pk in rows.order_by("due", "pk").values_list("pk", flat=True):
        with transaction.atomic():
            row = Action.everything.select_for_update().get(pk=pk)
            found = standing(known, row.state, row.due, day)
            if found.level <= row.level:
                continue
            Action.everything.filter(pk=pk).update(level=found.level)
            facts: dict[str, object] = {"level": found.level, "days": found.overdue}
            _step(records, row, Doing("escalate", "escalated", facts=facts))
            audit.note(records, "action escalate", row.code, detail=facts)
        raised.append((row.code, found.level))
    return tuple(raised)


def _step(records: Records, row: Action, doing: Doing) -> None:
    number = (ActionStep.everything.filter(action=row.pk).aggregate(last=Max("number"))["last"] or 0) + 1
    name, data = doing.file or ("", b"")
    ActionStep.everything.create(
        action=row,
        number=number,
        kind=doing.kind,
        text=doing.text,
        facts=dict(doing.facts),
        sha256=keep_upload(records.home, data) if data else "",
        name=file_name(name) if data else "",
        at=records.now(),
        by=records.actor,
        owner_id=row.owner_id,
        marking_id=row.marking_id,
    )


def _judge(data: bytes) -> None:
    if not data or len(data) > KNOWN.size:
        why = f"it has {megabytes(len(data))}, and at most {megabytes(KNOWN.size)} are taken" if data else ""
        raise InputError(
            "the file is too large" if data else "the file is empty",
            where="option --file",
            why=why,
            mend="name another",
            code="action.file",
        )


def _decision(records: Records, code: str) -> Decision | None:
    if not code:
        return None
    rows = Decision.objects.visible_to(records.reader).select_related("body__nation", "body__owner", "marking")
    found: Decision | None = rows.filter(code=code).first()
    if found is None:
        raise NotFoundError(
            f"there is no decision {code[:40]!r}", mend="majlis decision list shows them", code="decision.none"
        )
    return found


def _meeting(records: Records, code: str) -> Meeting | None:
    if not code:
        return None
    rows = Meeting.objects.visible_to(records.reader).select_related("body__nation", "body__owner", "marking")
    found: Meeting | None = rows.filter(code=code).first()
    if found is None:
        raise NotFoundError(
            f"there is no meeting {code[:40]!r}", mend="majlis meeting list shows them", code="meeting.none"
        )
    return found


def _body(records: Records, new: New, decision: Decision | None, meeting: Meeting | None) -> Body:
    bodies = {above.body.code: above.body for above in (decision, meeting) if above is not None}
    if new.body:
        bodies[new.body] = bodies.get(new.body) or body_row(records, new.body)
    if len(bodies) == 1:
        found: Body = next(iter(bodies.values()))
        return found
    raise InputError(
        "decision, meeting and body do not belong together" if bodies else "nothing says of which body it is",
        mend="name a decision, a meeting or a body, all of one body",
        code="action.body",
    )


def _demand_day(records: Records, due: date, nation: str) -> None:
    if due < today(records, nation):
        raise InputError(
            f"{due} has passed", where="option --due", mend="give today or a later day", code="action.passed"
        )


def _demand_reads(records: Records, login: str, marking: Marking, owner: str) -> None:
    """See that who is to do it may read it: nobody can do what he or she is not told."""
    person_row(login)
    if not roles_of(records, login).reader.may_read(marking, owner):
        raise InputError(
            f"{login} may not read what is {marking}",
            where="option --doer",
            why="nobody can do what he or she is not told",
            mend="name another person, or write it so that it can be marked lower, and mark it so",
            code="action.reads-not",
        )
