"""The six tables of a draft: searched, narrowed, sorted, page by page, and as a file."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from majlis.adapters.records.nations import tables
from majlis.adapters.records.nations.tables import COUNT_MAX, FILTERS, Question
from majlis.infrastructure.dossier import cells
from majlis.infrastructure.dossier.schema import TABLES, Column, Table
from majlis.infrastructure.editing.rows import key_text, texts
from majlis.interfaces.web.asking import world_of
from majlis.interfaces.web.here import here
from majlis.interfaces.web.nations.glance import sizes_of
from majlis.interfaces.web.nations.permits import demand
from majlis.interfaces.web.sheets import Sheet, download
from majlis.kernel.marking import join_all

TITLES: dict[str, "str | Promise"] = {
    "areas": gettext_lazy("Areas"),
    "operators": gettext_lazy("Operators"),
    "assets": gettext_lazy("Assets"),
    "demands": gettext_lazy("Demands"),
    "requirements": gettext_lazy("Requirements"),
    "suppliers": gettext_lazy("Suppliers"),
}
SHOWN = {
    "areas": ("name", "region", "population", "urban_share"),
    "operators": ("name", "sector"),
    "assets": ("name", "sector", "kind", "operator", "area", "repair_mode_h", "restart_h"),
    "demands": ("area", "zone", "service", "people"),
    "requirements": ("k", "buffer_h", "need", "confidence", "basis"),
    "suppliers": (),
}
"""Columns that a page shows beside the key; the row's own page and the file have all."""
CHOICES = {
    "operators": ("sector",),
    "assets": ("sector",),
    "demands": ("service",),
    "requirements": ("basis", "need"),
}
"""Columns that are narrowed by a list; the other filters come from links."""
_NUMBERS = {cells.NUMBER, cells.OPTIONAL_NUMBER, cells.INTEGER}


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column: its name, what it says, and how a click on it sorts.

    Attributes
    ----------
    name, title, about : str
    number : bool
    sort : str
        ``ascending``, ``descending``, ``none``, or empty where the table cannot be sorted by it.
    """

    name: str
    title: str
    about: str
    number: bool
    sort: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as a page shows it."""

    title: str
    text: str
    number: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A row as a page shows it."""

    key: str
    cells: tuple[Cell, ...]
    marking: str


def table_of(name: str) -> Table:
    """Return a table of a dossier by the name in an address."""
    found = next((table for table in TABLES if table.name == name), None)
    if found is None:
        raise Http404(name)
    return found


def listed(request: HttpRequest, nation: str, table: str) -> HttpResponse:
    """Show a page of a table, or give the whole of what fits as a file."""
    demand(request, "nation.read")
    shape = table_of(table)
    records = world_of(request).records
    question = _question(request, shape)
    place = here(request, nation)
    if form := request.GET.get("as"):
        rows = tables.whole(records, nation, question)
        marking = str(join_all([*{row.marking for row in rows}]) if rows else place.marking)
        told = (list((texts(table, row) or {}).values()) for row in rows)
        return download(request, Sheet(f"{nation}-{table}", shape.names, told, marking, place.synthetic), form)
    found = tables.page(records, nation, question)
    sizes = sizes_of(request, nation).tables
    columns = [column for column in shape.columns if column.name in SHOWN[table]]
    offered = CHOICES.get(table, ())
    shown = {
        "title": TITLES[table],
        "table": table,
        "about": shape.about,
        "tabs": [(name, title, sizes[name]) for name, title in TITLES.items()],
        "headings": [_heading(shape, column, question) for column in columns],
        "key_heading": _heading(shape, shape.columns[0], question),
        "lines": [_line(table, row, columns) for row in found.rows],
        "found": found,
        "more_than": COUNT_MAX if found.total > COUNT_MAX else 0,
        "question": question,
        "words": " ".join(question.words),
        "choices": [(name, title_of(name), choices_of(name), question.where.get(name, "")) for name in offered],
        "links": [
            (name, title_of(name), value, _without(request, name))
            for name, value in question.where.items()
            if name not in offered
        ],
        "narrowed": bool(question.words or question.where),
    }
    return render(request, "nations/table.html", shown)


def _question(request: HttpRequest, table: Table) -> Question:
    given = request.GET
    where = {name: value[:620] for name in FILTERS[table.name] if (value := given.get(name, "").strip())}
    return Question(
        table.name,
        words=tuple(given.get("q", "").split())[:10],
        where=where,
        sort=given.get("sort", ""),
        descending=given.get("order") == "down",
        after=given.get("after", ""),
    )


def _without(request: HttpRequest, name: str) -> str:
    """Return the address of this page without one of its parameters."""
    parameters = request.GET.copy()
    for one in (name, "after"):
        parameters.pop(one, None)
    return f"?{parameters.urlencode()}"


def _heading(table: Table, column: Column, question: Question) -> Heading:
    sort = ""
    if column.name in tables.sortable(table):
        chosen = question.sort or table.key[0]
        way = "descending" if question.descending else "ascending"
        sort = way if chosen == column.name else "none"
    return Heading(column.name, title_of(column.name), column.about, column.cell in _NUMBERS, sort)


def _line(table: str, row: Any, columns: list[Column]) -> Line:  # noqa: ANN401 - a row of any table
    told = tuple(Cell(title_of(one.name), _told(getattr(row, one.name), one), one.cell in _NUMBERS) for one in columns)
    return Line(key_text(table, row), told, str(row.marking))


def _told(value: Any, column: Column) -> str:  # noqa: ANN401 - a cell of any type
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return column.cell.text(value)


_NAMES: dict[str, "str | Promise"] = {
    "id": gettext_lazy("Identifier"),
    "urban_share": gettext_lazy("Urban share"),
    "repair_low_h": gettext_lazy("Repair, low (h)"),
    "repair_mode_h": gettext_lazy("Repair, likely (h)"),
    "repair_high_h": gettext_lazy("Repair, high (h)"),
    "restart_h": gettext_lazy("Restart (h)"),
    "manual_start_h": gettext_lazy("Start by hand after (h)"),
    "buffer_h": gettext_lazy("Buffer (h)"),
    "k": gettext_lazy("Suppliers needed"),
    "node": gettext_lazy("Who needs it"),
    "black_start": gettext_lazy("Starts alone"),
}


def title_of(name: str) -> str:
    """Return the name of a column as people read it."""
    return str(_NAMES.get(name) or gettext(name.replace("_", " ").capitalize()))


def choices_of(column: str) -> list[tuple[str, str]]:
    """Return the values that a column may have, with their names; empty for a column that takes any."""
    from majlis.infrastructure.nation import Basis, Need
    from majlis.reference import sectors, services

    if column in {"sector", "service"}:
        return [(row["id"], row["name"]) for row in (sectors() if column == "sector" else services()).rows]
    words = {"basis": Basis, "need": Need}.get(column)
    if column == "black_start":
        return [("false", gettext("no")), ("true", gettext("yes"))]
    return [(one.value, one.value) for one in words] if words else []


def supplies(request: HttpRequest, nation: str, key: str) -> dict[str, tables.TablePage]:
    """Return what an asset or demand needs, who supplies it, and whom it supplies: the first of each."""
    records = world_of(request).records
    first = Question("requirements", where={"node": key}, most=20)
    return {
        "needs": tables.page(records, nation, first),
        "suppliers": tables.page(records, nation, replace(first, table="suppliers")),
        "supplied": tables.page(records, nation, replace(first, table="suppliers", where={"supplier": key})),
    }
