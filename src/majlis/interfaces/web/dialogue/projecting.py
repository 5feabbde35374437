"""The wall: how a dialogue stands, in large type, for a room. No person, no constituency, nothing that is not open."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from majlis.acts.dialogue.door import DoorCommand, door
from majlis.acts.dialogue.pulse import PulseCommand, PulseResult, pulse
from majlis.acts.dialogue_lines import StatementLine
from majlis.interfaces.web.asking import world_of
from majlis.interfaces.web.dialogue.codes import entry, plain, short, square
from majlis.interfaces.web.dialogue.open_self import without_account
from majlis.interfaces.web.dialogue.shown import Bar, bar, people, phase_name
from majlis.interfaces.web.dialogue.wording import drop_word, held_word, hold_word
from majlis.kernel.errors import NotFoundError

_ON_THE_WALL = 4
"""So many statements stand on the wall at once: more could not be read from ten metres."""
LOOKS = ("auto", "dark", "light")


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement on the wall."""

    line: StatementLine
    bar: Bar


def _agreed(line: StatementLine) -> tuple[float, int]:
    seen = line.agree + line.disagree + line.passed
    return (-(line.agree / seen) if seen else 1.0, -seen)


def _divided(line: StatementLine) -> tuple[float, int]:
    return (-float(min(line.agree, line.disagree)), line.number)


def _newest(line: StatementLine) -> tuple[float, int]:
    return (-float(line.number), 0)


ORDERS: dict[str, Callable[[StatementLine], tuple[float, int]]] = {
    "agreed": _agreed,
    "divided": _divided,
    "newest": _newest,
}


def asked_order(request: HttpRequest) -> str:
    """Return the order in which statements are wanted."""
    wanted = request.GET.get("order", "")
    return wanted if wanted in ORDERS else "agreed"


def _sheet(lines: Sequence[StatementLine], request: HttpRequest) -> dict[str, Any]:
    """Return the statements that stand on the wall now, and the numbers of the sheets before and after."""
    order = asked_order(request)
    ranked = sorted(lines, key=ORDERS[order])
    sheets = max(1, -(-len(ranked) // _ON_THE_WALL))
    given = request.GET.get("sheet", "")
    sheet = min(int(given) if given.isdecimal() and len(given) < 6 else 1, sheets) or 1  # noqa: PLR2004 - digits
    begin = (sheet - 1) * _ON_THE_WALL
    shown = [Shown(one, bar(one.agree, one.disagree, one.passed)) for one in ranked[begin : begin + _ON_THE_WALL]]
    return {"order": order, "shown": shown, "sheet": sheet, "sheets": sheets}


def _piece(request: HttpRequest, result: PulseResult) -> str:
    told = {
        "result": result,
        "phase": phase_name(result.dialogue.phase),
        "people": people(result.participants),
        **_sheet(result.statements, request),
    }
    return render_to_string("dialogue/wall_piece.html", told)


def _stands(request: HttpRequest, nation: str, code: str) -> PulseResult:
    """Return how a dialogue of the nation of the page stands.

    Raises
    ------
    NotFoundError
        If there is none of that code there, or the person may not see it.
    """
    result = pulse(PulseCommand(code=code), world_of(request))
    if result.dialogue.nation != nation:
        raise NotFoundError(
            f"there is no dialogue {code[:40]!r}",
            mend="majlis dialogue list shows those that you may see",
            code="dialogue.not-found",
        )
    return result


@require_GET
def wall(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show the wall."""
    result = _stands(request, nation, code)
    word = held_word(request) if result.dialogue.word_open else ""
    address = entry(request, code, word) if word else ""
    look = request.GET.get("look", "auto")
    told = {
        "title": result.dialogue.title,
        "result": result,
        "talk": result.dialogue,
        "synthetic": result.synthetic,
        "code": code,
        "number": short(code),
        "word": word,
        "entry": entry(request, code).removesuffix(f"/{short(code)}/").partition("://")[2],
        "square": square(address) if address else "",
        "piece": _piece(request, result),
        "look": look if look in LOOKS else "auto",
        "order": asked_order(request),
        "wrong": "wrong" in request.GET,
    }
    return render(request, "dialogue/wall.html", told)


@require_GET
def beat(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Give the part of the wall that changes; nothing where it is as it was."""
    body = _piece(request, _stands(request, nation, code))
    tag = f'"{hashlib.sha256(body.encode()).hexdigest()[:32]}"'
    known = request.headers.get("If-None-Match", "").removeprefix("W/")
    answer = HttpResponseNotModified() if known == tag else HttpResponse(body)
    answer.headers["ETag"] = tag
    return answer


@require_POST
def show_word(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Let this browser show the code word on the wall: it is typed, and must be the one that opens the dialogue."""
    _stands(request, nation, code)
    word = plain(str(request.POST.get("word", ""))[:100])
    way = reverse("dialogue-wall", kwargs={"nation": nation, "code": code})
    if not word:
        answer = redirect(way)
        drop_word(answer, nation, code)
        return answer
    try:
        door(DoorCommand(code=code, word=word), without_account(request))
    except NotFoundError:
        return redirect(f"{way}?wrong=1")
    answer = redirect(way)
    hold_word(answer, nation, code, word)
    return answer
