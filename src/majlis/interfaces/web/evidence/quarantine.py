"""Rows that could not be read: look at them, take them away to be mended, take them back, or give them up."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST
from pydantic import ValidationError

from majlis.acts.evidence.drop import DropCommand, drop
from majlis.acts.evidence.mend import MendCommand, mend
from majlis.acts.evidence.quarantine import AsideLine, QuarantineCommand, quarantine
from majlis.acts.evidence.recall import RecallCommand, recall
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.forms import told
from majlis.interfaces.web.incidents.undoing import done
from majlis.kernel.errors import InputError, MajlisError, PermissionDeniedError

_SHOWN = 100
_CELLS = 8


def show(request: HttpRequest, nation: str) -> HttpResponseBase:
    """Show the rows that wait; or hand them out as a file to be mended in a spreadsheet."""
    asked = asking(request)
    source = request.GET.get("source", "")[:80]
    if request.GET.get("form") == "csv":
        path = asked.desk / f"quarantine-{nation}.csv".replace("/", "-")
        quarantine(QuarantineCommand(nation=nation, source=source, out=path), asked.world_with_desk())
        return FileResponse(path.open("rb"), as_attachment=True, filename=path.name)
    found = quarantine(QuarantineCommand(nation=nation, source=source), asked.world)
    names = sorted({one.source for one in found.rows})
    shown = {
        "title": gettext("Rows that could not be read"),
        "found": found,
        "source": source,
        "lines": [_line(one) for one in found.rows[:_SHOWN]],
        "total": ngettext("%(n)s row waits", "%(n)s rows wait", len(found.rows)) % {"n": f"{len(found.rows):,}"},
        "more": max(0, len(found.rows) - _SHOWN),
        "names": names,
    }
    return render(request, "evidence/quarantine.html", shown)


def _line(one: AsideLine) -> dict[str, Any]:
    cells = [(name, text) for name, text in one.cells.items() if text]
    return {"one": one, "cells": cells[:_CELLS]}


@require_POST
def mending(request: HttpRequest, nation: str) -> HttpResponse:
    """Take mended rows back."""
    asked = asking(request)
    back = HttpResponseRedirect(reverse("evidence-quarantine", kwargs={"nation": nation}))
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        messages.error(request, gettext("Choose the file with the mended rows."))
        return back
    path = asked.lay(file.name or "mended.csv", file.chunks())
    try:
        found = mend(MendCommand(nation=nation, file=path), asked.world_with_desk())
    except PermissionDeniedError:
        raise
    except MajlisError as error:
        messages.error(request, " ".join(told(fault) for fault in error.faults[:10]))
        return back
    count = {"n": f"{found.mended:,}"}
    text = ngettext("%(n)s row is an observation now.", "%(n)s rows are observations now.", found.mended)
    done(request, text % count)
    for text in found.wrong[:10]:
        messages.warning(request, gettext("Still wrong: %(text)s") % {"text": text})
    if found.unknown:
        messages.warning(
            request, gettext("Not in quarantine, nothing was done: %(rows)s") % {"rows": "; ".join(found.unknown[:10])}
        )
    return back


@require_POST
def dropping(request: HttpRequest, nation: str) -> HttpResponse:
    """Give rows up: those that were chosen, or all of a source."""
    source = request.POST.get("source", "")
    whole = request.POST.get("all") == "yes"
    chosen = [] if whole else [text.rpartition("/") for text in request.POST.getlist("row")]
    by_source: dict[str, list[int]] = {source: []} if whole else {}
    for name, _, row in chosen:
        if row.isdigit():
            by_source.setdefault(name, []).append(int(row))
    if not by_source:
        raise InputError("no row was chosen", mend="choose rows, then give them up", code="web.none")
    dropped, given = 0, []
    for name, rows in by_source.items():
        found = drop(DropCommand(nation=nation, source=name, row=tuple(rows), all=whole), world_of(request))
        dropped += found.dropped
        given += [f"{name}/{found.at}"] if found.dropped else []
    text = ngettext("%(n)s row is given up.", "%(n)s rows are given up.", dropped) % {"n": f"{dropped:,}"}
    undo = reverse("evidence-recall", kwargs={"nation": nation}) if given else ""
    done(request, text, undo, {"given": " ".join(given)})
    return HttpResponseRedirect(reverse("evidence-quarantine", kwargs={"nation": nation}))


@require_POST
def recalling(request: HttpRequest, nation: str) -> HttpResponse:
    """Put rows back that were given up."""
    recalled = 0
    for text in request.POST.get("given", "").split():
        name, _, moment = text.rpartition("/")
        try:
            command = RecallCommand.model_validate({"nation": nation, "source": name, "all": True, "at": moment})
        except ValidationError:
            raise InputError("this does not say which rows", mend="use the button of the message") from None
        recalled += recall(command, world_of(request)).recalled
    text = ngettext("%(n)s row waits again.", "%(n)s rows wait again.", recalled) % {"n": f"{recalled:,}"}
    done(request, text)
    return HttpResponseRedirect(reverse("evidence-quarantine", kwargs={"nation": nation}))
