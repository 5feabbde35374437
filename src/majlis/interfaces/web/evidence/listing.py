"""The sources of a nation: windows, counts, age, and what waits to be mended."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from majlis.acts.evidence.list import ListCommand, ListResult, SourceLine, list_
from majlis.interfaces.web.asking import world_of
from majlis.interfaces.web.incidents.words import day_told, incidents_told, moment_told
from majlis.interfaces.web.sheets import Sheet, download
from majlis.kernel.errors import InputError
from majlis.kernel.times import Window, parse_day

_COLUMNS = ("name", "format", "window", "incidents", "set_aside", "covers", "added", "synthetic", "marking")
_OLD_DAYS = 92
"""From so many days on the end of a window is told as old: a quarter, the pace of the Council. Our own judgement."""


def show(request: HttpRequest, nation: str) -> HttpResponse:
    """Show a nation's sources, or how they stood before a day."""
    as_of = day_asked(request)
    form, whole = request.GET.get("form"), request.GET.get("counts") == "yes"
    quick = as_of is not None and not form and not whole
    found = list_(ListCommand(nation=nation, as_of=as_of, quick=quick), world_of(request))
    if form:
        return download(request, _sheet(found), form)
    counting = [one for one in found.sources if one.format != "kev"]
    shown = {
        "title": gettext("Evidence"),
        "found": found,
        "as_of": day_told(found.as_of),
        "lines": [_line(one) for one in found.sources],
        "counts": incidents_told(sum(one.incidents for one in counting), more=False),
        "counted": all(one.counted for one in counting),
        "sources": ngettext("%(n)s source", "%(n)s sources", len(counting)) % {"n": len(counting)},
        "waiting": sum(one.set_aside for one in found.sources),
        "kev": any(one.format == "kev" for one in found.sources),
    }
    return render(request, "evidence/list.html", shown)


def day_asked(request: HttpRequest) -> date | None:
    """Return the day of ``?as_of=``; None where there is none.

    Raises
    ------
    InputError
        If it is no day.
    """
    text = request.GET.get("as_of", "")
    try:
        return parse_day(text) if text else None
    except InputError as error:
        raise InputError(error.fault.what, mend="give a day like 2025-03-01", code="web.day") from None


def window_told(text: str) -> dict[str, Any]:
    """Return a window in words: its first and its last day, and how long ago it ended."""
    window = Window.parse(text)
    last = window.end - timedelta(days=1)
    days = (timezone.localdate() - last).days
    age = ngettext("%(n)s day ago", "%(n)s days ago", days) % {"n": f"{days:,}"} if days > 0 else gettext("today")
    return {"first": day_told(window.start), "last": day_told(last), "age": age, "old": days > _OLD_DAYS}


def _line(one: SourceLine) -> dict[str, Any]:
    told = {"window": window_told(one.window), "added": moment_told(one.added)}
    return {"one": one, "hand": one.format == "hand", **told}


def _sheet(found: ListResult) -> Sheet:
    lines = [gettext("as known before %(day)s") % {"day": found.as_of}] if found.as_of else []
    return Sheet(
        f"evidence-{found.nation}",
        _COLUMNS,
        [tuple(_cell(getattr(one, name)) for name in _COLUMNS) for one in found.sources],
        marking=found.marking,
        synthetic=found.synthetic,
        lines=lines,
    )


def _cell(value: object) -> object:
    return ("yes" if value else "no") if isinstance(value, bool) else value
