"""The base layer of a nation's map: its page, and the layer itself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from majlis.acts.nation.layer import LayerCommand
from majlis.acts.nation.layer import layer as lay
from majlis.adapters.records.scenarios import layers
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.forms import form_of
from majlis.interfaces.web.map.asked import SEE, demand
from majlis.kernel.errors import MajlisError, PermissionDeniedError


def change(request: HttpRequest, nation: str) -> HttpResponse:
    """Show what lies under the map; lay another layer, or take it away."""
    demand(request, "nation.write")
    found = asking(request)
    sent = request.method == "POST"
    fixed = {"nation": nation, "away": "away" in request.POST}
    form = form_of(LayerCommand)(
        found, fixed, data=request.POST if sent else None, files=request.FILES if sent else None
    )
    if sent and form.is_valid():
        try:
            lay(LayerCommand.model_validate(form.command), found.world_with_desk())
        except PermissionDeniedError:
            raise
        except MajlisError as error:
            form.take(error)
        else:
            messages.success(request, _("The base layer was changed."))
            return redirect("map", nation=nation)
    told = {
        "form": form,
        "title": _("Base layer of the map"),
        "there": bool(layers.mark(found.world.records, nation)),
    }
    return render(request, "map/base.html", told, status=400 if form.errors else 200)


@require_GET
def layer(request: HttpRequest, nation: str) -> HttpResponse:
    """Return the layer as GeoJSON."""
    demand(request, SEE)
    records = world_of(request).records
    tag = f'"{layers.mark(records, nation)}"'
    answer = get_conditional_response(request, etag=tag)
    if answer is None:
        answer = HttpResponse(layers.read(records, nation)[0], content_type="application/geo+json")
    answer.headers["ETag"] = tag
    answer.headers["Cache-Control"] = "no-store"
    return answer
