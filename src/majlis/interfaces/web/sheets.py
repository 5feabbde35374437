"""Tables that leave as files: .xlsx and CSV, banded and marked, a granted right, noted in the audit."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from majlis.acts.leaving import EXPORT, Leaving, demand_leave
from majlis.interfaces.web.asking import asking, safe_name
from majlis.interfaces.web.here import Here
from majlis.kernel.errors import InputError, PermissionDeniedError
from majlis.kernel.marking import SYNTHETIC_BAND, Marking, join_all

__all__ = ["EXPORT", "STEP", "Page", "Sheet", "download", "gathered", "harmless"]

STEP = 1000
"""Rows of a page that is asked for, for a file."""
_MOST = 100_000
"""Rows of a file."""

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as a file.

    Attributes
    ----------
    name : str
        Name of the file without its ending, and what the audit calls it.
    columns : sequence of str
    rows : iterable of sequence
        Texts, numbers, days or None, one for each column.
    marking : str
    synthetic : bool
    """

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Any]]
    marking: str = ""
    synthetic: bool = False
    lines: Sequence[str] = field(default=())

    @property
    def above(self) -> list[str]:
        """What stands above the table: the band, the marking, and what else must be read with it."""
        return [*([SYNTHETIC_BAND] if self.synthetic else []), *([self.marking] if self.marking else []), *self.lines]


class Page(Protocol):
    """A page of a list, as acts return it."""

    @property
    def cursor(self) -> str:
        """Of the next page; empty at the end."""

    @property
    def marking(self) -> str:
        """The strictest of what the page shows."""

    @property
    def synthetic(self) -> bool:
        """Whether anything on it is."""


P = TypeVar("P", bound=Page)


def gathered(
    name: str,
    columns: Sequence[str],
    ask: Callable[[str], P],
    rows_of: Callable[[P], Iterable[Sequence[Any]]],
    lines: Sequence[str] = (),
) -> Sheet:
    """Return the table of a list, page after page: marked as strictly as the strictest page, and never cut in silence.

    Parameters
    ----------
    name : str
    columns : sequence of str
    ask : callable
        Takes the cursor of a page, empty for the first, and returns the page.
    rows_of : callable
        Takes a page and returns its rows.
    lines : sequence of str, optional
        What else must be read with it.
    """
    rows: list[Sequence[Any]] = []
    markings: set[str] = set()
    cursor, synthetic = "", False
    while True:
        page = ask(cursor)
        rows += rows_of(page)
        markings |= {page.marking} - {""}
        synthetic, cursor = synthetic or page.synthetic, page.cursor
        if not cursor or len(rows) >= _MOST:
            break
    if cursor:
        text = gettext("the first %(number)s of more: narrow the list for the rest")
        lines = [*lines, text % {"number": f"{len(rows):,}"}]
    marking = str(join_all([Marking.parse(one) for one in sorted(markings)])) if markings else ""
    return Sheet(name, columns, rows, marking, synthetic, lines)


def download(request: HttpRequest, sheet: Sheet, form: str) -> HttpResponse:
    """Return a table as a file, and note in the audit that it left.

    Parameters
    ----------
    request : HttpRequest
    sheet : Sheet
    form : str
        ``csv`` or ``xlsx``.

    Raises
    ------
    PermissionDeniedError
        If the person may not take tables away.
    InputError
        If it is another form.
    WaitsError
        If it is RED, and no second person has agreed yet that it leaves.
    """
    found = asking(request)
    if EXPORT not in found.actor.permissions:
        found.world.note("table export", sheet.name, outcome="refused", detail={"code": "web.export"})
        raise PermissionDeniedError(
            f"{found.actor.name} may not take tables away as files",
            why=f"it needs the permission {EXPORT}",
            mend="ask an administrator for a role that has it",
            code="web.export",
        )
    writers = {"csv": (_csv, "text/csv; charset=utf-8"), "xlsx": (_xlsx, _XLSX)}
    if form not in writers:
        raise InputError(f"{form[:20]!r} is no form of a table", mend="use csv or xlsx", code="web.form")
    demand_leave(found.world, Leaving("table export", sheet.name, sheet.marking, key=request.get_full_path()))
    write, kind = writers[form]
    here: Here | None = getattr(request, "here", None)
    if here is not None and here.synthetic:  # an empty table says so, too
        sheet = replace(sheet, synthetic=True)
    data, count = write(sheet)
    found.world.note("table export", sheet.name, detail={"rows": count, "form": form, "marking": sheet.marking})
    name = f"{safe_name(sheet.name)}.{form}"
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def harmless(value: Any) -> Any:  # noqa: ANN401 - a cell
    """Return a cell that no spreadsheet takes for a formula: a text that begins like one is led by an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULAS) else value


def _csv(sheet: Sheet) -> tuple[bytes, int]:
    out = io.StringIO()
    write = csv.writer(out)
    for line in sheet.above:
        write.writerow([f"# {line}"])
    write.writerow(sheet.columns)
    count = 0
    for row in sheet.rows:
        write.writerow([harmless(value) for value in row])
        count += 1
    return out.getvalue().encode("utf-8-sig"), count


def _xlsx(sheet: Sheet) -> tuple[bytes, int]:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    page = book.create_sheet("Table")

    def strong(text: str) -> Any:  # noqa: ANN401 - a cell
        cell = WriteOnlyCell(page, value=text)
        cell.font = Font(bold=True)
        return cell

    for line in sheet.above:
        page.append([strong(line)])
    page.append([strong(title) for title in sheet.columns])
    count = 0
    for row in sheet.rows:
        page.append([harmless(value) for value in row])
        count += 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue(), count
