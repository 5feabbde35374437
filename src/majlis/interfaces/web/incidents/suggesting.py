"""Suggestions while a person types, as options of a list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from majlis.interfaces.web.asking import world_of


def show(request: HttpRequest, nation: str) -> HttpResponse:
    """Answer with operators or areas that a person may mean."""
    from majlis.adapters.records.incidents.suggesting import suggest

    field = "area" if request.GET.get("of") == "area" else "operator"
    text = request.GET.get(field, "").strip()[:100]
    found = suggest(world_of(request).records, nation, field, text) if len(text) > 1 else ()
    return render(request, "incidents/options.html", {"found": found})
