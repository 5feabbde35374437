"""An old version of a large nation must be read from the vault before a map shows it: the worker does that once."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from majlis.adapters.places import warm
from majlis.adapters.records.runs.work import State, Work
from majlis.interfaces.web.asking import world_of
from majlis.interfaces.web.map.asked import SEE, demand
from majlis.interfaces.web.nations import errands
from majlis.interfaces.web.nations.errands import Wanted

View = Callable[..., HttpResponse]


def when_ready(view: View) -> View:
    """Show a page once its version is ready to be asked; until then, how far the worker is."""

    @wraps(view)
    def shown(request: HttpRequest, nation: str, **more: Any) -> HttpResponse:  # noqa: ANN401 - parts of the address
        demand(request, SEE)
        version = request.GET.get("version", "")
        text = f"{nation}@{version}" if version.isascii() and version.isdigit() else nation
        if version not in {"", "0"} and text == nation:  # the page itself says what is wrong with it
            return view(request, nation, **more)
        if warm.is_ready(world_of(request).records, text):
            return view(request, nation, **more)
        work = _reading(request, nation, text)
        return view(request, nation, **more) if work is None else errands.wait(request, work)

    return shown


def _reading(request: HttpRequest, nation: str, text: str) -> Work | None:
    """Return the work that reads a version; None where it says that it did, and the page must read it itself."""
    back = request.get_full_path()[:300]
    wanted = Wanted("show", {"nation": text}, f"read {text}", back)
    found = errands.asked(request, nation, wanted)
    if not isinstance(found, Work):
        errands.result_of(found)
        return None
    return None if found.state is State.DONE else found
