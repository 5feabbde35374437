"""A nation's own parameters through time."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import cast

from django.db import transaction
from django.db.models import Q

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import owner_key
from majlis.adapters.records.models import Nation, ParameterRow
from majlis.adapters.records.nations import nation_row
from majlis.kernel.errors import Fault, InputError, NotFoundError
from majlis.kernel.times import parse_day
from majlis.reference.parameters import Basis, Law, Parameter, parameters


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
    """
    demand_shipped(wanted)
    nation = nation_row(records, code)
    keys = {"owner_id": owner_key(records), "marking_id": nation.marking_id}
    with transaction.atomic():
        Nation.everything.select_for_update().get(pk=nation.pk)  # writers take turns
        rows = ParameterRow.everything.filter(nation=nation, superseded_at__isnull=True, code__in=wanted)
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
        if not rows.update(superseded_at=records.now()):
            raise NotFoundError(
                f"{code} has no own value of {parameter}",
                why="the shipped one counts already",
                mend=f"majlis parameter list {code} --own shows its own",
                code="parameter.not-own",
            )
        audit.note(records, "parameter unset", code, detail={"parameters": [parameter]})


def demand_shipped(names: Iterable[str]) -> None:
    """See that ids are those of shipped parameters.

    Raises
    ------
    InputError
        With every id that is not, each with the nearest one.
    """
    known = parameters()
    faults = []
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            mend = f"did you mean {near[0]}?" if near else "docs/reference/parameters.md lists them"
            faults.append(Fault("parameter.unknown", f"there is no parameter {name[:120]!r}", "", "", mend))
    if faults:
        first = faults[0]
        what = first.what if len(faults) == 1 else f"{len(faults)} parameters are unknown; nothing was changed"
        mend = first.mend if len(faults) == 1 else ""
        raise InputError(what, mend=mend, code=first.code, faults=() if len(faults) == 1 else faults)


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
