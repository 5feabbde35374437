"""Compose the Council's briefing: pick a run and the parts, add own words, look at it, keep it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, gettext_lazy

from majlis.acts.briefing_making import ANNEX_PERMISSION
from majlis.acts.document.keep import KeepCommand, keep, previewed
from majlis.adapters.records.runs.work import Work
from majlis.interfaces.web.asking import Asking, asking
from majlis.interfaces.web.forms import ActForm
from majlis.interfaces.web.incidents.words import moment_told
from majlis.kernel.errors import MajlisError, PermissionDeniedError, WaitsError

_RUNS = 30
PARTS = (
    ("rates", gettext_lazy("How often attacks are reported, and whether they rise")),
    ("loss", gettext_lazy("What could be lost: the curve")),
    ("scenarios", gettext_lazy("Bad but plausible")),
    ("share", gettext_lazy("Where the loss falls: services and campaigns")),
    ("map", gettext_lazy("Where the loss falls: areas")),
    ("change", gettext_lazy("What changed since the run before")),
    ("assumptions", gettext_lazy("Assumptions by their influence")),
    ("sources", gettext_lazy("Sources")),
    ("read", gettext_lazy("How to read the numbers")),
    ("trust", gettext_lazy("Why the figures may be trusted")),
)


class Compose(ActForm):
    """Which run, which parts, what words."""

    of = KeepCommand
    command: KeepCommand
    run = forms.ChoiceField(required=False, label=gettext_lazy("Assessment"))
    parts = forms.MultipleChoiceField(
        required=False,
        label=gettext_lazy("Parts behind page 1"),
        help_text=gettext_lazy("Page 1, what the model leaves out, and how to verify the figures are always there."),
        choices=PARTS,
        widget=forms.CheckboxSelectMultiple(),
        initial=[name for name, _ in PARTS],
    )
    words = forms.CharField(
        required=False,
        max_length=10_000,
        label=gettext_lazy("Your own words"),
        help_text=gettext_lazy("They stand behind page 1 under your name, apart from what was computed."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    annex_critical = forms.BooleanField(
        required=False,
        label=gettext_lazy("Add the annex: assets by name"),
        help_text=gettext_lazy("An attacker's shopping list. The whole document becomes TLP:RED."),
    )

    def values_besides(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return the values; no part at all still means page 1 and what always follows."""
        return {**values, "parts": values.get("parts") or ["verify"]}


def show(request: HttpRequest, nation: str) -> HttpResponse:
    """Show the form; with it what was composed, or keep that."""
    asked = asking(request)
    annexed = "annex_critical" in request.POST
    if not {keep.permission, *([ANNEX_PERMISSION] if annexed else [])} <= asked.actor.permissions:
        keep(KeepCommand(nation=nation, annex_critical=annexed), asked.world)  # refuses, and notes that it did
    runs = _runs(asked, nation)
    sent = request.method == "POST"
    form = Compose(asked, fixed={"nation": nation}, **({"data": request.POST} if sent else {}))
    _choose(form, runs)
    if ANNEX_PERMISSION not in asked.actor.permissions:
        form.fields.pop("annex_critical")
    preview = ""
    if sent and form.is_valid():
        try:
            if "keep" in request.POST:
                code = keep(form.command, asked.world).document.code
                text = gettext("Kept as %(code)s. It waits for a second person who reads and releases it.")
                messages.success(request, text % {"code": code})
                return redirect("briefing", nation=nation, code=code)
            preview = _body(asked, form.command)
        except (PermissionDeniedError, WaitsError):
            raise
        except MajlisError as error:
            form.take(error)
    page = {
        "title": gettext("Compose a briefing"),
        "form": form,
        "runs": runs,
        "preview": mark_safe(preview),  # noqa: S308 - written by our own writer, which escapes
    }
    return render(request, "briefings/compose.html", page, status=400 if form.errors else 200)


def _body(asked: Asking, command: KeepCommand) -> str:
    from majlis.briefing.html import body

    return body(previewed(command, asked.world))


def _runs(asked: Asking, nation: str) -> tuple[Work, ...]:
    """Return the newest assessments of the nation that the person may see, from their rows alone."""
    if "run.read" not in asked.actor.permissions:
        return ()
    records = asked.world.records
    from majlis.adapters.records.runs import made

    return made.made(records, nation, last=_RUNS)


def _choose(form: Compose, works: tuple[Work, ...]) -> None:
    field = form.fields["run"]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [
        *([] if works else [("", gettext("The newest"))]),
        *((work.vault_run, _told(work)) for work in works),
    ]


def _told(work: Work) -> str:
    """Return when an assessment was asked for, and what was known to it, in a few words."""
    moment, before = moment_told(work.queued_at.isoformat()), work.order.command.get("as_of")
    return gettext("%(moment)s, as known before %(day)s") % {"moment": moment, "day": before} if before else moment
