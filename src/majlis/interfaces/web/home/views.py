"""The first screen, what waits for a person, and what to do where there is nothing to show yet."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from majlis.briefing.document import runs
from majlis.briefing.drawing import inside
from majlis.briefing.screen import count_words, screen
from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.help.views import places_of
from majlis.interfaces.web.here import Here, nations_of, usual
from majlis.interfaces.web.home.steps import steps
from majlis.interfaces.web.home.waiting import Sum, sums, waiting
from majlis.interfaces.web.risk.reading import Assessed, newest
from majlis.kernel.marking import SYNTHETIC_BAND

_MENU_WORDS, _NOTHING = 1, 2
"""Words of the header on a narrow screen ("Menu"; the mark is no word), and of "nothing waits"."""
_SHORT = 4
"""A name of more words gives way to the nation's code."""
_SAID_ABOVE = " (synthetic)"
"""The end of a name that the band says already."""


def home(request: HttpRequest, nation: str = "") -> HttpResponse:
    """Show the first screen of the nation that the person works with, or of the one that the address names."""
    here = usual(request)
    held = asking(request).actor.permissions
    code = nation or (here.code if here else "")
    found = newest(request, code) if code and "run.read" in held else None
    nations = nations_of(request)
    todo = sums(waiting(request, nations), reverse("waiting"))
    others = {one: name for one, name in nations.items() if one != code}
    shown: dict[str, Any] = {"todo": todo, "title": gettext("The picture"), "code": code, "others": others}
    if "report.write" in held and "run.read" not in held:
        return render(request, "home/reporter.html", shown | _own(request))
    if found is None or here is None:
        shown["steps"] = steps(request, code)
        shown["places"] = [] if any(step.address for step in shown["steps"]) else places_of(request)
        return render(request, "home/empty.html", shown)
    return render(request, "home/home.html", shown | _picture(found, here, todo, among_others=bool(others)))


def _own(request: HttpRequest) -> dict[str, Any]:
    """Return what the first page of who reports shows: the own reports."""
    from majlis.adapters.records.reports import heads

    mine, _ = heads.page(asking(request).world.records, heads.Wanted(own=True, most=20))
    return {"title": gettext("Your reports"), "mine": mine, "synthetic": any(one.synthetic for one in mine)}


def waits(request: HttpRequest) -> HttpResponse:
    """List everything that waits for the person, each with the way to its place."""
    found = waiting(request, nations_of(request))
    return render(request, "home/waiting.html", {"found": found, "title": gettext("What waits for you")})


def _picture(one: Assessed, here: Here, todo: list[Sum], *, among_others: bool) -> dict[str, Any]:
    """Return what the picture shows. The nation is named where there is another that it could be taken for."""
    marking = one.work.order.marking
    said = here.name.replace(_SAID_ABOVE, "") if here.band else here.name
    name = said if count_words(said) <= _SHORT else here.code
    around = [
        name if among_others else "",
        here.band or one_band(one),
        marking,
        gettext("You:"),
        *(each.text for each in todo),
    ]
    first = screen(one.result, besides=_MENU_WORDS + count_words(" ".join(around)) + (0 if todo else _NOTHING))
    return {
        "screen": first,
        "chance": runs(first.chance),
        "squares": inside(first.squares.svg, first.squares.alt, "q"),
        "marking": marking,
        "name": name,
        "run": one.id,
        "band": here.band or one_band(one),
    }


def one_band(one: Assessed) -> str:
    """Return the band that evidence alone demands: the nation is real, what is known of it is synthetic."""
    return SYNTHETIC_BAND if one.result.synthetic else ""
