"""Two assessments side by side: what was asked, what went in, what came out, and why it differs."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext

from majlis.briefing import grounds
from majlis.briefing.material import Material, Occasion
from majlis.briefing.pages import figure_range
from majlis.briefing.words import chance_range, count, one_in
from majlis.interfaces.web.risk.blocks import shown
from majlis.interfaces.web.risk.differences import why
from majlis.interfaces.web.risk.reading import Assessed


def compared(request: HttpRequest, earlier: Assessed, later: Assessed) -> dict[str, Any]:
    """Return what the page shows of a pair.

    Parameters
    ----------
    request : HttpRequest
    earlier, later : Assessed
    """
    here = request.here  # type: ignore[attr-defined]  # of ours
    found = why(request, earlier, later)
    material = Material(
        result=later.result,
        occasion=Occasion(later.id, later.run.result_sha256, later.made, str(here.zone)),
        previous=earlier.result,
        difference=found.difference,
    )
    facts = [_facts(one) for one in (earlier, later)]
    rows = [(name, facts[0][name], facts[1][name], facts[0][name] != facts[1][name]) for name in facts[0]]
    return {
        "pair": (earlier, later),
        "rows": rows,
        "change": shown("change", grounds.change(material)),
        "explain": found.difference is None,
        "why": found.looked,
    }


def _facts(one: Assessed) -> dict[str, str]:
    result = one.result
    head = result.headline
    return {
        gettext(
            "Chance within 12 months"
        ): f"{one_in(head.chance.mean)} ({chance_range(head.chance.low, head.chance.high)})",
        gettext("Average loss, person-hours a year"): figure_range(result.aal),
        gettext("Question"): gettext("more than %(people)s people for %(hours)s hours")
        % {"people": count(head.people), "hours": count(head.hours)},
        gettext("Evidence before"): result.data_to[:10],
        gettext("Nation"): result.nation.sha256[:12],
        gettext("Evidence"): result.evidence_sha256[:12],
        gettext("Parameters"): result.parameters_sha256[:12],
        gettext("Size"): f"{count(result.draws)} × {count(result.years)}",
        gettext("Seed"): str(result.seed),
        gettext("Result"): one.run.result_sha256[:12],
    }
