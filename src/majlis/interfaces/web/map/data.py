"""What the map fetches: assets, ids, the answer of a what-if, and what words find."""

import json
import time
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_GET, require_POST

from majlis.adapters.places.warm import held
from majlis.interfaces.web.map.asked import RUN, Asked, asked, demand
from majlis.interfaces.web.map.wire import assets_message, found_rows, names_message, outage_message
from majlis.kernel.errors import InputError

FOUND = 20
"""Assets that a search lists."""
_BYTES = "application/octet-stream"
_MOST_BODY = 200_000
_WIRE = 1
"""Version of the messages' shape; part of their tags."""


@require_GET
def assets(request: HttpRequest, nation: str) -> HttpResponse:
    """Return where each asset stands and to which sector it belongs."""
    found = asked(request, nation)
    return _lasting(request, found, "assets", lambda: assets_message(found.picture, found.warm.named.label))


@require_GET
def names(request: HttpRequest, nation: str) -> HttpResponse:
    """Return the ids of the assets."""
    found = asked(request, nation)
    return _lasting(request, found, "names", lambda: names_message(found.picture))


def _lasting(request: HttpRequest, found: Asked, what: str, make: Callable[[], bytes]) -> HttpResponse:
    """Answer with what does not change as long as the version is the same; a browser that has it is told so.

    The browser asks each time, so that who may see the nation no longer is not shown it from a store.
    """
    sha256 = found.warm.named.sha256
    tag = f'"{what}-{_WIRE}-{sha256}"'
    headers = {"ETag": tag, "Cache-Control": "no-store"} if sha256 else {}
    answer = get_conditional_response(request, etag=tag) if sha256 else None
    answer = answer or HttpResponse(make(), content_type=_BYTES)
    for name, value in headers.items():
        answer.headers[name] = value
    return answer


@require_POST
def cascade(request: HttpRequest, nation: str) -> HttpResponse:
    """Follow the hits through the nation. Nothing is written, so that nothing is noted."""
    begin = time.perf_counter()
    demand(request, RUN)
    found = asked(request, nation, _body(request))
    loaded = time.perf_counter()
    message = outage_message(found.outage, found.effect, found.picture)
    followed = time.perf_counter()
    count, size = held()
    told = f'load;dur={(loaded - begin) * 1000:.1f}, cascade;dur={(followed - loaded) * 1000:.1f}, held;desc="{count} nations, {size // 2**20} MB"'  # noqa: E501 - one header
    return HttpResponse(message, content_type=_BYTES, headers={"Server-Timing": told})


def _body(request: HttpRequest) -> dict[str, Any]:
    if len(request.body) > _MOST_BODY:
        raise InputError("what was sent is too long", code="map.body")
    try:
        found = json.loads(request.body or b"{}")
    except (ValueError, RecursionError):
        found = None
    if not (isinstance(found, dict) and isinstance(found.get("attack", []), list)):
        raise InputError("what was sent is no what-if", mend="load the page anew", code="map.body")
    return found


@require_GET
def find(request: HttpRequest, nation: str) -> JsonResponse:
    """Return the first assets that hold the words, in the order of their ids, and how many there are."""
    found = asked(request, nation)
    nodes = found.picture.find(found.q, found.sector, found.service)
    return JsonResponse({"count": len(nodes), "found": found_rows(found.picture, nodes[:FOUND].tolist())})
