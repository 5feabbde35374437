"""Merge two incidents that tell of one event, and take them apart again. Both histories stay.

The one that is merged ends on the day of the merger, as any version ends: what was known before that day is still told,
and from then on figures count the event once. What it knew and the other did not is filled in; its reports go with it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.incidents.known import WITH, current, known_of, merged_into, versions
from majlis.adapters.records.incidents.telling import Known
from majlis.adapters.records.incidents.writing import (
    CLEARED,
    FIELDS,
    demand_owner,
    follow,
    held,
    provenance_of,
    today_of,
)
from majlis.adapters.records.models import Incident, IncidentLink, IncidentVersion
from majlis.adapters.records.once import known_markings
from majlis.kernel.errors import ConflictError, InputError

_GONE, _KEPT = "merged", "absorbed"
"""Keys of what the provenance of either incident says of the merger."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a merger does.

    Attributes
    ----------
    kept, gone : Known
        The incident that stays, and the one that is merged into it.
    filled : mapping
        Fields that the one that stays did not know, and the values of the other.
    reports : int
        Reports that go from one to the other.
    """

    kept: Known
    gone: Known
    filled: Mapping[str, Any]
    reports: int


def plan(records: Records, code: str, other: str) -> Plan:
    """Return what merging ``other`` into ``code`` would do.

    Raises
    ------
    NotFoundError
        If there is no such incident.
    InputError
        If it is one and the same, or they are of two nations.
    ConflictError
        If the other one is marked more strictly.
    PermissionDeniedError
        If one of them belongs to another organisation.
    """
    rows = current(records, code), current(records, other)
    for row in rows:
        demand_owner(records, row.incident)
    return _plan(*rows)


def ways(records: Records, pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Return the ways in which :func:`plan` would merge: code of the incident that stays, and of the one that goes.

    Parameters
    ----------
    records : Records
    pairs : iterable of (str, str)
        Codes of two incidents of one nation. What is no incident is left out.
    """
    asked = list(pairs)
    rows = versions(records).filter(incident__code__in={code for pair in asked for code in pair})
    told = rows.values_list("incident__code", "incident__owner__code", "marking_id")
    markings, reader = known_markings(), records.reader
    may = {code: markings[key] for code, owner, key in told if reader.everything or owner in reader.organisations}
    both = [pair for one, other in asked for pair in ((one, other), (other, one))]
    return frozenset(
        (kept, gone) for kept, gone in both if kept in may and gone in may and may[kept].permits(may[gone])
    )


def keeps(records: Records, *codes: str) -> bool:
    """Tell whether the reader acts for the organisations that all of some incidents belong to."""
    rows = Incident.objects.visible_to(records.reader).filter(code__in=codes).values_list("owner__code", flat=True)
    owners = list(rows)
    return len(owners) == len(codes) and (records.reader.everything or set(owners) <= records.reader.organisations)


def merge(records: Records, code: str, other: str, said: str) -> Plan:
    """Merge ``other`` into ``code``.

    Parameters
    ----------
    records : Records
    code : str
        The incident that stays.
    other : str
        The incident that ends.
    said : str
        Who says that they are one event.

    Raises
    ------
    NotFoundError, InputError, ConflictError, PermissionDeniedError
        As in :func:`plan`.
    """
    with transaction.atomic():
        rows = {name: held(records, name) for name in sorted({code, other})}
        kept, gone = rows[code], rows[other]
        made = _plan(kept, gone)
        today = max(today_of(records, kept.incident.nation), kept.since, gone.since)
        moment = records.now()
        told = provenance_of(records, [_GONE], said)[_GONE]
        before = {name: str(getattr(kept, name)) for name in made.filled if name not in CLEARED}
        ended = {**told, "value": code, "moment": moment.isoformat(), "filled": ",".join(made.filled), **before}
        provenance = {**gone.provenance, _GONE: ended}
        IncidentVersion.everything.filter(pk=gone.pk).update(until=today, provenance=provenance)
        _move_links(records, gone, kept, moment)
        absorbed = {_KEPT: {**told, "value": _joined(kept, other)}}
        borrowed = {name: gone.provenance.get(name, told) for name in made.filled}
        follow(records, kept, made.filled, {**borrowed, **absorbed}, today)
        audit.note(records, "incident merge", code, detail={"merged": other, "reports": made.reports})
    return made


def unmerge(records: Records, code: str, said: str) -> str:
    """Take an incident out of the one that it was merged into; return the code of that one.

    What the merger filled in goes, unless somebody changed it since; the reports that came along go back.

    Parameters
    ----------
    records : Records
    code : str
        The incident that was merged into another.
    said : str
        Who says that they are two events.

    Raises
    ------
    NotFoundError
        If it was not merged, or the reader may not see it.
    PermissionDeniedError
        If one of them belongs to another organisation.
    """
    with transaction.atomic():
        gone = _ended(records, code)
        ended = gone.provenance[_GONE]
        kept = held(records, ended["value"])
        gone = _ended(records, code)  # held by the other one: two who take it apart take turns
        today = max(today_of(records, kept.incident.nation), kept.since, gone.until or gone.since)
        rest = {name: said_ for name, said_ in gone.provenance.items() if name != _GONE}
        apart = provenance_of(records, ["parted"], said)
        _come_back(records, gone, {**rest, **apart}, today)
        _return_links(records, gone, kept)
        names = [name for name in str(kept.provenance[_KEPT]["value"]).split(", ") if name != code]
        absorbed = {_KEPT: {**apart["parted"], "value": ", ".join(names)}}
        follow(records, kept, _emptied(kept, gone, ended), absorbed, today)
        audit.note(records, "incident unmerge", code, detail={"from": kept.incident.code})
    return str(kept.incident.code)


def _plan(kept: IncidentVersion, gone: IncidentVersion) -> Plan:
    one, other = known_of(kept), known_of(gone)
    if one.code == other.code:
        raise InputError(
            f"{one.code} is one incident", where="argument OTHER", mend="name another", code="incident.merge-same"
        )
    if one.nation != other.nation:
        raise InputError(
            f"{one.code} is of {one.nation}, {other.code} of {other.nation}",
            where="argument OTHER",
            mend="name two incidents of one nation",
            code="incident.merge-nations",
        )
    if not one.marking.permits(other.marking):
        raise ConflictError(
            f"{other.code} is marked {other.marking}, {one.code} {one.marking}",
            why="what was known of the one must not be told to all who may see the other",
            mend=f"merge the other way, or first majlis incident mark {one.code} {one.marking.join(other.marking)}",
            code="incident.merge-marking",
        )
    same = one.owner == other.owner
    filled = {name: getattr(other, name) for name, empty in CLEARED.items() if same and _fills(one, other, name, empty)}
    if one.day <= other.known < one.known:
        filled["known"] = other.known
    reports = IncidentLink.everything.filter(incident_id=gone.incident_id, unlinked_at__isnull=True).count()
    return Plan(one, other, filled, reports)


def _fills(one: Known, other: Known, name: str, empty: object) -> bool:
    return bool(getattr(one, name) == empty and getattr(other, name) != empty)


def _joined(kept: IncidentVersion, other: str) -> str:
    return ", ".join(filter(None, (kept.provenance.get(_KEPT, {}).get("value", ""), other)))


def _move_links(records: Records, source: IncidentVersion, target: IncidentVersion, moment: datetime) -> None:
    rows = IncidentLink.everything.filter(incident_id=source.incident_id, unlinked_at__isnull=True)
    _relink(records, list(rows.values_list("observation_id", flat=True)), (source, target), moment)


def _return_links(records: Records, gone: IncidentVersion, kept: IncidentVersion) -> None:
    """Give back the reports that came with the merger and that are still there."""
    moment = datetime.fromisoformat(gone.provenance[_GONE]["moment"])
    came = IncidentLink.everything.filter(incident_id=gone.incident_id, unlinked_at=moment)
    here = IncidentLink.everything.filter(incident_id=kept.incident_id, unlinked_at__isnull=True)
    names = came.values("observation_id")
    keys = list(here.filter(observation__in=names).values_list("observation_id", flat=True))
    _relink(records, keys, (kept, gone), records.now())


def _relink(records: Records, keys: list[int], ends: tuple[IncidentVersion, IncidentVersion], moment: datetime) -> None:
    source, target = ends
    rows = IncidentLink.everything.filter(
        incident_id=source.incident_id, observation_id__in=keys, unlinked_at__isnull=True
    )
    rows.update(unlinked_at=moment)
    facts = {"linked_at": moment, "linked_by": records.actor, "incident_id": target.incident_id}
    facts |= {"owner_id": target.owner_id, "marking_id": target.marking_id}
    for key in keys:
        IncidentLink.everything.create(observation_id=key, **facts)


def _ended(records: Records, code: str) -> IncidentVersion:
    """Return the last version of an incident that was merged into another."""
    if not merged_into(records, code):
        current(records, code)  # says that there is no such incident
        raise ConflictError(
            f"{code} was not merged into another incident", mend=f"majlis incident show {code}", code="incident.apart"
        )
    rows = IncidentVersion.objects.visible_to(records.reader).filter(incident__code=code).select_related(*WITH)
    row: IncidentVersion = rows.order_by("-number")[0]
    demand_owner(records, row.incident)
    return row


def _come_back(records: Records, gone: IncidentVersion, provenance: Mapping[str, Any], day: date) -> None:
    Incident.everything.select_for_update().get(pk=gone.incident_id)
    kept = {name: getattr(gone, name) for name in (*FIELDS, "closed", "owner_id", "marking_id", "incident_id")}
    IncidentVersion.everything.create(
        **kept,
        number=gone.number + 1,
        provenance=provenance,
        since=day,
        recorded_at=records.now(),
        recorded_by=records.actor,
    )


def _emptied(kept: IncidentVersion, gone: IncidentVersion, ended: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields that the merger filled and nobody changed since, as they were before."""
    found: dict[str, Any] = {}
    for name in filter(None, ended["filled"].split(",")):
        if getattr(kept, name) == getattr(gone, name):
            found[name] = CLEARED[name] if name in CLEARED else date.fromisoformat(ended[name])
    return found
