"""The help page: one paragraph for each place, and the keys."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.here import usual
from majlis.interfaces.web.places import PLACES


class Paragraph(NamedTuple):
    """What a place is for.

    Attributes
    ----------
    view : str
        Name of its address.
    title, about : str
        Translated when shown.
    permission : str
        Who has it is told of the place.
    """

    view: str
    title: "str | Promise"
    about: "str | Promise"
    permission: str


_BESIDE: tuple[Paragraph, ...] = (
    Paragraph(
        "nations", _("Nations"),
        _("All nations that you may see. Set one up, or take a workbook or a dossier in; you see what would change "
          "before anything does."), "nation.read",
    ),
    Paragraph(
        "nation-parameters", _("Parameters"),
        _("The numbers on which every figure rests, with who stands for each. What somebody judged is marked."),
        "parameter.read",
    ),
    Paragraph(
        "catalogue", _("Catalogue"),
        _("Vulnerabilities that are exploited. The list ages; bring a newer file now and then."), "catalogue.read",
    ),
    Paragraph(
        "retention", _("Retention"), _("How long things are kept, and what has passed its days."), "retention.read"
    ),
    Paragraph(
        "acts", _("All acts"), _("Everything that you may do, each with its form; also what has no page of its own."),
        "nation.read",
    ),
)  # fmt: skip
_ABOUT: dict[str, "str | Promise"] = {
    "home": _("The first screen: is it getting worse, what could break, how sure are we, and what waits for you. "
              "Each line opens its source."),
    "nation": _("The draft of the nation: its coverage, its tables, what the check finds, what changed, its versions. "
                "Publish a version when it is in order; figures are made from versions."),
    "incidents": _("Incidents that were reported or logged. Filter, search, open one, write its situation note."),
    "threat": _("What attackers do to the nation: how often, in which sectors, and whether it rises. Breaks in the "
                "coverage are marked."),
    "report": _("Report an incident of your own organisation: one form, then a receipt with what is due when."),
    "people": _("Persons, organisations and roles. A second person agrees where rights change."),
    "audit": _("Who did what, when, and what was refused. Codes and counts, no content."),
    "reports": _("Reports of operators: write one, see its clocks, ask back, give feedback."),
    "map": _("The infrastructure on a map and in a table. Knock assets out, move the hour, see what fails and why."),
    "infrastructure": _("The infrastructure on a map and in a table. Knock assets out, move the hour, see what fails "
                        "and why."),
    "risk": _("Assessments of the risk to the nation: start one, follow it, read it in words first."),
    "briefings": _("Briefings: choose the parts, add words, look at it, have it released by a second person."),
    "evidence": _("Where figures come from: sources, incidents in them, what was set aside."),
    "council": _("The Council: what is overdue and what comes, bodies and their seats, meetings with agenda, papers "
                 "and who is there, decisions and actions."),
    "register": _("The register of decisions: each entry is bound to those before it, so that none is changed unseen. "
                  "Look at one, take its proof away, sign the newest."),
    "dialogues": _("Dialogues with stakeholders: ask a question, let people in, read what comes, see what all share "
                   "and where it divides, tell what became of it."),
}  # fmt: skip


def show(request: HttpRequest) -> HttpResponse:
    """Show what each place is for, and the keys."""
    return render(request, "help/help.html", {"title": gettext("Help"), "places": places_of(request)})


def places_of(request: HttpRequest) -> list[tuple[str, str, str, str]]:
    """Return name, address, key and purpose of each place that the person may go to."""
    held = asking(request).actor.permissions
    nation = usual(request)
    shown = []
    for place in PLACES:
        address = _address(place.view, nation.code if nation else "")
        if address and place.permission in held and place.view in _ABOUT:
            shown.append((str(place.name), address, place.key, str(_ABOUT[place.view])))
    for one in _BESIDE:
        address = _address(one.view, nation.code if nation else "")
        if address and one.permission in held:
            shown.append((str(one.title), address, "", str(one.about)))
    return shown


def awake(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's shape
    """Answer nothing: who types in a long form is not idle, and the session stays."""
    return HttpResponse(status=204)


def _address(view: str, nation: str) -> str:
    """Return the address of a place, with or without a nation; empty where it has none now."""
    for named in ({}, {"nation": nation}):
        try:
            return reverse(view, kwargs=named)
        except NoReverseMatch:
            continue
    return ""
