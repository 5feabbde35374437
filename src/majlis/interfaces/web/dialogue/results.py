"""What a dialogue found: words in a small room, constituencies from 30, groups from 100; each table as a file too."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from majlis.acts.dialogue.coordinated import CoordinatedCommand, CoordinatedResult, coordinated
from majlis.acts.dialogue.results import CellLine, FoundLine, ResultsCommand, ResultsResult
from majlis.acts.dialogue.results import results as results_act
from majlis.acts.dialogue_lines import HeadLine
from majlis.briefing.drawing import chart
from majlis.briefing.heard import Cell, Opinion, sorted_out
from majlis.briefing.opinions import MOST_POINTS, opinion_map
from majlis.interfaces.web.asking import world_of
from majlis.interfaces.web.dialogue.one import Found, found_in
from majlis.interfaces.web.dialogue.shown import Bar, bar, named
from majlis.interfaces.web.sheets import Sheet, download
from majlis.kernel.errors import NotFoundError

_FIRM = 0.7
"""Groups that are less stable are a hint."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A statement as the page shows it.

    Attributes
    ----------
    line : FoundLine
    words : str
    bar : Bar
    parts : tuple of (str, Bar)
        By constituency, as it may be shown.
    """

    line: FoundLine
    words: str
    bar: Bar
    parts: tuple[tuple[str, Bar], ...]


def _voice(talk: HeadLine, one: FoundLine, *, parts: bool) -> Voice:
    cells = [(named(talk, cell.name), bar(cell.agree, cell.disagree, cell.passed)) for cell in one.cells if cell.name]
    whole = bar(one.agree, one.disagree, one.passed)
    return Voice(one, _words(talk, one), whole, tuple(cells) if parts else ())


def _words(talk: HeadLine, one: FoundLine) -> str:
    """Return the counts in words, and which constituencies are against, where they are told apart."""
    counts = one.words.partition(";")[0]
    if not any(cell.name for cell in one.cells):
        return counts
    against = [named(talk, cell.name) for cell in one.cells if _against(cell)]
    told = _("against: %(names)s") % {"names": ", ".join(against)} if against else _("no constituency against")
    return f"{counts}; {told}"


@require_GET
def results(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show the results; a table as a file where one asks for it."""
    found, world = found_in(request, nation, code), world_of(request)
    without = request.GET.get("without", "") == "1"
    result = results_act(ResultsCommand(code=code, without=without), world)
    if form := request.GET.get("form", ""):
        return download(request, _sheet(request.GET.get("table", "statements"), found, result, request), form)
    step = coordinated(CoordinatedCommand(code=code), world) if result.level != "words" else None
    told = {
        **found.page("results"),
        "found": result,
        "kinds": _kinds(result),
        "hidden": not any(one.name for one in result.people),
        "bars": result.level != "words",
        "step": step,
        "turned": [one for one in step.statements if one.turns] if step else [],
        "without": without,
        "map": _map(result, synthetic=result.synthetic),
        "drawn": min(MOST_POINTS, len(result.points)),
        "groups": [(chr(ord("A") + one.number), one) for one in result.groups],
        "firm": (result.stability or 0.0) >= _FIRM,
        "stability": None if result.stability is None else f"{result.stability:.2f}",
        "arguments": [one for one in result.remarks if one.kind != "dissent"],
        "notes": [one for one in result.remarks if one.kind == "dissent"],
    }
    return render(request, "dialogue/results.html", told)


def _kinds(result: ResultsResult) -> list[tuple[str, str, list[Voice]]]:
    """Return the statements by what the room made of them; each kind with its name and what it means."""
    held = {one.number: one for one in result.statements}
    found = sorted_out([_opinion(one) for one in result.statements], result.participants)
    parts = result.level != "words"
    chosen = (*found.shared, *found.refused, *found.divided)
    rest = [number for number in held if number not in {one.number for one in chosen}]
    kinds = (
        (
            _("Shared by all"),
            _("Four in five agree, and no constituency is against."),
            [o.number for o in found.shared],
        ),
        (
            _("Turned down by all"),
            _("Four in five disagree, and no constituency is for it."),
            [o.number for o in found.refused],
        ),
        (
            _("Where it divides"),
            _("Both sides have three in ten, or a constituency stands apart."),
            [o.number for o in found.divided],
        ),
        (_("All others"), _("No clear side, or heard by fewer than half."), rest),
    )
    return [
        (name, told, [_voice(result.dialogue, held[n], parts=parts) for n in numbers])
        for name, told, numbers in kinds
        if numbers
    ]


def _opinion(one: FoundLine) -> Opinion:
    cells = tuple(Cell(cell.name, cell.agree, cell.disagree, cell.passed) for cell in one.cells)
    against = tuple(cell.name for cell in one.cells if _against(cell))
    return Opinion(one.number, one.text, one.text_ur, one.agree, one.disagree, one.passed, one.words, cells, against)


def _against(cell: CellLine) -> bool:
    return bool(cell.name) and cell.disagree > cell.agree


def _map(result: ResultsResult, *, synthetic: bool) -> SafeString | str:
    """Return the map of groups as a drawing; empty where there is none."""
    if not result.points:
        return ""
    points = [(point.x, point.y, point.group) for point in result.points]
    alt = _("Map of opinions: %(count)s groups") % {"count": len(result.groups)}
    return mark_safe(chart(opinion_map(points, synthetic=synthetic), alt, "opinions"))  # noqa: S308 - drawn here


def _statements(result: ResultsResult) -> tuple[Sequence[str], list[Sequence[object]]]:
    columns = (
        "statement",
        "text",
        "text in Urdu",
        "agree",
        "disagree",
        "pass",
        "matters to",
        "in words",
        "consensus",
        "became",
    )
    rows = [
        (
            *(one.number, one.text, one.text_ur, one.agree, one.disagree, one.passed, one.important, one.words),
            *(one.consensus, one.outcome.line() if one.outcome else ""),
        )
        for one in result.statements
    ]
    return columns, list(rows)


def _constituencies(result: ResultsResult) -> tuple[Sequence[str], list[Sequence[object]]]:
    columns = ("statement", "constituency", "agree", "disagree", "pass")
    if result.level == "words":
        return columns, []
    rows = [
        (one.number, named(result.dialogue, cell.name) or "all together", cell.agree, cell.disagree, cell.passed)
        for one in result.statements
        for cell in one.cells
    ]
    return columns, list(rows)


def _groups(result: ResultsResult) -> tuple[Sequence[str], list[Sequence[object]]]:
    columns = ("group", "people", "agrees more than others with", "disagrees more than others with")
    rows = [
        (chr(ord("A") + one.number), one.size, " ".join(map(str, one.agree_on)), " ".join(map(str, one.against)))
        for one in result.groups
    ]
    return columns, list(rows)


def _estimates(result: ResultsResult) -> tuple[Sequence[str], list[Sequence[object]]]:
    columns = ("question", "unit", "estimates", "low", "middle", "high")
    rows = [
        (one.text or one.text_ur, one.unit, one.count, *(one.room.model_dump().values() if one.room else (None,) * 3))
        for one in result.questions
    ]
    return columns, list(rows)


Maker = Callable[[ResultsResult], tuple[Sequence[str], list[Sequence[object]]]]
TABLES: dict[str, Maker] = {
    "statements": _statements,
    "constituencies": _constituencies,
    "groups": _groups,
    "estimates": _estimates,
}


def _sheet(name: str, found: Found, result: ResultsResult, request: HttpRequest) -> Sheet:
    """Return a table of the results as a file."""
    one = found.result.dialogue
    lines = [_("Without the votes that look coordinated")] if result.in_step.left_out else []
    if name == "alike":
        columns, rows = _alike(coordinated(CoordinatedCommand(code=one.code), world_of(request)))
    elif name in TABLES:
        columns, rows = TABLES[name](result)
    else:
        raise NotFoundError(f"there is no table {name[:20]!r}", code="dialogue.table")
    return Sheet(f"{one.code}-{name}", columns, rows, one.marking, result.synthetic, lines)


def _alike(found: CoordinatedResult) -> tuple[Sequence[str], list[Sequence[object]]]:
    columns = ("statement", "agree", "disagree", "pass", "agree without", "disagree without", "pass without", "turns")
    rows = [
        (
            *(one.number, one.agree, one.disagree, one.passed),
            *(one.agree_without, one.disagree_without, one.passed_without, "yes" if one.turns else ""),
        )
        for one in found.statements
    ]
    return columns, list(rows)
