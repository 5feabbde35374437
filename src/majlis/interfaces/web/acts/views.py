"""Every act as a page: a form made from its command, and its answer."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from majlis.acts.act import Act, Result
from majlis.acts.index import ACTS, Entry
from majlis.interfaces.web.asking import Asking, asking
from majlis.interfaces.web.forms import ActForm, form_of
from majlis.interfaces.web.here import usual
from majlis.kernel.errors import MajlisError, PermissionDeniedError


def index(request: HttpRequest) -> HttpResponse:
    """List the acts that the person may perform."""
    held = asking(request).actor.permissions
    acts = [(entry, entry.load()) for entry in ACTS]
    offered = [entry for entry, act in acts if act.permission in held and not act.machine]
    return render(request, "acts/index.html", {"entries": offered, "title": "Everything that you can do"})


def one(request: HttpRequest, first: str, second: str = "") -> HttpResponseBase:
    """Show the form of an act; perform it when the form is sent."""
    entry = _entry(f"{first} {second}".strip())
    act = entry.load()
    asked = asking(request)
    if act.machine or act.permission not in asked.actor.permissions:
        act(act.command.model_construct(), asked.world)  # refuses, and notes that it did
        raise PermissionDeniedError(f"{asked.actor.name} may not do this", code="act.denied")
    kind = form_of(act.command)
    nation = usual(request)
    start: dict[str, object] = {"nation": nation.code} if nation and "nation" in kind.base_fields else {}
    start |= {name: value for name, value in request.GET.items() if name in kind.base_fields}
    if request.method == "POST":
        form = kind(asked, data=request.POST, files=request.FILES)
        if form.is_valid() and (answer := _performed(act, form, asked)):
            told = {"entry": entry, "answer": answer, "text": answer.text()}
            return _file(asked) or render(request, "acts/answer.html", told)
    else:
        form = kind(asked, initial=start)
    shown = {"entry": entry, "form": form, "title": entry.line}
    return render(request, "acts/one.html", shown, status=400 if form.errors else 200)


def _entry(name: str) -> Entry:
    for entry in ACTS:
        if entry.name == name:
            return entry
    raise Http404(name)


def _performed(act: Act[Any, Any], form: ActForm, asked: Asking) -> Result | None:
    try:
        return act(form.command, asked.world_with_desk())  # type: ignore[no-any-return]
    except PermissionDeniedError:
        raise
    except MajlisError as error:
        form.take(error)
        return None


def _file(asked: Asking) -> FileResponse | None:
    """Return what the act wrote as a download; None where it wrote nothing."""
    written = asked.written()
    return FileResponse(written.open("rb"), as_attachment=True, filename=written.name) if written else None
