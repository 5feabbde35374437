"""The list of incidents: filters, words, pages, and the table as a file."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from majlis.acts.incident.list import IncidentLine, ListCommand, ListResult, list_
from majlis.acts.world import World
from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.forms import ActForm
from majlis.interfaces.web.incidents.words import (
    Choice,
    day_told,
    incidents_told,
    kind_choices,
    kind_name,
    sector_choices,
    sector_name,
)
from majlis.interfaces.web.sheets import STEP, Sheet, download, gathered
from majlis.kernel.marking import Tlp

_FIRST = ("words", "sector", "kind", "state", "since", "until")
_COLUMNS = ("code", "day", "known", "state", "sector", "kind", "operator", "area", "title", "reports", "marking")
"""Rows of a table that leaves as a file."""


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"})


class Filters(ActForm):
    """Which incidents to list."""

    of = ListCommand
    words = forms.CharField(
        required=False,
        max_length=300,
        label=gettext_lazy("Words"),
        help_text=gettext_lazy("All must occur, in title or summary. ransom* finds every word that begins so."),
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    sector = forms.ChoiceField(required=False, label=gettext_lazy("Sector"))
    kind = forms.ChoiceField(required=False, label=gettext_lazy("Kind"))
    state = forms.ChoiceField(
        required=False,
        label=gettext_lazy("State"),
        choices=[
            ("all", gettext_lazy("Open and closed")),
            ("open", gettext_lazy("Open")),
            ("closed", gettext_lazy("Closed")),
        ],
    )
    since = forms.CharField(required=False, label=gettext_lazy("From"), widget=_day())
    until = forms.CharField(
        required=False, label=gettext_lazy("Before"), widget=_day(), help_text=gettext_lazy("First day not shown.")
    )
    operator = forms.CharField(required=False, max_length=300, label=gettext_lazy("Operator"))
    area = forms.CharField(required=False, max_length=200, label=gettext_lazy("Area"))
    marking = forms.ChoiceField(required=False, label=gettext_lazy("Marking"))
    source = forms.CharField(
        required=False,
        max_length=300,
        label=gettext_lazy("Source"),
        help_text=gettext_lazy("Who said it, or a source with a linked report."),
    )
    as_of = forms.CharField(
        required=False,
        label=gettext_lazy("As known before"),
        widget=_day(),
        help_text=gettext_lazy("Shows what was known before that day."),
    )
    after = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        _choose(self, "sector", sector_choices(first=gettext("All sectors")))
        _choose(self, "kind", kind_choices(first=gettext("All kinds")))
        _choose(self, "marking", [("", gettext("All markings")), *((tlp.label, tlp.label) for tlp in Tlp)])
        for field in self.fields.values():
            field.widget.attrs.pop("aria-describedby", None)

    def open_fields(self) -> list[forms.BoundField]:
        """Return the fields that stand open."""
        return [self[name] for name in _FIRST]

    def folded_fields(self) -> list[forms.BoundField]:
        """Return the fields that fold."""
        return [self[name] for name in self.fields if name not in {*_FIRST, "after"}]

    @property
    def unfolded(self) -> bool:
        """Whether one of the folded fields is in use."""
        return any(field.data for field in self.folded_fields())


def _choose(form: forms.Form, name: str, choices: list[Choice]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


@dataclass(frozen=True, slots=True)
class Quick:
    """A filter that is asked for often, as an address that may be kept."""

    name: str
    address: str
    current: bool


def show(request: HttpRequest, nation: str) -> HttpResponse:
    """Show a page of a nation's incidents."""
    asked = asking(request)
    data = request.GET.copy()
    data.setdefault("state", "all")
    data.pop("form", None)
    form = Filters(asked, fixed={"nation": nation}, data=data)
    if not form.is_valid():
        return render(request, "incidents/list.html", {"form": form, "title": gettext("Incidents")}, status=400)
    assert isinstance(form.command, ListCommand)
    if wanted := request.GET.get("form"):
        return download(request, _sheet(form.command, asked.world), wanted)
    found = list_(form.command, asked.world)
    shown = {
        "title": gettext("Incidents"),
        "form": form,
        "found": found,
        "total": incidents_told(found.total, more=found.more),
        "lines": [_line(one) for one in found.incidents],
        "quick": _quick(request, nation),
        "filtered": any(value for name, value in request.GET.items() if name not in {"after", "form"}),
    }
    return render(request, "incidents/list.html", shown)


def _line(one: IncidentLine) -> dict[str, Any]:
    return {
        "one": one,
        "day": day_told(one.day),
        "sector": sector_name(one.sector),
        "kind": kind_name(one.kind),
        "place": " · ".join(filter(None, (one.operator, one.area.removeprefix("area:")))),
    }


def _quick(request: HttpRequest, nation: str) -> list[Quick]:
    today = timezone.localdate()
    month, year = today - timedelta(days=30), date(today.year, 1, 1)
    asked = [
        (gettext("All"), ""),
        (gettext("Open"), "state=open"),
        (gettext("Last 30 days"), f"since={month}"),
        (gettext("This year"), f"since={year}"),
    ]
    base = reverse("incidents", kwargs={"nation": nation})
    now = request.META.get("QUERY_STRING", "")
    return [Quick(name, f"{base}?{query}" if query else base, now == query) for name, query in asked]


def _sheet(command: ListCommand, world: World) -> Sheet:
    def ask(cursor: str) -> ListResult:
        return list_(command.model_copy(update={"most": STEP, "after": cursor}), world)

    def rows(page: ListResult) -> list[tuple[object, ...]]:
        return [tuple(getattr(one, name) for name in _COLUMNS) for one in page.incidents]

    lines = [gettext("as known before %(day)s") % {"day": command.as_of}] if command.as_of else []
    return gathered(f"incidents-{command.nation}", _COLUMNS, ask, rows, lines)
