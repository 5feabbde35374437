"""Search over the observations of all sources: words, filters, pages, and incidents made of what is found."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy

from majlis.acts.evidence.search import FoundLine, SearchCommand, SearchResult, search
from majlis.acts.world import World
from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.forms import ActForm
from majlis.interfaces.web.incidents.words import (
    day_told,
    kind_choices,
    kind_name,
    observations_told,
    sector_choices,
    sector_name,
    sources_told,
)
from majlis.interfaces.web.sheets import STEP, Sheet, download, gathered

_COLUMNS = ("source", "key", "day", "known", "sector", "kind", "operator", "area", "marking")
_SAID = 160


class Filters(ActForm):
    """Which observations to show."""

    of = SearchCommand
    words = forms.CharField(
        required=False,
        max_length=300,
        label=gettext_lazy("Words"),
        widget=forms.TextInput(attrs={"type": "search"}),
        help_text=gettext_lazy("All must occur. ransom* finds every word that begins so."),
    )
    sector = forms.ChoiceField(required=False, label=gettext_lazy("Sector"))
    kind = forms.ChoiceField(required=False, label=gettext_lazy("Kind"))
    source = forms.CharField(required=False, max_length=80, label=gettext_lazy("Source"))
    since = forms.CharField(required=False, label=gettext_lazy("From"), widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.CharField(
        required=False,
        label=gettext_lazy("Before"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=gettext_lazy("First day not shown."),
    )
    as_of = forms.CharField(
        required=False,
        label=gettext_lazy("As known before"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=gettext_lazy("Shows what was known before that day."),
    )
    after = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        choices = {
            "sector": sector_choices(first=gettext("All sectors"), unknown=True),
            "kind": kind_choices(first=gettext("All kinds")),
        }
        for name, found in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = found


def show(request: HttpRequest, nation: str) -> HttpResponse:
    """Show a page of observations."""
    asked = asking(request)
    data = request.GET.copy()
    data.pop("form", None)
    form = Filters(asked, fixed={"nation": nation}, data=data)
    title = gettext("Observations")
    if not form.is_valid():
        return render(request, "evidence/search.html", {"form": form, "title": title}, status=400)
    assert isinstance(form.command, SearchCommand)
    if wanted := request.GET.get("form"):
        return download(request, _sheet(form.command, asked.world), wanted)
    found = search(form.command, asked.world)
    shown = {
        "title": title,
        "form": form,
        "found": found,
        "total": observations_told(found.total, more=found.more),
        "sources": sources_told([one.source for one in found.found]),
        "lines": [_line(one) for one in found.found],
        "as_of": day_told(found.as_of),
        "chooses": "incident.write" in asked.actor.permissions and not found.as_of,
        "filtered": any(value for name, value in request.GET.items() if name not in {"after", "form"}),
    }
    return render(request, "evidence/search.html", shown)


def _line(one: FoundLine) -> dict[str, Any]:
    said = "; ".join(one.said.values())
    return {
        "one": one,
        "day": day_told(one.day),
        "sector": sector_name(one.sector),
        "kind": kind_name(one.kind),
        "place": " · ".join(filter(None, (one.operator, one.area.removeprefix("area:")))),
        "said": said if len(said) <= _SAID else f"{said[: _SAID - 1]}…",
    }


def _sheet(command: SearchCommand, world: World) -> Sheet:
    def ask(cursor: str) -> SearchResult:
        return search(command.model_copy(update={"most": STEP, "after": cursor}), world)

    def rows(page: SearchResult) -> list[tuple[object, ...]]:
        return [tuple(getattr(one, name) for name in _COLUMNS) for one in page.found]

    lines = [gettext("as known before %(day)s") % {"day": command.as_of}] if command.as_of else []
    return gathered(f"observations-{command.nation}", _COLUMNS, ask, rows, lines)
