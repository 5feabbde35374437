"""In which days incidents are logged by hand: said once, in plain words."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from majlis.acts.incident.window import WindowCommand, window
from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.forms import ActForm
from majlis.interfaces.web.incidents.entering import performed
from majlis.interfaces.web.incidents.undoing import done
from majlis.interfaces.web.incidents.words import day_told, sector_choices, sector_name


class DaysForm(ActForm):
    """From when, until when, and in which sectors every incident that becomes known is entered."""

    of = WindowCommand
    start = forms.CharField(
        required=False, label=gettext_lazy("First day"), widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.CharField(
        required=False,
        label=gettext_lazy("First day on which nobody logs any more"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=gettext_lazy("Empty: it goes on."),
    )
    sectors = forms.MultipleChoiceField(
        required=False,
        label=gettext_lazy("Sectors"),
        widget=forms.CheckboxSelectMultiple(),
        help_text=gettext_lazy("None chosen: all of them."),
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        field = self.fields["sectors"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = sector_choices(first="")[1:]

    def clean(self) -> dict[str, Any]:
        """See that a first day is given: without one nothing would be set."""
        if not self.cleaned_data.get("start"):
            self.add_error("start", gettext("Give the first day."))
        return super().clean()


def show(request: HttpRequest, nation: str) -> HttpResponse:
    """Show the days and what they do; set them."""
    asked = asking(request)
    now = window(WindowCommand(nation=nation), asked.world)
    form = DaysForm(
        asked,
        fixed={"nation": nation},
        data=request.POST if request.method == "POST" else None,
        initial={"start": now.start, "until": now.until, "sectors": now.sectors},
    )
    if request.method == "POST" and form.is_valid() and performed(window, form, asked):
        back = reverse("incident-days", kwargs={"nation": nation})
        before = {"start": now.start, "until": now.until}
        done(request, gettext("The days are set."), back if now.start and not now.sectors else "", before)
        return HttpResponseRedirect(back)
    shown = {
        "form": form,
        "now": now,
        "start": day_told(now.start),
        "until": day_told(now.until),
        "sectors": ", ".join(map(sector_name, now.sectors)),
        "effects": [one.text() for one in now.effects],
        "title": gettext("Days in which incidents are logged"),
    }
    return render(request, "incidents/days.html", shown, status=400 if form.errors else 200)
