"""Link reports to incidents by hand, and say in which days incidents are logged by hand."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.incidents.known import window_row
from majlis.adapters.records.incidents.telling import HAND
from majlis.adapters.records.incidents.writing import held
from majlis.adapters.records.keys import marking_key, owner_key
from majlis.adapters.records.models import Incident, IncidentLink, IncidentVersion, Nation, Observation, Source
from majlis.adapters.records.nations.named import nation_row
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, PermissionDeniedError
from majlis.kernel.marking import Marking
from majlis.kernel.spelling import demand_known
from majlis.reference.loader import sectors as known_sectors


def link(records: Records, code: str, reports: Sequence[str]) -> int:
    """Say that reports tell of an incident: they and it count once. Return how many were not linked before.

    Parameters
    ----------
    records : Records
    code : str
        Code of the incident.
    reports : sequence of str
        Each the row number of an observation, or ``SOURCE/KEY``.

    Raises
    ------
    NotFoundError
        If there is no such incident or report, or the reader may not see it.
    ConflictError
        If a report is linked to another incident.
    PermissionDeniedError
        If the incident belongs to another organisation.
    """
    with transaction.atomic():
        row = held(records, code)
        found = [_report(records, row, text) for text in reports]
        keys = {one.pk for one in found}
        taken = IncidentLink.everything.filter(observation_id__in=keys, unlinked_at__isnull=True)
        held_by = dict(taken.values_list("observation_id", "incident_id"))
        for text, one in zip(reports, found, strict=True):
            if held_by.get(one.pk, row.incident_id) != row.incident_id:
                raise _taken(records, text, held_by[one.pk])
        new = sorted(keys - held_by.keys())
        for key in new:
            IncidentLink.everything.create(
                incident_id=row.incident_id,
                observation_id=key,
                linked_at=records.now(),
                linked_by=records.actor,
                owner_id=row.owner_id,
                marking_id=row.marking_id,
            )
        audit.note(records, "incident link", code, detail={"reports": len(new)})
    return len(new)


def unlink(records: Records, code: str, reports: Sequence[str]) -> int:
    """Say that reports do not tell of an incident; return how many were linked.

    Raises
    ------
    NotFoundError
        If a report is not linked to it.
    PermissionDeniedError
        If the incident belongs to another organisation.
    """
    with transaction.atomic():
        row = held(records, code)
        keys = {_report(records, row, text).pk: text for text in reports}
        rows = IncidentLink.everything.filter(
            incident_id=row.incident_id, observation_id__in=keys, unlinked_at__isnull=True
        )
        for key in keys.keys() - set(rows.values_list("observation_id", flat=True)):
            raise NotFoundError(
                f"{keys[key][:80]!r} is not linked to {code}",
                mend=f"`majlis incident show {code}` shows its reports",
                code="incident.not-linked",
            )
        rows.update(unlinked_at=records.now())
        audit.note(records, "incident unlink", code, detail={"reports": len(keys)})
    return len(keys)


def _report(records: Records, row: IncidentVersion, text: str) -> Observation:
    seen = Observation.objects.visible_to(records.reader).filter(
        nation_id=row.incident.nation_id, source__superseded_at__isnull=True, until__isnull=True
    )
    if text.isascii() and text.isdigit() and len(text) < 19:  # noqa: PLR2004 - what a row id can be
        found = seen.filter(pk=int(text))
    else:
        source, _, key = text.partition("/")
        found = seen.filter(source__name=source, key=key)
    rows = list(found[:2])
    if len(rows) == 1:
        one: Observation = rows[0]
        return one
    raise NotFoundError(
        f"{text[:80]!r} names {'several reports' if rows else 'no report'} of {row.incident.nation.code}",
        mend="give SOURCE/KEY, like cert/17; `majlis evidence search` shows source and key",
        code="incident.no-report",
    )


def _taken(records: Records, text: str, incident: int) -> ConflictError:
    other = Incident.objects.visible_to(records.reader).filter(pk=incident).first()
    named = other.code if other else "another incident"
    return ConflictError(
        f"{text[:80]!r} tells of {named} already",
        why="a report tells of one incident",
        mend=f"majlis incident unlink {named} first" if other else "ask the secretariat",
        code="incident.linked",
    )


def set_window(records: Records, code: str, start: date, end: date | None, sectors: Sequence[str] = ()) -> None:
    """Say in which days and sectors incidents are logged by hand; outside nothing is known, which is not zero.

    Parameters
    ----------
    records : Records
    code : str
        Code of the nation.
    start : date
        First day.
    end : date or None
        First day on which nobody logs any more; None: it goes on.
    sectors : sequence of str
        Empty: all.

    Raises
    ------
    InputError
        If the days are none, or a sector is unknown.
    NotFoundError
        If there is no such nation.
    PermissionDeniedError
        If they were set under a marking that the reader may not see.
    """
    if end is not None and end <= start:
        raise InputError(
            f"the days {start}..{end} are none", where="option --until", mend="give a later day", code="incident.window"
        )
    for sector in sectors:
        demand_known("sector", sector, known_sectors().column("id"))
    nation = nation_row(records, code)
    with transaction.atomic():
        Nation.everything.select_for_update().get(pk=nation.pk)  # writers take turns
        old = window_row(records, code)
        if old is None and Source.everything.filter(nation=nation, name=HAND, superseded_at__isnull=True).exists():
            raise PermissionDeniedError(
                f"{records.reader.name} may not see in which days incidents are logged by hand",
                why="they were set, under a marking that is closed to you",
                mend="ask the organisation that set them",
                code="incident.window-unseen",
            )
        if old:
            Source.everything.filter(pk=old.pk).update(superseded_at=records.now())
        Source.everything.create(
            nation=nation,
            name=HAND,
            format=HAND,
            window_start=start,
            window_end=end,
            sectors=list(sectors),
            synthetic=bool(nation.header["synthetic"]),
            added_at=records.now(),
            owner_id=old.owner_id if old else owner_key(records),
            marking_id=old.marking_id if old else marking_key(Marking.parse(nation.header["marking"])),
        )
        audit.note(records, "incident window", code, detail={"from": str(start), "until": str(end or "")})
