"""Enter, amend, close, mark and link incidents by hand. What was known before stays."""

import zoneinfo
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError as TakenError
from django.db import transaction
from django.db.models import Max

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.incidents.known import current
from majlis.adapters.records.keys import marking_key, owner_key
from majlis.adapters.records.models import DraftArea, Incident, IncidentLink, IncidentVersion, Nation
from majlis.adapters.records.nations.named import nation_row
from majlis.kernel.access import Reader
from majlis.kernel.errors import ConflictError, InputError, PermissionDeniedError
from majlis.kernel.marking import Marking
from majlis.kernel.spelling import demand_known
from majlis.kernel.times import format_instant
from majlis.reference.loader import incident_kinds, sectors

Facts = Mapping[str, Any]
"""Fields of an incident by name: what :data:`FIELDS` lists."""
FIELDS = ("title", "summary", "day", "known", "sector", "kind", "operator", "area", "people", "hours")
CLEARED: Facts = {"summary": "", "sector": "", "operator": "", "area": "", "people": None, "hours": None}
"""Fields that may be unknown, and how that is written."""
_TRIES = 20


@dataclass(frozen=True, slots=True)
class Terms:
    """Who said it, and who may see it.

    Attributes
    ----------
    said : str
        Who said so.
    marking : Marking or None
        None: the nation's.
    owner : str
        Organisation; empty: the reader's own.
    """

    said: str
    marking: Marking | None = None
    owner: str = ""


def create(records: Records, code: str, facts: Facts, terms: Terms) -> str:
    """Enter an incident and return its code.

    Parameters
    ----------
    records : Records
    code : str
        Code of the nation.
    facts : mapping
        Title, day and kind at least; ``known`` is today where it is not given.
    terms : Terms

    Raises
    ------
    InputError
        If kind, sector, area or days do not fit.
    NotFoundError
        If there is no such nation or organisation.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    nation = nation_row(records, code)
    today = today_of(records, nation)
    known = {**CLEARED, "known": today, **facts}
    _judge(records.reader, nation, known, today)
    for _ in range(_TRIES):
        try:
            with transaction.atomic():
                return _create(records, nation, known, terms)
        except TakenError:  # another writer took the number in the same moment
            continue
    raise ConflictError("others enter incidents at the same moment", mend="try again", code="incident.busy")


def _create(records: Records, nation: Nation, facts: Facts, terms: Terms) -> str:
    now = records.now()
    marking = terms.marking or Marking.parse(nation.header["marking"])
    last = Incident.everything.filter(year=now.year).aggregate(last=Max("number"))["last"] or 0
    keys = {"owner_id": owner_key(records, terms.owner), "marking_id": marking_key(marking)}
    row = Incident.everything.create(
        nation=nation,
        code=f"INC-{now.year}-{last + 1:04}",
        year=now.year,
        number=last + 1,
        created_at=now,
        **keys,
    )
    demand_owner(records, row)
    named = [name for name, value in facts.items() if value not in {None, ""}]
    IncidentVersion.everything.create(
        incident=row,
        number=1,
        **facts,
        provenance=provenance_of(records, [*named, "marking"], terms.said, marking),
        since=facts["known"],
        recorded_at=now,
        recorded_by=records.actor,
        **keys,
    )
    audit.note(records, "incident create", row.code)
    return str(row.code)


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what has become known, and when.

    Attributes
    ----------
    said : str
        Who said so.
    learned : date or None
        Day on which it became known; None: today. Not before the day of the version that it follows.
    seen : int or None
        Number of the version that the person saw; None: whatever there is.
    """

    said: str
    learned: date | None = None
    seen: int | None = None


def amend(records: Records, code: str, facts: Facts, statement: Statement | str) -> tuple[str, ...]:
    """Write what has become known of an incident as a new version; return the fields that changed.

    Parameters
    ----------
    records : Records
    code : str
        Code of the incident.
    facts : mapping
        The fields that are to have another value.
    statement : Statement or str
        A text says who said so, and nothing else.

    Raises
    ------
    NotFoundError
        If there is no such incident, or the reader may not see it.
    InputError
        If a value does not fit.
    ConflictError
        If nothing changes, it is closed, or somebody else changed one of these fields meanwhile.
    PermissionDeniedError
        If the incident belongs to another organisation.
    """
    statement = statement if isinstance(statement, Statement) else Statement(statement)
    learned = statement.learned
    with transaction.atomic():
        row = held(records, code)
        if statement.seen is not None:
            _demand_unchanged(row, facts, statement.seen)
        changed = {name: value for name, value in facts.items() if getattr(row, name) != value}
        if row.closed:
            raise ConflictError(
                f"{code} is closed", mend=f"majlis incident reopen {code} --source TEXT first", code="incident.closed"
            )
        if not changed:
            raise ConflictError("nothing changes", mend="give another value", code="incident.same")
        today = today_of(records, row.incident.nation)
        whole = {name: getattr(row, name) for name in FIELDS} | changed
        _judge(records.reader, row.incident.nation, whole, today, named=changed)
        if learned is not None and not row.since <= learned <= today:
            raise InputError(
                f"{learned} is not between {row.since} and {today}",
                where="option --learned",
                why="what is known now follows what was known before",
                mend="give a day from the last change until today",
                code="incident.learned",
            )
        follow(records, row, changed, provenance_of(records, changed, statement.said), learned or today)
        audit.note(records, "incident amend", code, detail={"fields": sorted(changed)})
    return tuple(name for name in FIELDS if name in changed)


def _demand_unchanged(row: IncidentVersion, fields: Iterable[str], seen: int) -> None:
    """See that nobody changed one of the fields since a version."""
    if row.number == seen:
        return
    past = IncidentVersion.everything.filter(incident_id=row.incident_id, number=seen).first()
    moved = [name for name in fields if past is None or getattr(past, name) != getattr(row, name)]
    if moved:
        raise ConflictError(
            f"{row.recorded_by} changed {', '.join(moved)} of {row.incident.code} meanwhile",
            why="nothing of yours was written",
            mend=f"look at it first: majlis incident show {row.incident.code}",
            code="incident.changed",
        )


def close(records: Records, code: str, said: str, *, closed: bool) -> None:
    """Close an incident, or open it again. It counts in figures all the same.

    Raises
    ------
    ConflictError
        If it is so already.
    NotFoundError, PermissionDeniedError
        As in :func:`amend`.
    """
    with transaction.atomic():
        row = held(records, code)
        if row.closed == closed:
            raise ConflictError(
                f"{code} is {'closed' if closed else 'open'} already",
                mend=f"majlis incident show {code}",
                code="incident.same",
            )
        today = today_of(records, row.incident.nation)
        follow(records, row, {"closed": closed}, provenance_of(records, ["closed"], said), today)
        audit.note(records, "incident close" if closed else "incident reopen", code)


def mark(records: Records, code: str, marking: Marking, said: str) -> None:
    """Give an incident another marking. A stricter one holds for all that was known before, too.

    Raises
    ------
    ConflictError
        If it has this marking already.
    NotFoundError, PermissionDeniedError
        As in :func:`amend`.
    """
    with transaction.atomic():
        row = held(records, code)
        old: Marking = row.marking.marking
        if old == marking:
            raise ConflictError(
                f"{code} is marked {marking} already", mend=f"majlis incident show {code}", code="incident.same"
            )
        key = marking_key(marking)
        today = today_of(records, row.incident.nation)
        follow(records, row, {"marking_id": key}, provenance_of(records, ["marking"], said, marking), today)
        Incident.everything.filter(pk=row.incident_id).update(marking_id=key)
        IncidentLink.everything.filter(incident_id=row.incident_id).update(marking_id=key)
        for past in IncidentVersion.everything.filter(incident_id=row.incident_id, until__isnull=False):
            joined = marking_key(past.marking.marking.join(marking))
            if joined != past.marking_id:
                IncidentVersion.everything.filter(pk=past.pk).update(marking_id=joined)
        audit.note(records, "incident mark", code)


def follow(
    records: Records, row: IncidentVersion, changed: Facts, provenance: Mapping[str, Mapping[str, str]], day: date
) -> None:
    """Write the version that follows; the day never goes back, though a clock may.

    Parameters
    ----------
    records : Records
    row : IncidentVersion
        The version that counts, held.
    changed : mapping
        Field to its new value.
    provenance : mapping
        Field to who said it.
    day : date
        Day on which it came to be known.
    """
    since = max(day, row.since)
    IncidentVersion.everything.filter(pk=row.pk).update(until=since)
    kept = {name: getattr(row, name) for name in (*FIELDS, "closed", "owner_id", "marking_id")}
    IncidentVersion.everything.create(
        incident_id=row.incident_id,
        number=row.number + 1,
        **{**kept, **changed},
        provenance={**row.provenance, **provenance},
        since=since,
        recorded_at=records.now(),
        recorded_by=records.actor,
    )


def provenance_of(
    records: Records, fields: Iterable[str], said: str, marking: Marking | None = None
) -> dict[str, dict[str, str]]:
    """Return who said each field, who typed it, and when; of a marking also which.

    Parameters
    ----------
    records : Records
    fields : iterable of str
    said : str
    marking : Marking, optional
    """
    told = {"source": said, "by": records.actor, "at": format_instant(records.now())}
    return {name: {**told, "value": str(marking)} if name == "marking" else told for name in fields}


def held(records: Records, code: str) -> IncidentVersion:
    """Return the current version, held until the transaction ends, so that two writers take turns.

    Raises
    ------
    NotFoundError
        If there is no such incident, or the reader may not see it.
    PermissionDeniedError
        If it belongs to an organisation for which the reader does not act.
    """
    first = current(records, code)
    Incident.everything.select_for_update().get(pk=first.incident_id)
    row = current(records, code)
    demand_owner(records, row.incident)
    return row


def demand_owner(records: Records, row: Incident) -> None:
    """See that the reader acts for the organisation that the incident belongs to.

    Raises
    ------
    PermissionDeniedError
        If the reader does not.
    """
    if not records.reader.everything and row.owner.code not in records.reader.organisations:
        raise PermissionDeniedError(
            f"{records.actor} does not act for {row.owner.code}",
            why="an incident is kept by the organisation that it belongs to",
            mend="ask that organisation",
            code="incident.owner",
        )


def today_of(records: Records, nation: Nation) -> date:
    """Return the day that it is in the nation."""
    now: datetime = records.now()
    try:
        return now.astimezone(zoneinfo.ZoneInfo(nation.header["time_zone"])).date()
    except (KeyError, ValueError, OSError):  # a zone that this machine does not know
        return now.date()


def _judge(reader: Reader, nation: Nation, facts: Facts, today: date, named: Sequence[str] | Facts = FIELDS) -> None:
    """See that the fields fit each other and our lists."""
    if "kind" in named:
        demand_known("kind", facts["kind"], incident_kinds().column("id"), where="option --kind")
    if "sector" in named and facts["sector"]:
        demand_known("sector", facts["sector"], sectors().column("id"), where="option --sector")
    if "area" in named and facts["area"]:
        areas = tuple(DraftArea.objects.visible_to(reader).filter(nation=nation).values_list("code", flat=True))
        if areas:
            demand_known("area", facts["area"], areas, where="option --area")
    if facts["day"] > today or facts["known"] > today:
        field = "day" if facts["day"] > today else "known"
        raise InputError(
            f"{facts[field]} has not come yet", where=f"option --{field}", mend="correct the day", code="incident.day"
        )
    if facts["known"] < facts["day"]:
        raise InputError(
            f"known on {facts['known']}, before it happened on {facts['day']}",
            where="option --known",
            mend="give the day on which it happened, and the same day or a later one on which we knew",
            code="incident.day",
        )
