"""The list of documents: filters, pages, and the table as a file."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy

from majlis.acts.document.list import ListCommand, ListResult, list_
from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.briefings.words import KINDS, STATES, shown
from majlis.interfaces.web.forms import ActForm
from majlis.interfaces.web.sheets import STEP, Sheet, download, gathered

_COLUMNS = ("code", "kind", "state", "title", "incident", "as_of", "composed_by", "released_by", "marking")


class Filters(ActForm):
    """Which documents to list."""

    of = ListCommand
    command: ListCommand
    words = forms.CharField(
        required=False,
        max_length=300,
        label=gettext_lazy("Words"),
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kind = forms.ChoiceField(
        required=False, label=gettext_lazy("Kind"), choices=[("", gettext_lazy("All")), *KINDS.items()]
    )
    state = forms.ChoiceField(
        required=False, label=gettext_lazy("State"), choices=[("", gettext_lazy("All")), *STATES.items()]
    )
    incident = forms.CharField(required=False, widget=forms.HiddenInput())
    after = forms.CharField(required=False, widget=forms.HiddenInput())


def show(request: HttpRequest, nation: str) -> HttpResponse:
    """Show a page of a nation's documents."""
    asked = asking(request)
    form = Filters(asked, fixed={"nation": nation}, data=request.GET)
    title = gettext("Briefings and notes")
    if not form.is_valid():
        return render(request, "briefings/list.html", {"form": form, "title": title}, status=400)
    if wanted := request.GET.get("form"):
        return download(request, _sheet(request, form.command), wanted)
    found = list_(form.command, asked.world)
    page: dict[str, Any] = {
        "title": title,
        "form": form,
        "found": found,
        "lines": [shown(one) for one in found.documents],
        "filtered": any(value for name, value in request.GET.items() if name != "after"),
    }
    return render(request, "briefings/list.html", page)


def _sheet(request: HttpRequest, command: ListCommand) -> Sheet:
    world = asking(request).world

    def ask(cursor: str) -> ListResult:
        return list_(command.model_copy(update={"after": cursor, "most": STEP}), world)

    def rows(page: ListResult) -> list[tuple[object, ...]]:
        return [tuple(getattr(one, name) for name in _COLUMNS) for one in page.documents]

    return gathered(f"documents-{command.nation}", _COLUMNS, ask, rows)
