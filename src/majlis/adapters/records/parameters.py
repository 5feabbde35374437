"""A nation's own parameters through time."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import cast

from django.db import transaction
from django.db.models import Q, QuerySet

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import owner_key
from majlis.adapters.records.models import Nation, ParameterRow
from majlis.adapters.records.nations.named import nation_row
from majlis.kernel.errors import NotFoundError, PermissionDeniedError
from majlis.kernel.times import parse_day
from majlis.reference.parameters import Basis, Law, Parameter, demand_shipped, parameters


def own(records: Records, code: str, as_of: date | None = None) -> Mapping[str, Parameter]:
    """Return a nation's own parameters, by id; they stand in place of those that ship.

    Parameters
    ----------
    records : Records
    code : str
        Code of the nation.
    as_of : date, optional
        What counted before that day (UTC); by default what counts now.
    """
    rows = ParameterRow.objects.visible_to(records.reader).filter(_counted(as_of), nation__code=code).order_by("code")
    return {row.code: parameter_of(row) for row in rows}


def _counted(as_of: date | None) -> Q:
    if as_of is None:
        return Q(superseded_at__isnull=True)
    kept = Q(superseded_at__isnull=True) | Q(superseded_at__date__gte=as_of)
    return Q(recorded_at__date__lt=as_of) & kept


def set_own(records: Records, code: str, wanted: Mapping[str, Parameter]) -> tuple[str, ...]:
    """Give a nation its own values; those that have them already stay as they are. All are taken, or none.

    Parameters
    ----------
    records : Records
    code : str
        Code of the nation.
    wanted : mapping of str to Parameter
        By id.

    Returns
    -------
    tuple of str
        Ids that have another value now.

    Raises
    ------
    InputError
        If an id is none of a shipped parameter; each is named with the nearest.
    NotFoundError
        If there is no such nation.
    PermissionDeniedError
        If the reader may not see a value that would give way.
    """
    demand_shipped(wanted)
    nation = nation_row(records, code)
    keys = {"owner_id": owner_key(records), "marking_id": nation.marking_id}
    with transaction.atomic():
        Nation.everything.select_for_update().get(pk=nation.pk)  # writers take turns
        rows = ParameterRow.everything.filter(nation=nation, superseded_at__isnull=True, code__in=wanted)
        _demand_seen(records, rows)
        held = {row.code: parameter_of(row) for row in rows}
        changed = [one for name, one in wanted.items() if held.get(name) != _as_kept(one)]
        now = records.now()
        rows.filter(code__in=[one.id for one in changed]).update(superseded_at=now)
        for one in changed:
            ParameterRow.everything.create(
                nation=nation,
                code=one.id,
                law=one.law,
                a=one.a,
                b=one.b,
                c=one.c,
                date=parse_day(one.date),
                basis=one.basis,
                source=one.source,
                recorded_at=now,
                recorded_by=records.actor,
                **keys,
            )
        if changed:
            audit.note(records, "parameter set", code, detail={"parameters": [one.id for one in changed][:200]})
    return tuple(one.id for one in changed)


def unset(records: Records, code: str, parameter: str) -> None:
    """Let the shipped value count again. The own one is kept, with the day on which it gave way.

    Raises
    ------
    NotFoundError
        If there is no such nation, or it has no own value of the parameter.
    InputError
        If there is no such parameter.
    """
    demand_shipped([parameter])
    nation = nation_row(records, code)
    with transaction.atomic():
        rows = ParameterRow.everything.filter(nation=nation, code=parameter, superseded_at__isnull=True)
        _demand_seen(records, rows)
        if not rows.update(superseded_at=records.now()):
            raise NotFoundError(
                f"{code} has no own value of {parameter}",
                why="the shipped one counts already",
                mend=f"majlis parameter list {code} --own shows its own",
                code="parameter.not-own",
            )
        audit.note(records, "parameter unset", code, detail={"parameters": [parameter]})


def _demand_seen(records: Records, rows: "QuerySet[ParameterRow]") -> None:
    """See that a writer sees what would give way.

    Raises
    ------
    PermissionDeniedError
        If not.
    """
    keys = set(rows.values_list("pk", flat=True))
    if keys - set(ParameterRow.objects.visible_to(records.reader).filter(pk__in=keys).values_list("pk", flat=True)):
        raise PermissionDeniedError(
            f"{records.reader.name} may not see a value that this would replace",
            mend="ask the organisation that set it",
            code="parameter.unseen",
        )


def _as_kept(one: Parameter) -> Parameter:
    """Return a parameter as a row gives it back: group and unit are the shipped one's."""
    shipped = parameters()[one.id]
    return replace(one, group=shipped.group, unit=shipped.unit)


def parameter_of(row: ParameterRow) -> Parameter:
    """Return a row as a parameter; group and unit are the shipped one's."""
    shipped = parameters()[row.code]
    return Parameter(
        row.code,
        shipped.group,
        cast("Law", row.law),
        row.a,
        row.b,
        row.c,
        shipped.unit,
        str(row.date),
        cast("Basis", row.basis),
        row.source,
    )
