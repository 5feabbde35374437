"""Attach a report to its operator, join it to an incident, merge two reports of one event; each can be undone."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Model

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.incidents import writing as incidents
from majlis.adapters.records.incidents.known import current
from majlis.adapters.records.keys import owner_key
from majlis.adapters.records.models import (
    Organisation,
    Report,
    ReportFile,
    ReportFiling,
    ReportMessage,
    ReportRoute,
    ReportSection,
)
from majlis.adapters.records.reports.heads import zone_of
from majlis.adapters.records.reports.routing import apply, demand_open, workable
from majlis.evidence.reporting.sections import NOTES, REPORT, THREAD
from majlis.evidence.reporting.stages import Facts, facts_of
from majlis.kernel.errors import ConflictError, InputError
from majlis.kernel.marking import Marking

_ROWS: tuple[type[Model], ...] = (ReportFile, ReportFiling, ReportSection, ReportRoute)
NAMED = ("title", "kind", "sector", "area", "people", "hours")
"""Facts of a report that an incident has under the same name."""


def attach(records: Records, code: str, operator: str) -> None:
    """Give a report to the operator that it befell: its people read it from now on.

    Parameters
    ----------
    records : Records
    code : str
        Code of the report.
    operator : str
        Code of an organisation; empty: take it back, whoever keeps the nation keeps the report.

    Raises
    ------
    NotFoundError
        If there is no such report or organisation.
    PermissionDeniedError
        If it is not the reader's to work with.
    ConflictError
        If it is attached so already.
    """
    with transaction.atomic():
        row = workable(records, code)
        owner = Organisation.objects.get(pk=owner_key(records, operator)) if operator else row.nation.owner
        if row.attached == bool(operator) and row.owner_id == owner.pk:
            raise ConflictError(
                f"{code} is attached so already", mend=f"majlis report show {code}", code="report.attached"
            )
        seen = _seen(records, row)
        Report.everything.filter(pk=row.pk).update(owner=owner, attached=bool(operator))
        for table in _ROWS:
            table.everything.filter(report=row).update(owner=owner)  # type: ignore[attr-defined]
        ReportMessage.everything.filter(report=row, part="thread").update(owner=owner)
        apply(records, Report.everything.select_related("owner", "nation").get(pk=row.pk))
        _keep_showing(records, row, seen)
        audit.note(records, "report attach", code, detail={"operator": operator})


def _seen(records: Records, row: Report) -> frozenset[str]:
    """Return the parts of a report that the reader sees."""
    tables = (ReportSection, ReportFile)
    seen = [
        table.objects.visible_to(records.reader).filter(report=row).values_list("part", flat=True) for table in tables
    ]
    return frozenset({REPORT, THREAD, NOTES}.union(*seen))


def _keep_showing(records: Records, row: Report, seen: frozenset[str]) -> None:
    """Let the authority that attached a report go on working with what it saw, whatever the rules say."""
    mine = Organisation.objects.filter(code__in=sorted(records.reader.organisations)[:1]).exclude(kind="operator")
    owner = Report.everything.values_list("owner_id", flat=True).get(pk=row.pk)
    for organisation in mine.exclude(pk=owner):
        shown = ReportRoute.everything.filter(report=row, organisation=organisation, until__isnull=True)
        if shown.exists():
            continue
        for part in sorted(seen):
            ReportRoute.everything.create(
                report=row,
                organisation=organisation,
                part=part,
                reason="It attached the report to its operator",
                since=records.now(),
                shown_by=records.actor,
                owner_id=owner,
                marking_id=row.marking_id,
            )


def to_incident(records: Records, code: str, incident: str = "", marking: Marking | None = None) -> str:
    """Make an incident of a report, or let it join one: what the incident does not know is taken over.

    Parameters
    ----------
    records : Records
    code : str
        Code of the report.
    incident : str, optional
        Code of the incident that it joins; empty: a new one.
    marking : Marking, optional
        Of a new incident; by default the report's.

    Returns
    -------
    str
        Code of the incident.

    Raises
    ------
    NotFoundError
        If there is no such report or incident.
    ConflictError
        If the report belongs to an incident already, or the incident to another nation.
    PermissionDeniedError
        If report or incident is not the reader's to work with.
    """
    with transaction.atomic():
        row = workable(records, code)
        if row.incident_id is not None:
            raise ConflictError(
                f"{code} belongs to an incident already",
                mend=f"majlis report leave {code} takes it out",
                code="report.joined",
            )
        found = incident or _new_incident(records, row, marking)
        if incident:
            _join(records, row, incident)
        Report.everything.filter(pk=row.pk).update(incident=current(records, found).incident_id)
        audit.note(records, "report incident", code, detail={"incident": found, "new": not incident})
    return found


def told_facts(records: Records, row: Report) -> dict[str, Any]:
    """Return what a report says, under the names of an incident's fields; what is not known is not there."""
    known: Facts = facts_of(row.facts)
    told = {name: getattr(known, name) for name in NAMED}
    told["operator"] = row.owner.name if row.attached else row.operator
    told["day"] = known.happened or row.aware_at.astimezone(zone_of(row.nation)).date()
    text = (
        ReportSection.objects.visible_to(records.reader)
        .filter(report=row, part="what", until__isnull=True)
        .values_list("text", flat=True)
        .first()
    )
    told["summary"] = text or ""
    return {name: value for name, value in told.items() if value is not None and value != ""}


def _new_incident(records: Records, row: Report, marking: Marking | None) -> str:
    facts = told_facts(records, row)
    today = incidents.today_of(records, row.nation)
    known = row.created_at.astimezone(zone_of(row.nation)).date()
    facts["known"] = min(max(known, facts["day"]), today)
    facts["day"] = min(facts["day"], today)
    facts.setdefault("title", f"Reported by {facts.get('operator', 'an operator')}")
    facts.setdefault("kind", "other")
    terms = incidents.Terms(f"Report {row.code}", marking or row.marking.marking)
    return incidents.create(records, row.nation.code, facts, terms)


def _join(records: Records, row: Report, incident: str) -> None:
    held = incidents.held(records, incident)
    if held.incident.nation_id != row.nation_id:
        raise ConflictError(
            f"{incident} is of another nation", mend="name an incident of the same nation", code="report.nation"
        )
    told = told_facts(records, row)
    empty = [name for name, value in incidents.CLEARED.items() if getattr(held, name) == value]
    new: Mapping[str, Any] = {name: told[name] for name in empty if name in told}
    if new and not held.closed:
        incidents.amend(records, incident, new, f"Report {row.code}")


def leave(records: Records, code: str) -> None:
    """Take a report out of the incident that it belongs to. What the incident knows stays.

    Raises
    ------
    NotFoundError, PermissionDeniedError
        If there is no such report, or it is not the reader's to work with.
    ConflictError
        If it belongs to none.
    """
    with transaction.atomic():
        row = workable(records, code)
        if row.incident_id is None:
            raise ConflictError(
                f"{code} belongs to no incident", mend=f"majlis report show {code}", code="report.not-joined"
            )
        Report.everything.filter(pk=row.pk).update(incident=None)
        audit.note(records, "report leave", code)


def merge(records: Records, code: str, into: str, *, preview: bool = False) -> Mapping[str, tuple[Any, Any]]:
    """Say that two reports tell of one event: the first is kept, and counts as part of the second.

    Parameters
    ----------
    records : Records
    code, into : str
        The report that gives way, and the one that stays.
    preview : bool
        True: nothing is changed.

    Returns
    -------
    mapping
        What the two say differently, by fact: of the report that gives way, and of the one that stays.

    Raises
    ------
    InputError
        If it is one report.
    ConflictError
        If one of them is merged or closed already, or they are of two operators or nations.
    """
    if code == into:
        raise InputError(f"{code} is one report", mend="name two reports", code="report.same")
    with transaction.atomic():
        rows = {name: workable(records, name) for name in sorted((code, into))}
        gone, kept = rows[code], rows[into]
        _judge_merge(gone, kept)
        one, other = facts_of(gone.facts).document(), facts_of(kept.facts).document()
        names = [name for name in {**other, **one} if one.get(name) != other.get(name)]
        differing = {name: (one.get(name, ""), other.get(name, "")) for name in names}
        if not preview:
            Report.everything.filter(pk=gone.pk).update(merged_into=kept)
            audit.note(records, "report merge", code, detail={"into": into})
    return differing


def _judge_merge(gone: Report, kept: Report) -> None:
    for row in (gone, kept):
        demand_open(row)
    if gone.nation_id != kept.nation_id:
        raise ConflictError("they are of two nations", mend="merge within a nation", code="report.nation")
    if gone.attached and kept.attached and gone.owner_id != kept.owner_id:
        raise ConflictError(
            "they are of two operators",
            why="each operator has a report and clocks of its own",
            mend="join both to one incident: majlis report incident CODE --join INCIDENT",
            code="report.operators",
        )
    if Report.everything.filter(merged_into=gone).exists():
        raise ConflictError(
            f"other reports were merged into {gone.code}",
            mend=f"merge {kept.code} into {gone.code} instead",
            code="report.merged",
        )


def unmerge(records: Records, code: str) -> None:
    """Take a merge back: both reports stand for themselves again.

    Raises
    ------
    ConflictError
        If the report is not merged.
    NotFoundError, PermissionDeniedError
        If there is no such report, or it is not the reader's to work with.
    """
    with transaction.atomic():
        row = workable(records, code)
        if row.merged_into_id is None:
            raise ConflictError(f"{code} is not merged", mend=f"majlis report show {code}", code="report.not-merged")
        Report.everything.filter(pk=row.pk).update(merged_into=None)
        audit.note(records, "report unmerge", code)
