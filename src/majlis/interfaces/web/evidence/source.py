"""One source: what it holds, how its file was understood; take it out, and bring it back."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from majlis.acts.evidence.remove import RemoveCommand, remove
from majlis.acts.evidence.restore import RestoreCommand, restore
from majlis.acts.evidence.show import ShowCommand
from majlis.acts.evidence.show import show as show_act
from majlis.interfaces.web.asking import world_of
from majlis.interfaces.web.evidence.listing import day_asked, window_told
from majlis.interfaces.web.incidents.undoing import done
from majlis.interfaces.web.incidents.words import (
    day_told,
    kind_name,
    moment_told,
    observations_told,
    sector_name,
)


def show(request: HttpRequest, nation: str, name: str) -> HttpResponse:
    """Show a source."""
    as_of, quick = day_asked(request), request.GET.get("counts") != "yes"
    command = ShowCommand(nation=nation, source=name[:80], rows=10, as_of=as_of, quick=quick)
    found = show_act(command, world_of(request))
    shown = {
        "title": name,
        "found": found,
        "window": window_told(found.window),
        "added": moment_told(found.added),
        "as_of": day_told(found.as_of),
        "total": observations_told(found.observations, more=False) if found.counted else "",
        "counts": [
            (gettext("Years"), list(found.by_year.items())),
            (gettext("Sectors"), [(sector_name(code), number) for code, number in found.by_sector.items()]),
            (gettext("Kinds"), [(kind_name(code), number) for code, number in found.by_kind.items()]),
            (gettext("Vendors in the catalogue"), list(found.vendors.items())[:20]),
        ],
        "latest": [
            {"one": one, "day": day_told(one.day), "sector": sector_name(one.sector), "kind": kind_name(one.kind)}
            for one in found.latest
        ],
    }
    return render(request, "evidence/source.html", shown)


@require_POST
def removing(request: HttpRequest, nation: str, name: str) -> HttpResponse:
    """Take a source out; the message brings it back."""
    found = remove(RemoveCommand(nation=nation, source=name), world_of(request))
    told = {"name": found.source, "count": observations_told(found.rows, more=False)}
    text = gettext("%(name)s is taken out: %(count)s no longer counted.") % told
    done(request, text, reverse("evidence-restore", kwargs={"nation": nation, "name": name}))
    return HttpResponseRedirect(reverse("evidence", kwargs={"nation": nation}))


@require_POST
def restoring(request: HttpRequest, nation: str, name: str) -> HttpResponse:
    """Bring a source back that was taken out."""
    restore(RestoreCommand(nation=nation, source=name), world_of(request))
    undo = reverse("evidence-remove", kwargs={"nation": nation, "name": name})
    done(request, gettext("%(name)s is back.") % {"name": name}, undo)
    return HttpResponseRedirect(reverse("evidence", kwargs={"nation": nation}))
