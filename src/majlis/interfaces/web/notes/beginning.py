"""Begin a note: from an incident with one button, or from an e-mail or a pasted text with a form that is filled in."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST
from pydantic import ValidationError

from majlis.acts.brief.suggest import SuggestCommand, SuggestResult, suggest
from majlis.acts.document.list import ListCommand, list_
from majlis.acts.document.save import SaveCommand, save
from majlis.acts.document.show import ShowCommand, show
from majlis.acts.document.start import StartCommand, start
from majlis.acts.incident.create import CreateCommand, create
from majlis.acts.note_making import known_names
from majlis.evidence.naming import meant, near, same
from majlis.evidence.suggesting import Known
from majlis.interfaces.web.asking import Asking, asking
from majlis.interfaces.web.forms import ActForm
from majlis.kernel.errors import MajlisError, PermissionDeniedError, WaitsError
from majlis.kernel.marking import Tlp
from majlis.reference.loader import incident_kinds, sectors

_WORDS = 10_000
_NO_SPREAD = "no_spread"
"""Field that asks for a note without the cascade."""


class Given(ActForm):
    """What somebody wrote."""

    of = SuggestCommand
    command: SuggestCommand
    pasted = forms.CharField(
        required=False,
        max_length=40_000,
        label=gettext_lazy("Paste what was written"),
        help_text=gettext_lazy("An e-mail with its head, a message, your notes of a call."),
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    email = forms.FileField(
        required=False,
        label=gettext_lazy("Or the e-mail as a file (.eml)"),
        help_text=gettext_lazy("Nothing that hangs on it is opened."),
        widget=forms.FileInput(attrs={"accept": ".eml,message/rfc822"}),
    )


class Facts(ActForm):
    """The incident as it was read, for a person to accept or correct."""

    of = CreateCommand
    command: CreateCommand
    title = forms.CharField(required=False, max_length=300, label=gettext_lazy("What happened"))
    day = forms.CharField(required=False, label=gettext_lazy("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    kind = forms.ChoiceField(required=False, label=gettext_lazy("Kind"))
    operator = forms.CharField(required=False, max_length=300, label=gettext_lazy("Operator"))
    sector = forms.ChoiceField(required=False, label=gettext_lazy("Sector"))
    area = forms.CharField(required=False, max_length=200, label=gettext_lazy("Area"))
    people = forms.CharField(
        required=False, label=gettext_lazy("People affected"), widget=forms.NumberInput(attrs={"min": "0"})
    )
    hours = forms.CharField(
        required=False,
        label=gettext_lazy("Hours without service"),
        widget=forms.NumberInput(attrs={"min": "0", "step": "any"}),
    )
    summary = forms.CharField(
        required=False,
        max_length=_WORDS,
        label=gettext_lazy("What is known"),
        help_text=gettext_lazy("A line for each fact. Take the names of persons out: it may be printed."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    source = forms.CharField(required=False, max_length=300, label=gettext_lazy("Who says so"))
    marking = forms.ChoiceField(required=False, label=gettext_lazy("Marking"))
    no_spread = forms.BooleanField(
        required=False,
        label=gettext_lazy("Do not follow the cascade"),
        help_text=gettext_lazy(
            "The note then does not say what it could spread to, and is not marked as strictly as the nation's version."
        ),
    )

    def values_besides(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return the values that the incident's record takes; how the note begins is no part of them."""
        return {name: value for name, value in values.items() if name != _NO_SPREAD}

    def __init__(self, asking: Asking, known: Known, found: SuggestResult | None, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(asking, **named)
        self.suggested = {"operator": _shown((name, name) for name, _ in known.operators), "area": _shown(known.areas)}
        for name in self.suggested:
            self.fields[name].widget.attrs.update(list=f"known-{name}", autocomplete="off")
        _choose(self, "kind", [("", "—"), *((row["id"], row["name"]) for row in incident_kinds().rows)])
        _choose(self, "sector", [("", gettext("Unknown")), *((row["id"], row["name"]) for row in sectors().rows)])
        _choose(self, "marking", [("", gettext("As the nation's")), *((tlp.label, tlp.label) for tlp in Tlp)])
        if found:
            self._told(found)

    def clean_operator(self) -> str:
        """Return the nation's own name of the operator; any name where no cascade is asked for."""
        other = gettext("Leave it empty: the cascade is then for the whole sector.")
        outside = gettext("For an operator outside the nation, choose “Do not follow the cascade”.")
        return self._meant("operator", gettext("The nation has no such operator."), other, outside)

    def clean_area(self) -> str:
        """Return the id of the area."""
        return self._meant("area", gettext("The nation has no such area."), gettext("Or leave it empty."))

    def _meant(self, field: str, none: str, *ways: str) -> str:
        words, shown = str(self.cleaned_data[field] or ""), self.suggested[field]
        rows = tuple(shown.items())
        if not words or not rows:
            return words
        if field == "operator" and self.data.get(_NO_SPREAD):
            return same(words, rows) or words
        found = meant(words, rows)
        if len(found) == 1:
            return found[0][0]
        names = "; ".join(name for _, name in near(words, rows))
        which = gettext("Is it one of these: %(names)s?") % {"names": names} if names else ""
        raise forms.ValidationError(" ".join(part for part in (none, which, *ways) if part))

    def _told(self, found: SuggestResult) -> None:
        """Say at each field which words led to its value."""
        for one in found.suggestions:
            if one.field in self.fields:
                told = gettext("Read from: %(words)s") if one.value else gettext("Left empty: %(words)s")
                read = told % {"words": one.words}
                help_text = str(self.fields[one.field].help_text)
                self.fields[one.field].help_text = f"{read}. {help_text}".strip()


def _shown(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return by value the name that is shown for it: the value itself where several have one name."""
    named = dict(rows)
    often = Counter(named.values())
    return {value: name if often[name] == 1 else value for value, name in named.items()}


def _choose(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def new(request: HttpRequest, nation: str) -> HttpResponse:
    """Ask for what was written; read it, and show what it says of the incident."""
    asked = asking(request)
    if start.permission not in asked.actor.permissions:
        start(StartCommand(incident=""), asked.world)  # refuses, and notes that it did
    if request.method != "POST":
        return _asking(request, Given(asked), 200)
    form = Given(asked, fixed={"nation": nation}, data=request.POST, files=request.FILES)
    if form.is_valid():
        try:
            found = suggest(form.command, asked.world_with_desk())
        except (PermissionDeniedError, WaitsError):
            raise
        except MajlisError as error:
            form.take(error)
        else:
            return _checking(request, found)
    return _asking(request, form, 400)


def _asking(request: HttpRequest, form: Given, status: int) -> HttpResponse:
    page = {"title": gettext("Situation note from an e-mail or a text"), "form": form}
    return render(request, "notes/new.html", page, status=status)


def _checking(request: HttpRequest, found: SuggestResult) -> HttpResponse:
    asked = asking(request)
    values = {one.field: one.value for one in found.suggestions}
    form = Facts(asked, known_names(asked.world, found.nation), found, initial={**values, "summary": found.body})
    form.initial["area"] = form.suggested["area"].get(values.get("area", ""), "")
    return _asking_facts(request, form, found.model_copy(update={"body": ""}))


def _asking_facts(request: HttpRequest, form: Facts, found: SuggestResult | None) -> HttpResponse:
    """Show what was read, and the facts with the words that led to them; the page keeps what was read for next time."""
    page = {"title": gettext("Is this what happened?"), "form": form, "found": found}
    return render(request, "notes/check.html", page, status=400 if form.errors else 200)


def _read_before(text: str) -> SuggestResult | None:
    """Return what was read, as the page kept it; None where it kept nothing of that kind."""
    try:
        return SuggestResult.model_validate_json(text)
    except ValidationError:
        return None


@require_POST
def make(request: HttpRequest, nation: str) -> HttpResponse:
    """Enter the incident, or take the one that is here already, and start the note on it."""
    asked = asking(request)
    if existing := request.POST.get("existing", ""):
        code = _started(request, existing)
        _add(asked, code, request.POST.get("summary", ""))
        return redirect("note", nation=nation, code=code)
    found = _read_before(request.POST.get("found", ""))
    form = Facts(asked, known_names(asked.world, nation), found, fixed={"nation": nation}, data=request.POST)
    if form.is_valid():
        try:
            incident = create(form.command, asked.world)
        except (PermissionDeniedError, WaitsError):
            raise
        except MajlisError as error:
            form.take(error)
        else:
            told = gettext("The incident is entered as %(code)s.") % {"code": incident.code}
            messages.success(request, told)
            return redirect("note", nation=nation, code=_started(request, incident.code))
    return _asking_facts(request, form, found)


def _add(asked: Asking, code: str, text: str) -> None:
    """Add to what is known what was written now."""
    parts = {one.part: one.text for one in show(ShowCommand(document=code), asked.world).parts}
    lines = [line for line in text.split("\n") if line.strip() and line.strip() not in parts["known"]]
    known = "\n".join([parts["known"], *(line.strip() for line in lines)])
    save(SaveCommand(document=code, known=known[:4_000]), asked.world)


@require_POST
def of_incident(request: HttpRequest, nation: str, incident: str) -> HttpResponse:
    """Start a note on an incident; where the person has a draft on it already, go there."""
    asked = asking(request)
    wanted = ListCommand(nation=nation, kind="note", state="draft", incident=incident)
    for one in list_(wanted, asked.world).documents:
        if one.composed_by == asked.actor.name:
            messages.info(request, gettext("You have a draft on this incident already."))
            return redirect("note", nation=nation, code=one.code)
    return redirect("note", nation=nation, code=_started(request, incident))


def _started(request: HttpRequest, incident: str) -> str:
    """Start the note, with the cascade or without, and return its code."""
    wanted = StartCommand(incident=incident, no_spread=_NO_SPREAD in request.POST)
    return start(wanted, asking(request).world).document.code
