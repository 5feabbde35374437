"""The page of a result, its files, and two runs side by side."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from majlis.acts.leaving import Leaving, demand_leave
from majlis.acts.run.diff import DiffCommand, diff
from majlis.acts.run.replay import ReplayCommand, replay
from majlis.adapters.vault.pictures import pictures_of
from majlis.briefing.charts import png, signed, svg
from majlis.briefing.document import Chart
from majlis.interfaces.web.asking import asking, safe_name, world_of
from majlis.interfaces.web.risk.comparing import compared
from majlis.interfaces.web.risk.differences import replay_of
from majlis.interfaces.web.risk.reading import assessed, before, need
from majlis.interfaces.web.risk.sections import charts, pictured, sections, told
from majlis.interfaces.web.risk.sheets import sheet
from majlis.interfaces.web.sheets import EXPORT, download
from majlis.kernel.errors import NotFoundError


def show(request: HttpRequest, nation: str, run: str) -> HttpResponse:
    """Show a result."""
    need(request, "run.read")
    one = assessed(request, nation, run)
    found = told(request, one)
    previous = found.previous
    shown: dict[str, Any] = {
        "title": gettext("National risk"),
        "one": one,
        "parts": _split(sections(request, found, nation=nation)),
        "previous": previous,
        "explain": previous is not None and found.why.difference is None,
        "why": found.why.looked,
        "replay": replay_of(request, one),
        "marking": one.work.order.marking,
        "seconds": one.run.run.get("seconds", 0.0),
        "may_run": "risk.run" in asking(request).actor.permissions,
    }
    return render(request, "risk/result.html", shown)


def _split(text: str) -> dict[str, str]:
    """Return what is drawn once, in the three parts between which the page puts what depends on the reader."""
    first, _, rest = text.partition("<!--change-->")
    second, _, third = rest.partition("<!--verify-->")
    return {"first": first, "second": second, "third": third}


def table(request: HttpRequest, nation: str, run: str, name: str, form: str) -> HttpResponse:
    """Give a table of a result as a file."""
    need(request, "run.read")
    return download(request, sheet(assessed(request, nation, run), name), form)


def drawing(request: HttpRequest, nation: str, run: str, key: str, form: str) -> HttpResponse:
    """Give a chart of a result as SVG or PNG."""
    need(request, "run.read")
    need(request, EXPORT)
    one = assessed(request, nation, run)
    material, pictures = told(request, one).material, pictures_of(one.run)
    block = charts(pictured(material, pictures)).get(key)
    if not isinstance(block, Chart) or form not in {"svg", "png"}:
        raise NotFoundError(f"the run has no chart {key[:40]!r}", mend="go back to the result", code="risk.no-chart")
    demand_leave(world_of(request), Leaving("chart export", one.id, str(material.marking), key=f"{key}.{form}"))
    about = " · ".join((str(material.marking), one.result.nation.name, gettext("run %(run)s") % {"run": one.id}))
    drawn = svg(signed(block.spec, block.caption, about))
    name = safe_name(f"{one.result.nation.id}-{key}-{one.id}.{form}")
    world_of(request).note("chart export", one.id, detail={"chart": key, "form": form})
    data, kind = (drawn.encode(), "image/svg+xml") if form == "svg" else (png(drawn), "image/png")
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@require_POST
def explain(request: HttpRequest, nation: str, run: str) -> HttpResponse:
    """Let a worker compute why a result differs from the one before, or from another one that is named."""
    need(request, "run.read")
    one = assessed(request, nation, run)
    other = request.POST.get("before", "")
    earlier = assessed(request, nation, other) if other else before(request, one)
    if earlier is None:
        raise NotFoundError("there is no assessment before this one", code="risk.first")
    code = diff(DiffCommand(before=earlier.id, after=one.id, queue=True), world_of(request)).work
    return redirect("risk-work", nation, code)


@require_POST
def replays(request: HttpRequest, nation: str, run: str) -> HttpResponse:
    """Let a worker compute a run again and compare."""
    need(request, "run.read")
    one = assessed(request, nation, run)
    code = replay(ReplayCommand(run=one.id, queue=True), world_of(request)).work
    return redirect("risk-work", nation, code)


def compare(request: HttpRequest, nation: str) -> HttpResponse:
    """Show two runs side by side, and why they differ."""
    need(request, "run.read")
    from majlis.adapters.records.runs import made

    choices = made.made(world_of(request).records, nation, last=200)
    names = [request.GET.get(name, "") for name in ("before", "after")]
    pair = [assessed(request, nation, name) for name in names if name]
    shown: dict[str, Any] = {
        "title": gettext("Compare two assessments"),
        "choices": choices,
        "before": names[0] or (choices[1].vault_run if len(choices) > 1 else ""),
        "after": names[1] or (choices[0].vault_run if choices else ""),
    }
    if len(pair) == 2:  # noqa: PLR2004 - a pair
        shown |= compared(request, pair[0], pair[1])
    return render(request, "risk/compare.html", shown)
