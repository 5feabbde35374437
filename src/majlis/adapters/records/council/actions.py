"""Actions for who may see them: one with its history, and lists by who owes them and what is overdue."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import models
from django.db.models import QuerySet

from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Action, ActionStep, Decision, Meeting
from majlis.adapters.records.pages import day_cursor, read_day_cursor
from majlis.adapters.records.reports.heads import zone_of
from majlis.adapters.records.uploads import read_upload
from majlis.council.following import days_overdue
from majlis.kernel.errors import NotFoundError
from majlis.kernel.marking import Marking

WITH = ("body__nation", "owner", "marking")
"""What :func:`told` reads beside a row."""
OPEN = ("open", "reported")
"""States in which something is still to be done."""
M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Step:
    """What happened with an action; ``file`` is the name of what shows it."""

    number: int
    kind: str
    text: str
    facts: Mapping[str, Any]
    file: str
    sha256: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Told:
    """An action.

    Attributes
    ----------
    code, body, body_name, nation : str
    decision, meeting : str
        Codes; empty where there is none, or the reader may not see it.
    text, doer, organisation : str
    due : date
    state : str
    level : int
    overdue : int
        Days; 0 where it is not open, or not overdue.
    set_by : str
    set_at : datetime
    owner : str
    marking : Marking
    synthetic : bool
    steps : tuple of Step
        Only where one action is asked for.
    """

    code: str
    body: str
    body_name: str
    nation: str
    decision: str
    meeting: str
    text: str
    doer: str
    organisation: str
    due: date
    state: str
    level: int
    overdue: int
    set_by: str
    set_at: datetime
    owner: str
    marking: Marking
    synthetic: bool
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which actions; empty fields say nothing.

    Attributes
    ----------
    nation, body, doer, decision : str
    state : str
        A state, or ``unfinished`` for what is still to be done.
    overdue : bool
        Only open ones whose day has passed.
    after : str
        Where the page before ended.
    most : int
    words : str
        What its text or code holds.
    """

    nation: str = ""
    body: str = ""
    doer: str = ""
    decision: str = ""
    state: str = ""
    overdue: bool = False
    after: str = ""
    most: int = 50
    words: str = ""


def action_row(records: Records, code: str) -> Action:
    """Return the row of an action that the reader may see.

    Raises
    ------
    NotFoundError
        If there is none.
    """
    rows = Action.objects.visible_to(records.reader).select_related(*WITH)
    found: Action | None = rows.filter(code=code.strip().upper()).first()
    if found is None:
        raise NotFoundError(
            f"there is no action {code[:40]!r}", mend="majlis action list shows them", code="action.none"
        )
    return found


def one(records: Records, code: str) -> Told:
    """Return an action with its history.

    Raises
    ------
    NotFoundError
        If there is none that the reader may see.
    """
    row = action_row(records, code)
    steps = ActionStep.objects.visible_to(records.reader).filter(action=row.pk).order_by("number")
    return told(records, [row], {row.pk: tuple(map(_step, steps))})[0]


def page(records: Records, wanted: Wanted) -> tuple[tuple[Told, ...], str]:
    """Return a page of actions, the one that is due first first, and the cursor of the next page.

    Raises
    ------
    InputError
        If the cursor is none.
    """
    rows = _filtered(records, wanted)
    if wanted.after:
        day, number = read_day_cursor(wanted.after)
        rows = rows.filter(models.Q(due__gt=day) | models.Q(due=day, pk__gt=number))
    found = list(rows.select_related(*WITH).order_by("due", "pk")[: wanted.most + 1])
    shown = found[: wanted.most]
    cursor = day_cursor(shown[-1].due, shown[-1].pk) if len(found) > wanted.most else ""
    return told(records, shown), cursor


def _filtered(records: Records, wanted: Wanted) -> "QuerySet[Action]":
    rows: QuerySet[Action] = Action.objects.visible_to(records.reader)
    names = {"nation": "body__nation__code", "body": "body__code", "doer": "doer", "decision": "decision__code"}
    rows = rows.filter(**{place: getattr(wanted, name) for name, place in names.items() if getattr(wanted, name)})
    if wanted.words:
        rows = rows.filter(models.Q(text__icontains=wanted.words) | models.Q(code__icontains=wanted.words))
    if wanted.state:
        rows = rows.filter(state__in=OPEN) if wanted.state == "unfinished" else rows.filter(state=wanted.state)
    return rows.filter(state="open", due__lt=today(records, wanted.nation)) if wanted.overdue else rows


def today(records: Records, nation: str = "") -> date:
    """Return the day that it is in a nation; in UTC where none is named."""
    from majlis.adapters.records.models import Nation

    row = Nation.objects.visible_to(records.reader).filter(code=nation).first() if nation else None
    return records.now().astimezone(zone_of(row)).date() if row else records.now().date()


def told(
    records: Records, rows: Iterable[Action], steps: Mapping[int, tuple[Step, ...]] | None = None
) -> tuple[Told, ...]:
    """Return rows as the reader may see them: of decisions and meetings that are hidden no code.

    Parameters
    ----------
    records : Records
    rows : iterable of Action
        Read with :data:`WITH`.
    steps : mapping of int to tuple of Step, optional
        By key of the action.
    """
    rows = list(rows)
    decisions = _codes(records, Decision, {row.decision_id for row in rows})
    meetings = _codes(records, Meeting, {row.meeting_id for row in rows})
    given = steps or {}
    return tuple(_told(records, row, decisions, meetings, given.get(row.pk, ())) for row in rows)


def _told(
    records: Records, row: Action, decisions: Mapping[int, str], meetings: Mapping[int, str], steps: tuple[Step, ...]
) -> Told:
    nation = row.body.nation
    day = records.now().astimezone(zone_of(nation)).date()
    return Told(
        code=row.code,
        body=row.body.code,
        body_name=row.body.name,
        nation=nation.code,
        decision=decisions.get(row.decision_id or 0, ""),
        meeting=meetings.get(row.meeting_id or 0, ""),
        text=row.text,
        doer=row.doer,
        organisation=row.organisation,
        due=row.due,
        state=row.state,
        level=row.level,
        overdue=days_overdue(row.due, day) if row.state == "open" else 0,
        set_by=row.set_by,
        set_at=row.set_at,
        owner=row.owner.code,
        marking=row.marking.marking,
        synthetic=bool(nation.header.get("synthetic")),
        steps=steps,
    )


def _codes(records: Records, table: type[M], keys: "set[int | None]") -> dict[int, str]:
    wanted = keys - {None}
    if not wanted:
        return {}
    rows = table.objects.visible_to(records.reader)  # type: ignore[attr-defined]
    return dict(rows.filter(pk__in=wanted).values_list("pk", "code"))


def _step(row: ActionStep) -> Step:
    return Step(row.number, row.kind, row.text, row.facts, row.name, row.sha256, row.at, row.by)


def evidence(records: Records, code: str, number: int) -> tuple[str, bytes, Told]:
    """Return name and bytes of the file that came with a step, and its action.

    Raises
    ------
    NotFoundError
        If there is no such action or step, or no file came with it.
    IntegrityError
        If the file is gone or damaged.
    """
    action = one(records, code)
    step = next((step for step in action.steps if step.number == number and step.sha256), None)
    if step is None:
        raise NotFoundError(
            f"no file came with step {number} of {action.code}",
            mend=f"majlis action show {action.code} lists them",
            code="action.no-file",
        )
    return step.file, read_upload(records.home, step.sha256), action
