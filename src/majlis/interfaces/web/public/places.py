"""Where everybody may read decisions: the nations that published any."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from majlis.interfaces.web.public.decisions import nobodys


@login_not_required
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the nations whose decisions everybody may read."""
    records = nobodys(request)
    from majlis.adapters.records.council import public

    found = public.nations(records)
    told = {"title": gettext("Published decisions"), "nations": found, "synthetic": any(one for *_, one in found)}
    return render(request, "public/places.html", told)
