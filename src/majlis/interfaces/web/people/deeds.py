"""Do what a form asks for by an act, and say what came of it."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext

from majlis.acts.act import Act
from majlis.acts.world import World
from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.forms import ActForm, form_of
from majlis.interfaces.web.labels import deed_of
from majlis.kernel.errors import MajlisError, PermissionDeniedError, WaitsError

_NAMED = 5
"""So many persons who could agree are named in a message."""


def form_for(request: HttpRequest, act: Act[Any, Any], deed: str, fixed: Mapping[str, object]) -> ActForm:
    """Return the form of an act, filled with what was posted if it was posted for this deed."""
    posted = request.POST if request.method == "POST" and request.POST.get("deed") == deed else None
    return form_of(act.command)(asking(request), fixed=fixed, data=posted, prefix=deed)


def done(
    request: HttpRequest, act: Act[Any, Any], form: ActForm, world: World | None = None, said: object = ""
) -> bool:
    """Perform an act with what was posted and say what came of it; on the form where it does not fit.

    What waits for a second person is said as a message: it is no mistake.
    """
    if not form.is_bound or not form.is_valid():
        return False
    try:
        result = act(form.command, world or asking(request).world)
    except PermissionDeniedError:
        raise
    except WaitsError as error:
        messages.info(request, told_waiting(request, error))
        return True
    except MajlisError as error:
        form.take(error)
        return False
    messages.success(request, str(said) or result.text())
    return True


def told_waiting(request: HttpRequest, error: WaitsError) -> str:
    """Return as a message what was asked for, that it is not done yet, and who could agree."""
    from majlis.adapters.records.access import approvals

    could = ", ".join(approvals.who_could(asking(request).world.records, error.approval)[:_NAMED])
    head = gettext("%(deed)s waits for a second person. Nothing was changed yet.") % {"deed": deed_of(error.act)}
    if not could:
        return f"{head} {gettext('Nobody else may agree to it yet: a second administrator is needed.')}"
    return f"{head} {gettext('It may be agreed to by: %(persons)s.') % {'persons': could}}"


def told(error: MajlisError) -> str:
    """Return an error as a message of two sentences."""
    fault = error.fault
    return f"{fault.what[:1].upper()}{fault.what[1:]}. {fault.mend[:1].upper()}{fault.mend[1:]}."
