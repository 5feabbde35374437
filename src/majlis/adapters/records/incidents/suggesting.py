"""Suggest operators and areas while a person types, and find the one that is meant."""

from django.db.models import Q

from majlis.adapters.records.handle import Records
from majlis.adapters.records.incidents.known import versions
from majlis.adapters.records.models import DraftArea, DraftOperator
from majlis.adapters.records.nations.named import nation_row

_TABLES = {"operator": DraftOperator, "area": DraftArea}


def suggest(records: Records, nation: str, field: str, text: str, most: int = 12) -> tuple[tuple[str, str], ...]:
    """Return what a person may mean: value and name of each, those that begin so first.

    Parameters
    ----------
    records : Records
    nation : str
        Code of the nation.
    field : str
        ``operator`` or ``area``. Of an operator the value is its name, of an area its id.
    text : str
        What was typed so far.
    most : int, optional
        At most so many.
    """
    row = nation_row(records, nation)
    rows = _TABLES[field].objects.visible_to(records.reader).filter(nation=row)
    rows = rows.filter(Q(name__icontains=text) | Q(code__icontains=text))
    found = {(name if field == "operator" else code): name for code, name in rows.values_list("code", "name")[:200]}
    if field == "operator":
        used = versions(records).filter(incident__nation=row.pk, operator__icontains=text).exclude(operator="")
        found |= {name: name for name in used.order_by().values_list("operator", flat=True)[:50] if name not in found}
    start = text.casefold()
    ordered = sorted(found.items(), key=lambda item: (not item[1].casefold().startswith(start), item[1]))
    return tuple(ordered[:most])


def named(records: Records, nation: str, field: str, text: str) -> str:
    """Return the code of the operator or area that a text names, by name or by code; empty where the nation has none.

    Parameters
    ----------
    records : Records
    nation : str
        Code of the nation.
    field : str
        ``operator`` or ``area``.
    text : str
    """
    rows = _TABLES[field].objects.visible_to(records.reader).filter(nation=nation_row(records, nation))
    return str(rows.filter(Q(code=text) | Q(name=text)).values_list("code", flat=True).first() or "")
