"""Take an amendment back: the values before it come again as a new version, and nothing of the history goes."""

from typing import Any

from django.db import transaction

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.incidents.writing import FIELDS, follow, held, today_of
from majlis.adapters.records.models import IncidentVersion
from majlis.kernel.errors import ConflictError, NotFoundError

_MERGER = "absorbed"
"""Key of what the provenance says of a merger; as :mod:`.merging` has it."""


def undo(records: Records, code: str, number: int | None) -> tuple[str, ...]:
    """Take back what a version amended; return the fields that changed.

    Who said what stood there before stands beside it again.

    Parameters
    ----------
    records : Records
    code : str
        Code of the incident.
    number : int or None
        Of the version; None: the newest.

    Raises
    ------
    NotFoundError
        If there is no such incident or version.
    ConflictError
        If the version amended nothing, its fields were changed since, or the incident is closed.
    PermissionDeniedError
        If the incident belongs to another organisation.
    """
    with transaction.atomic():
        row = held(records, code)
        before, made = _pair(row, row.number if number is None else number)
        names = [name for name in FIELDS if getattr(before, name) != getattr(made, name)]
        _judge(row, before, made, names)
        changed: dict[str, Any] = {name: getattr(before, name) for name in names}
        said = {name: told for name, told in row.provenance.items() if name not in names}
        said |= {name: before.provenance[name] for name in names if name in before.provenance}
        row.provenance = said
        follow(records, row, changed, {}, today_of(records, row.incident.nation))
        audit.note(records, "incident undo", code, detail={"version": made.number, "fields": sorted(names)})
    return tuple(names)


def _pair(row: IncidentVersion, number: int) -> tuple[IncidentVersion, IncidentVersion]:
    """Return the version before one, and that one."""
    found = {
        one.number: one
        for one in IncidentVersion.everything.filter(incident_id=row.incident_id, number__in=(number - 1, number))
    }
    if number not in found:
        raise NotFoundError(
            f"{row.incident.code} has no version {number}",
            where="argument VERSION",
            mend=f"majlis incident show {row.incident.code} lists them",
            code="incident.no-version",
        )
    if number - 1 not in found:
        raise ConflictError(
            f"version {number} of {row.incident.code} is the first",
            why="before it nothing was known",
            mend="amend what is wrong",
            code="incident.no-amendment",
        )
    return found[number - 1], found[number]


def _judge(row: IncidentVersion, before: IncidentVersion, made: IncidentVersion, names: list[str]) -> None:
    code = row.incident.code
    if row.closed:
        raise ConflictError(
            f"{code} is closed", mend=f"majlis incident reopen {code} --source TEXT first", code="incident.closed"
        )
    if not names or _merges(before, made):
        raise ConflictError(
            f"version {made.number} of {code} is no amendment",
            why="it changed the state or the marking, or merged two incidents",
            mend="take that back by its own way: close, reopen, mark or unmerge",
            code="incident.no-amendment",
        )
    moved = [name for name in names if getattr(row, name) != getattr(made, name)]
    if moved:
        raise ConflictError(
            f"{', '.join(moved)} of {code} changed since version {made.number}",
            why="what others wrote later would be lost",
            mend=f"look at it first: majlis incident show {code}",
            code="incident.changed",
        )


def _merges(before: IncidentVersion, made: IncidentVersion) -> bool:
    return bool(before.provenance.get(_MERGER) != made.provenance.get(_MERGER))
