"""What probably is one event told twice: pairs with their reasons, a merger with its preview, and the way back."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from majlis.acts.incident.duplicates import DuplicatesCommand, duplicates
from majlis.acts.incident.merge import MergeCommand, merge
from majlis.acts.incident.unmerge import UnmergeCommand, unmerge
from majlis.acts.world import World
from majlis.interfaces.web.asking import world_of
from majlis.interfaces.web.incidents.deeds import address
from majlis.interfaces.web.incidents.record import LABELS, duplicate, of_nation, value_told
from majlis.interfaces.web.incidents.undoing import done


def show(request: HttpRequest, nation: str) -> HttpResponse:
    """Show the pairs among the newest incidents."""
    found = duplicates(DuplicatesCommand(nation=nation), world_of(request))
    shown = {"pairs": [duplicate(one) for one in found.duplicates[:50]], "title": gettext("Told twice?")}
    return render(request, "incidents/duplicates.html", {**shown, "more": max(0, len(found.duplicates) - 50)})


def merging(request: HttpRequest, nation: str, code: str, other: str) -> HttpResponse:
    """Show what a merger does, side by side; do it."""
    world = world_of(request)
    kept, gone = of_nation(world, nation, code), of_nation(world, nation, other)
    source = request.POST.get("source", "").strip() or world.actor.name
    if request.method == "POST":
        merge(MergeCommand(code=code, other=other, source=source), world)
        text = gettext("%(other)s is merged into %(code)s. They count once.") % {"other": other, "code": code}
        done(request, text, address(nation, other, "incident-unmerge"), {"source": source})
        return HttpResponseRedirect(address(nation, code))
    plan = merge(MergeCommand(code=code, other=other, source=source, preview=True), world)
    filled = {one.field: value_told(one.field, one.value) for one in plan.filled}
    after = {one.field: one.value for one in gone.fields}
    rows = [
        {
            "label": str(LABELS[one.field]),
            "kept": value_told(one.field, one.value),
            "gone": value_told(one.field, after[one.field]),
            "then": filled.get(one.field, value_told(one.field, one.value)),
            "filled": one.field in filled,
        }
        for one in kept.fields
    ]
    shown = {"plan": plan, "rows": rows, "turns": _turns(world, other, code), "title": gettext("Merge two incidents")}
    return render(request, "incidents/merge.html", shown)


def _turns(world: World, code: str, other: str) -> bool:
    """Tell whether a merger the other way round would be taken, too."""
    records = world.records
    from majlis.adapters.records.incidents import merging

    return (code, other) in merging.ways(records, [(code, other)])


@require_POST
def parting(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Take an incident out of the one that it was merged into."""
    world = world_of(request)
    source = request.POST.get("source", "").strip() or world.actor.name
    unmerge(UnmergeCommand(code=code, source=source), world)
    done(request, gettext("%(code)s has its own record again.") % {"code": code})
    return HttpResponseRedirect(address(nation, code))
