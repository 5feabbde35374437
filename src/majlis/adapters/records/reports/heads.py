"""Reports for who may see them: one, pages of many, and their clocks."""

import difflib
import zoneinfo
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from django.db.models import Q, QuerySet

from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Incident, Nation, ParameterRow, Report
from majlis.adapters.records.pages import read_row_cursor
from majlis.adapters.records.parameters import parameter_of
from majlis.evidence.reporting.clocks import Clock, Course, Terms, clocks, next_due, silent_since, terms_of
from majlis.evidence.reporting.stages import Facts, Stage, facts_of
from majlis.kernel.errors import NotFoundError
from majlis.kernel.marking import Marking
from majlis.reference.parameters import parameters

WITH = ("nation", "owner", "marking", "merged_into")
"""What :func:`heads_of` reads beside a row."""
STAMPS: Mapping[Stage, str] = {
    Stage.EARLY: "early_at",
    Stage.NOTIFICATION: "notified_at",
    Stage.INTERMEDIATE: "intermediate_at",
    Stage.PROGRESS: "progress_at",
    Stage.FINAL: "final_at",
}
"""Stage to the column that says when it was first sent."""
_MOST = 200
"""Reports of one incident, the newest."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a report.

    Attributes
    ----------
    code, nation, nation_name : str
    synthetic : bool
    zone : tzinfo
    owner, owner_name : str
        The operator, once the report is attached to it; else who keeps it until then.
    operator : str
        As the reporter named it.
    attached : bool
    way, stage : str
    facts : Facts
    marking : Marking
    aware, created, heard : datetime
    asked, told, feedback, closed : datetime or None
    incident, merged_into : str
        Codes; empty for none, or where the reader may not see it.
    joined : bool
        Whether it belongs to an incident, be it one that the reader may not see.
    clocks : tuple of Clock
    silent : datetime or None
    """

    code: str
    nation: str
    nation_name: str
    synthetic: bool
    zone: tzinfo
    owner: str
    owner_name: str
    operator: str
    attached: bool
    way: str
    stage: str
    facts: Facts
    marking: Marking
    aware: datetime
    created: datetime
    heard: datetime
    asked: datetime | None
    told: datetime | None
    feedback: datetime | None
    closed: datetime | None
    incident: str
    merged_into: str
    joined: bool
    clocks: tuple[Clock, ...]
    silent: datetime | None

    @property
    def named(self) -> str:
        """The operator as people know it; empty where nobody has said."""
        return self.owner_name if self.attached else self.operator

    @property
    def state(self) -> str:
        """``merged``, ``closed``, ``waiting`` (for an answer) or ``open``."""
        if self.merged_into or self.closed:
            return "merged" if self.merged_into else "closed"
        return "waiting" if self.asked else "open"

    @property
    def next(self) -> Clock | None:
        """The clock that runs out first; None where all is sent, or nothing is expected any more."""
        return None if self.closed or self.merged_into else next_due(self.clocks)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which reports to list.

    Attributes
    ----------
    nation, operator, sector, kind : str
        Empty: any. The operator by the code of its organisation.
    state : str
        ``open``, ``closed`` or empty for both.
    own : bool
        Only those of the reader's own organisations.
    words : str
        What title or name of the operator must hold; upper and lower case are one.
    after : str
        Where the page before ended.
    most : int
    """

    nation: str = ""
    operator: str = ""
    sector: str = ""
    kind: str = ""
    state: str = ""
    own: bool = False
    words: str = ""
    after: str = ""
    most: int = 50

    def condition(self, organisations: Iterable[str]) -> Q:
        """Return the condition on reports, for a reader of some organisations."""
        named = {
            "nation__code": self.nation,
            "owner__code": self.operator,
            "sector": self.sector,
            "kind": self.kind,
        }
        found = Q(**{name: value for name, value in named.items() if value})
        if self.state:
            found &= Q(closed_at__isnull=self.state == "open", merged_into__isnull=True)
        if self.own:
            found &= Q(owner__code__in=list(organisations), attached=True)
        if self.words:
            found &= (
                Q(title__icontains=self.words) | Q(operator__icontains=self.words) | Q(code__iexact=self.words.strip())
            )
        return found


def report_row(records: Records, code: str) -> Report:
    """Return the row of a report.

    Raises
    ------
    NotFoundError
        If there is none of that code, or the reader may not see it.
    """
    rows = Report.objects.visible_to(records.reader)
    row: Report | None = rows.select_related(*WITH).filter(code=code).first()
    if row is None:
        near = difflib.get_close_matches(code, rows.values_list("code", flat=True)[:1000], n=1, cutoff=0.85)
        raise NotFoundError(
            f"there is no report {code[:40]!r}",
            mend=f"did you mean {near[0]}?" if near else "majlis report list shows those that you may see",
            code="report.none",
        )
    return row


def find(records: Records, code: str) -> Head:
    """Return a report.

    Raises
    ------
    NotFoundError
        If there is none of that code, or the reader may not see it.
    """
    return heads_of(records, [report_row(records, code)])[0]


def page(records: Records, wanted: Wanted) -> tuple[tuple[Head, ...], str]:
    """Return reports, newest first, and the cursor of the next page; empty at the end.

    Raises
    ------
    InputError
        If the cursor is none.
    """
    rows: QuerySet[Report] = Report.objects.visible_to(records.reader).filter(
        wanted.condition(records.reader.organisations)
    )
    if wanted.after:
        rows = rows.filter(pk__lt=read_row_cursor(wanted.after))
    found = list(rows.select_related(*WITH).order_by("-pk")[: wanted.most + 1])
    more = len(found) > wanted.most
    shown = found[: wanted.most]
    return heads_of(records, shown), str(shown[-1].pk) if more else ""


def of_incident(records: Records, incident: str) -> tuple[Head, ...]:
    """Return the reports that belong to an incident, newest first, as far as the reader may see both."""
    seen = Incident.objects.visible_to(records.reader).filter(code=incident)
    rows = Report.objects.visible_to(records.reader).filter(incident__in=seen).select_related(*WITH)
    return heads_of(records, list(rows.order_by("-pk")[:_MOST]))


def heads_of(records: Records, rows: Sequence[Report]) -> tuple[Head, ...]:
    """Return rows as heads, with their clocks: a few questions, however many rows."""
    now, terms = records.now(), terms_by_nation({row.nation_id for row in rows})
    incidents = dict(
        Incident.objects.visible_to(records.reader)
        .filter(pk__in={row.incident_id for row in rows if row.incident_id})
        .values_list("pk", "code")
    )
    into = {row.merged_into_id for row in rows if row.merged_into_id}
    merged = dict(Report.objects.visible_to(records.reader).filter(pk__in=into).values_list("pk", "code"))
    return tuple(
        head_of(
            row, terms[row.nation_id], now, (incidents.get(row.incident_id, ""), merged.get(row.merged_into_id, ""))
        )
        for row in rows
    )


def head_of(row: Report, terms: Terms, now: datetime, joined: tuple[str, str] = ("", "")) -> Head:
    """Return a row as a head.

    Parameters
    ----------
    row : Report
    terms : Terms
    now : datetime
    joined : tuple of str
        Codes of incident and report that it belongs to, as far as the reader may see them.
    """
    zone = zone_of(row.nation)
    facts = facts_of(row.facts)
    course = Course(row.aware_at, filed(row), row.wanted_at, row.given_at, facts.handled)
    found = clocks(course, terms, now, zone)
    awaited = row.closed_at is None and (row.asked_at is not None or any(one.sent is None for one in found))
    return Head(
        code=row.code,
        nation=row.nation.code,
        nation_name=row.nation.header["name"],
        synthetic=bool(row.nation.header["synthetic"]),
        zone=zone,
        owner=row.owner.code,
        owner_name=row.owner.name,
        operator=row.operator,
        attached=row.attached,
        way=row.way,
        stage=row.stage,
        facts=facts,
        marking=row.marking.marking,
        aware=row.aware_at,
        created=row.created_at,
        heard=row.heard_at,
        asked=row.asked_at,
        told=row.told_at,
        feedback=row.feedback_at,
        closed=row.closed_at,
        incident=joined[0],
        merged_into=joined[1],
        joined=row.incident_id is not None,
        clocks=found,
        silent=silent_since(row.heard_at, terms, now, awaited=awaited and row.merged_into_id is None),
    )


def filed(row: Report) -> dict[Stage, datetime]:
    """Return when each stage was first sent."""
    told = {stage: getattr(row, name) for stage, name in STAMPS.items()}
    return {stage: at for stage, at in told.items() if at is not None}


def terms_by_nation(nations: Iterable[int]) -> Mapping[int, Terms]:
    """Return the terms that count in nations. They bind everyone, whatever their marking."""
    wanted = set(nations)
    own: dict[int, dict[str, object]] = {key: {} for key in wanted}
    rows = ParameterRow.everything.filter(nation__in=wanted, superseded_at__isnull=True, code__startswith="report.")
    for row in rows:
        own[row.nation_id][row.code] = parameter_of(row)
    return {key: terms_of({**parameters(), **values}) for key, values in own.items()}  # type: ignore[dict-item]


def zone_of(nation: Nation) -> tzinfo:
    """Return the zone in which a nation's clocks are shown and its months counted."""
    return zone_named(str(nation.header.get("time_zone", "UTC")))


def zone_named(name: str) -> tzinfo:
    """Return a zone by its name; UTC where this machine does not know it."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # a zone that this machine does not know
        return UTC
