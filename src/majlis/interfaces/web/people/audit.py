"""The audit: who did what, when, to what."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from majlis.acts.audit.list import EntryLine, ListCommand, list_
from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.forms import form_of
from majlis.interfaces.web.sheets import Sheet, download

_ROWS_OF_A_FILE = 1000
_Filters = form_of(ListCommand)


def index(request: HttpRequest) -> HttpResponse:
    """Show a page of the audit, with filters; as a file, too."""
    found = asking(request)
    asked = {name: value for name, value in request.GET.items() if name not in {"form", "most"}}
    form = request.GET.get("form")
    fixed = {"most": _ROWS_OF_A_FILE if form else 50}
    filters = _Filters(found, fixed=fixed, data=asked)
    entries: tuple[EntryLine, ...] = ()
    cursor = ""
    if filters.is_valid():
        result = list_(ListCommand.model_validate(filters.command.model_dump()), found.world)
        entries, cursor = result.entries, result.cursor
        if form:
            return download(request, _sheet(entries, more=bool(cursor)), str(form))
    told = {
        "title": _("Audit"),
        "entries": entries,
        "cursor": cursor,
        "filters": filters,
        "first": not asked.get("after"),
    }
    return render(request, "people/audit.html", told, status=200 if filters.is_valid() else 400)


def _sheet(entries: tuple[EntryLine, ...], *, more: bool) -> Sheet:
    rows = [
        (one.at, one.actor, one.act, one.subject, one.outcome, ", ".join(f"{k} {v}" for k, v in one.detail.items()))
        for one in entries
    ]
    lines = (_("The newest %(count)s entries; older ones by days.") % {"count": f"{len(rows):,}"},) if more else ()
    return Sheet("audit", ("At (UTC)", "Who", "Act", "To what", "Outcome", "Detail"), rows, lines=lines)
