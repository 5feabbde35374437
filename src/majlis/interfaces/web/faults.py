"""Errors as pages: what, where, why, how to mend, and the number that says it to browsers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext

from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.labels import deed_of
from majlis.kernel.errors import (
    ConflictError,
    InputError,
    IntegrityError,
    MajlisError,
    NotFoundError,
    PermissionDeniedError,
    WaitsError,
)

_KEPT = {"decision publish", "document release", "person end", "person erase", "person factor", "person grant"}
"""Acts that are done as soon as somebody agrees; others the asker does again."""
_STATUS = {
    WaitsError: 202,
    InputError: 400,
    PermissionDeniedError: 403,
    NotFoundError: 404,
    ConflictError: 409,
    IntegrityError: 500,
}


def status_of(error: MajlisError) -> int:
    """Return the HTTP status of an error (RFC 9110, section 15)."""
    return next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 500)


def answer(request: HttpRequest, error: MajlisError) -> HttpResponse:
    """Return the page of an error; a piece of one where a piece was asked for."""
    if isinstance(error, WaitsError) and not getattr(request, "htmx", False):
        return render(request, "waits.html", _waits(request, error), status=status_of(error))
    template = "fault_piece.html" if getattr(request, "htmx", False) else "fault.html"
    return render(request, template, {"error": error, "status": status_of(error)}, status=status_of(error))


def _waits(request: HttpRequest, error: WaitsError) -> dict[str, Any]:
    """Return what the page says of something that waits: what, and who could agree to it."""
    from majlis.adapters.records.access import approvals

    could = approvals.who_could(asking(request).world.records, error.approval)
    told = {"deed": deed_of(error.act), "could": could, "kept": error.act in _KEPT, "back": request.path}
    return {**told, "error": error, "title": gettext("A second person must agree")}


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's shape
    """Answer a form that was not sent from a page of this site, or from one that lay open for too long."""
    error = PermissionDeniedError(
        "this form is too old, or was not sent from a page of this site",
        why="nothing was changed",
        mend="go back, load the page anew and send it again",
        code="web.forged",
    )
    return answer(request, error)


def bad(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's shape
    """Answer what was too much, or came by a name that is not this site's.

    Who asks may not have been looked at by then, so that the page knows nothing but its own words.
    """
    return HttpResponse(loader.render_to_string("bad.html"), status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's shape
    """Answer an address that leads nowhere."""
    return answer(
        request,
        NotFoundError(
            "there is no such page", mend="look at the address, or begin at the first page", code="web.no-page"
        ),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """Answer a failure that nobody foresaw, without a word of what it was about."""
    error = IntegrityError(
        "something went wrong that should not have",
        why="the failure was noted in the log, without its content",
        mend="try again; if it comes back, tell the administrator the time and what you did",
        code="web.broken",
    )
    return answer(request, error)
