"""Paper: a sheet to print, and the grid in which the clerk types the votes of many sheets, by keyboard alone."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET
from pydantic import ValidationError

from majlis.acts.dialogue.paper import PaperCommand, PaperResult, paper
from majlis.interfaces.web.asking import world_of
from majlis.interfaces.web.dialogue.one import found_in
from majlis.interfaces.web.forms import told as told_of
from majlis.kernel.errors import ConflictError, InputError, MajlisError, NotFoundError

_ROWS, _CELLS = 8, 1_600
"""Rows of the grid, and cells at most."""
_LETTERS = {"a": "agree", "d": "disagree", "p": "pass", "+": "agree", "-": "disagree", "0": "pass"}


@dataclass(slots=True)
class Row:
    """A sheet as it is typed.

    Attributes
    ----------
    sheet, constituency : str
    cells : list of (int, str)
        Number of the statement, and what is typed.
    fault : str
    """

    sheet: str = ""
    constituency: str = ""
    cells: list[tuple[int, str]] = field(default_factory=list)
    fault: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was typed."""
        return not any(text for _number, text in self.cells)


def votes_of(cells: list[tuple[int, str]]) -> tuple[str, ...]:
    """Return the votes of a row as the act takes them: ``3=agree``, ``4=disagree!`` where it matters.

    Parameters
    ----------
    cells : list of (int, str)
        Number of the statement, and what was typed: a, d or p, with ``!`` where it matters to the person.

    Raises
    ------
    InputError
        If something else was typed.
    """
    found = []
    for number, text in cells:
        letters = text.strip().lower()
        if not letters:
            continue
        vote = _LETTERS.get(letters.removesuffix("!"))
        if vote is None:
            raise InputError(
                _("%(text)s is no vote on statement %(number)s") % {"text": text[:8], "number": number},
                mend=_("type a, d or p; with ! where it matters"),
                code="dialogue.cell",
            )
        found.append(f"{number}={vote}{'!' if letters.endswith('!') else ''}")
    return tuple(found)


@require_GET
def sheet(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show a sheet of paper to print: statements with boxes."""
    found = found_in(request, nation, code)
    told = {**found.page("paper"), "open": [one for one in found.result.statements if one.state == "accepted"]}
    return render(request, "dialogue/sheet.html", told)


def typing(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show the grid; take the sheets that were typed, each for itself."""
    found = found_in(request, nation, code)
    numbers = [one.number for one in found.result.statements if one.state == "accepted"]
    rows = _read(request, numbers) if request.method == "POST" else []
    faulty = [row for row in rows if not row.empty and not _taken(request, code, row)]
    if rows and not faulty:
        return redirect("dialogue-paper", nation=nation, code=code)
    room = max(1, min(_ROWS, _CELLS // max(1, len(numbers))))
    last = str(request.session.get(_last(code), ""))
    blank = [Row(sheet, "", [(number, "") for number in numbers]) for sheet in _sheets(last, room)]
    told: dict[str, Any] = {
        **found.page("paper"),
        "rows": faulty or blank,
        "open": [one for one in found.result.statements if one.state == "accepted"],
    }
    return render(request, "dialogue/paper.html", told, status=400 if faulty else 200)


def _last(code: str) -> str:
    return f"sheet of {code}"


def _sheets(last: str, count: int) -> list[str]:
    """Return the numbers of the sheets after the last that was typed here; none where nobody knows where to begin."""
    return [str(int(last) + step) for step in range(1, count + 1)] if last.isdecimal() else [""] * count


def _read(request: HttpRequest, numbers: list[int]) -> list[Row]:
    sent = request.POST
    return [
        Row(
            sent.get(f"sheet-{place}", "")[:20].strip(),
            sent.get(f"constituency-{place}", "")[:40],
            [(number, sent.get(f"vote-{place}-{number}", "")[:4].strip()) for number in numbers],
        )
        for place in range(_ROWS)
        if f"sheet-{place}" in sent
    ]


def _taken(request: HttpRequest, code: str, row: Row) -> bool:
    """Take a sheet; say at its row what is wrong with it."""
    try:
        wanted = {"code": code, "sheet": row.sheet, "constituency": row.constituency, "vote": votes_of(row.cells)}
        result = paper(PaperCommand.model_validate(wanted), world_of(request))
    except ValidationError:
        row.fault = _("Give the sheet a number and choose a constituency.")
    except (InputError, ConflictError, NotFoundError) as error:
        row.fault = _told(error)
    else:
        _say(request, result)
        if row.sheet.isdecimal() and len(row.sheet) < 7:  # noqa: PLR2004 - a number that a person wrote
            request.session[_last(code)] = row.sheet
        return True
    return False


def _say(request: HttpRequest, result: PaperResult) -> None:
    said = ngettext("Sheet %(sheet)s: %(count)s vote.", "Sheet %(sheet)s: %(count)s votes.", result.votes)
    text = said % {"sheet": result.sheet, "count": result.votes}
    if result.new:
        messages.success(request, text)
    else:
        messages.warning(request, f"{text} {_('It had been typed before and is corrected.')}")


def _told(error: MajlisError) -> str:
    return told_of(error.fault)
