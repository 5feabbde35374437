"""Add a file of evidence: send it, see what each column and word would be read as, correct that, and add it."""

from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, ngettext

from majlis.acts.evidence.add import AddCommand, AddResult, add
from majlis.acts.evidence_options import name_of
from majlis.evidence.columns import FIELDS
from majlis.evidence.previewing import Preview, preview
from majlis.evidence.reading import Origin
from majlis.interfaces.web.asking import Asking, asking
from majlis.interfaces.web.evidence import staging
from majlis.interfaces.web.forms import ActForm, told
from majlis.interfaces.web.incidents.undoing import done
from majlis.interfaces.web.incidents.words import (
    Choice,
    day_told,
    kind_choices,
    kind_name,
    observations_told,
    sector_choices,
    sector_name,
)
from majlis.kernel.errors import InputError, MajlisError, PermissionDeniedError
from majlis.kernel.marking import Tlp

_WORDS = 12
"""Words of a file that our lists do not know and that a person may settle at once."""
_NONE = "-"
"""Choice that says: there is no such column."""
LABELS = {
    "key": gettext_lazy("Its own number (key)"),
    "day": gettext_lazy("Day of the incident"),
    "known": gettext_lazy("Day it was reported"),
    "sector": gettext_lazy("Sector"),
    "kind": gettext_lazy("Kind of incident"),
    "operator": gettext_lazy("Operator"),
    "area": gettext_lazy("Area"),
    "synthetic": gettext_lazy("Synthetic"),
}
_DAY = {"type": "date"}


class AddForm(ActForm):
    """What a person says of a file: who it is from, in which days that source was looking, how it is read."""

    of = AddCommand
    source = forms.CharField(
        required=False,
        max_length=80,
        label=gettext_lazy("Name of the source"),
        help_text=gettext_lazy("Letters, digits, dots and dashes. Parts of one source: cert.2024, cert.2025."),
    )
    first_day = forms.DateField(
        required=False, label=gettext_lazy("First day it was looking"), widget=forms.DateInput(attrs=_DAY)
    )
    last_day = forms.DateField(
        required=False,
        label=gettext_lazy("Last day it was looking"),
        widget=forms.DateInput(attrs=_DAY),
        help_text=gettext_lazy("Outside these days nothing is known, which is not the same as no attack."),
    )
    marking = forms.ChoiceField(
        required=False, label=gettext_lazy("Marking"), choices=[(tlp.label, tlp.label) for tlp in Tlp]
    )
    synthetic = forms.BooleanField(required=False, label=gettext_lazy("The file is invented (synthetic)"))
    replace = forms.BooleanField(
        required=False,
        label=gettext_lazy("It takes the place of the source's present file"),
        help_text=gettext_lazy("What was known before can still be told."),
    )
    dates = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Days like 3/4/2025"),
        choices=[
            ("", gettext_lazy("The file tells")),
            ("dmy", gettext_lazy("Day first: 3 April")),
            ("mdy", gettext_lazy("Month first: 4 March")),
        ],
    )
    sheet = forms.CharField(required=False, max_length=100, label=gettext_lazy("Sheet of the workbook"))
    sectors = forms.MultipleChoiceField(
        required=False,
        label=gettext_lazy("Sectors that the source covers"),
        widget=forms.CheckboxSelectMultiple(),
        help_text=gettext_lazy("None chosen: all of them."),
    )
    bad_share = forms.CharField(
        required=False,
        label=gettext_lazy("Share of rows that may be set aside"),
        widget=forms.NumberInput(attrs={"step": "0.05", "min": "0", "max": "1"}),
    )

    def __init__(
        self,
        *arguments: Any,  # noqa: ANN401 - Django's
        seen: Preview | None = None,
        corrected: Preview | None = None,
        **named: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*arguments, **named)
        field = self.fields["sectors"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = sector_choices(first="")[1:]
        self.words: dict[str, str] = {}
        for ours in FIELDS if seen and seen.names else ():
            self.fields[f"column-{ours}"] = _column(ours, seen)
        if spoken := corrected or seen:
            self._ask_words(spoken)

    def _ask_words(self, seen: Preview) -> None:
        unknown = [("sector", word) for word in seen.unmapped_sectors] + [
            ("kind", word) for word in seen.unmapped_kinds
        ]
        for field, word in unknown[:_WORDS]:
            name = f"word-{field}-{sha256(word.encode()).hexdigest()[:12]}"
            as_it_is = gettext("leave it unknown") if field == "sector" else gettext("leave it “other”")
            choices = sector_choices(first=as_it_is) if field == "sector" else kind_choices(first=as_it_is)
            self.words[name] = word
            self.fields[name] = forms.ChoiceField(
                required=False, label=f"{LABELS[field]}: “{word[:60]}”", choices=choices
            )

    def values_besides(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return the values of the command: the window of two days, columns and words as pairs."""
        kept = {name: value for name, value in values.items() if name in AddCommand.model_fields}
        return {
            **kept,
            "window": _window(self.cleaned_data.get("first_day"), self.cleaned_data.get("last_day")),
            "column": self.columns(values),
            "value": tuple(f"{self.words[name]}={value}" for name, value in values.items() if name in self.words),
        }

    def columns(self, values: dict[str, Any]) -> tuple[str, ...]:
        """Return the columns that a person corrected, as the command takes them."""
        chosen = {name.removeprefix("column-"): value for name, value in values.items() if name.startswith("column-")}
        return tuple(f"{ours}={'' if value == _NONE else value}" for ours, value in chosen.items())

    def group(self, beginning: str) -> list[forms.BoundField]:
        """Return the fields of columns, or of words."""
        return [self[name] for name in self.fields if name.startswith(beginning)]

    def column_fields(self) -> list[forms.BoundField]:
        """Return a field for each of our columns."""
        return self.group("column-")

    def word_fields(self) -> list[forms.BoundField]:
        """Return a field for each word that our lists do not know."""
        return self.group("word-")

    def plain_fields(self) -> list[forms.BoundField]:
        """Return the fields that stand open."""
        return [self[name] for name in ("source", "first_day", "last_day", "marking", "synthetic", "replace")]

    def rest_fields(self) -> list[forms.BoundField]:
        """Return the fields that fold."""
        return [self[name] for name in ("dates", "sheet", "sectors", "bad_share")]


def _column(ours: str, seen: Preview | None) -> forms.ChoiceField:
    names = dict.fromkeys(name for name in (seen.names if seen else ()) if name)
    guess = seen.columns.get(ours, "") if seen else ""
    first = gettext("as guessed: %(name)s") % {"name": guess} if guess else gettext("not in the file")
    choices: list[Choice] = [("", first), *((name, name[:60]) for name in names), (_NONE, gettext("there is none"))]
    return forms.ChoiceField(required=False, label=LABELS[ours], choices=choices)


def _window(first: date | None, last: date | None) -> str:
    """Return two days, both of which count, as a window, whose end does not."""
    return f"{first}..{last + timedelta(days=1)}" if first and last else ""


def start(request: HttpRequest, nation: str) -> HttpResponse:
    """Take a file, and go on to what it would be read as."""
    _demand(asking(request))
    wrong = ""
    if request.method == "POST":
        file = request.FILES.get("file")
        if isinstance(file, UploadedFile) and file.size:
            token = staging.keep(request, file)
            return HttpResponseRedirect(reverse("evidence-preview", kwargs={"nation": nation, "token": token}))
        wrong = gettext("Choose a file that is not empty.")
    shown = {"title": gettext("Add a file"), "wrong": wrong}
    return render(request, "evidence/add.html", shown, status=400 if wrong else 200)


def looking(request: HttpRequest, nation: str, token: str) -> HttpResponse:
    """Show what a file would be read as; add it."""
    asked = asking(request)
    _demand(asked)
    path = staging.find(request, token)
    data = path.read_bytes()
    seen, wrong = _seen(data, Origin("preview", path.name))
    if request.method != "POST":
        return _page(request, AddForm(asked, initial=_start(path, seen), seen=seen), seen, wrong)
    fixed = {"nation": nation, "file": staging.lay(request, path)}
    columns = AddForm(asked, data=request.POST, seen=seen, fixed=fixed)
    columns.is_valid()
    corrected, _ = _seen(data, replace(_origin(columns, path), values={}))
    form = AddForm(asked, data=request.POST, seen=seen, corrected=corrected, fixed=fixed)
    valid = form.is_valid()
    if "add" not in request.POST:
        seen, wrong = _seen(data, _origin(form, path))
        return _page(request, form, seen, wrong)
    if valid and (found := _performed(form, asked)):
        staging.drop(request, token)
        _say(request, nation, found)
        return HttpResponseRedirect(reverse("evidence-source", kwargs={"nation": nation, "name": found.source}))
    return _page(request, form, seen, wrong, status=400)


def _demand(asked: Asking) -> None:
    if add.permission not in asked.actor.permissions:
        raise PermissionDeniedError(
            f"{asked.actor.name} may not add evidence",
            why=f"it needs the permission {add.permission}",
            mend="ask an administrator for a role that has it",
        )


def _seen(data: bytes, origin: Origin) -> tuple[Preview | None, str]:
    try:
        return preview(data, origin), ""
    except InputError as error:
        return None, " ".join(told(fault) for fault in error.faults[:10])


def _origin(form: AddForm, path: Path) -> Origin:
    """Return what the person said so far, for another look."""
    values = {name: value for name, value in form.cleaned_data.items() if value}
    pairs = [text.partition("=") for text in form.columns(values)]
    words = {form.words[name]: str(value) for name, value in values.items() if name in form.words}
    return Origin(
        "preview",
        path.name,
        columns={ours: theirs for ours, _, theirs in pairs},
        dates=str(values.get("dates", "")),
        sheet=str(values.get("sheet", "")),
        sectors=tuple(values.get("sectors", ())),
        values=words,
    )


def _start(path: Path, seen: Preview | None) -> dict[str, object]:
    start: dict[str, object] = {"source": name_of(path), "marking": Tlp.AMBER.label, "bad_share": "0.2"}
    if seen and seen.first:
        first, last = date.fromisoformat(seen.first), date.fromisoformat(seen.last)
        start |= {"first_day": first.replace(day=1), "last_day": last}
    return start


def _page(request: HttpRequest, form: AddForm, seen: Preview | None, wrong: str, *, status: int = 200) -> HttpResponse:
    rows = [_row(seen, row) for row in seen.rows] if seen else []
    shown = {"title": gettext("What the file would be read as"), "form": form, "seen": seen, "rows": rows}
    shown |= {"wrong": wrong, "fault": told(seen.fault) if seen and seen.fault else ""}
    shown |= {"first": day_told(seen.first), "last": day_told(seen.last)} if seen else {}
    shown |= {"incidents": observations_told(seen.read, more=not seen.whole)} if seen else {}
    return render(request, "evidence/preview.html", shown, status=status)


def _row(seen: Preview, row: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of a preview
    line = row.line
    read = []
    if line:
        named = {"key": line.key, "day": day_told(line.day), "known": day_told(line.known)}
        named |= {"sector": sector_name(line.sector), "kind": kind_name(line.kind)}
        named |= {"operator": line.operator, "area": line.area}
        read = [(str(LABELS[name]), value) for name, value in named.items() if value]
    return {"number": row.number, "cells": row.cells[: len(seen.names)], "read": read, "fault": row.fault}


def _performed(form: AddForm, asked: Asking) -> AddResult | None:
    assert isinstance(form.command, AddCommand)
    try:
        return add(form.command, asked.world_with_desk())
    except PermissionDeniedError:
        raise
    except MajlisError as error:
        form.take(error)
        return None


def _say(request: HttpRequest, nation: str, found: AddResult) -> None:
    if found.already:
        done(request, gettext("Nothing was added: %(name)s is this very file already.") % {"name": found.source})
        return
    count = {"count": observations_told(found.observations, more=False), "name": found.source}
    text = gettext("%(name)s is added: %(count)s.") % count
    if found.set_aside:
        one, more = (
            "%(n)s row waits to be mended: it cannot be read.",
            "%(n)s rows wait to be mended: they cannot be read.",
        )
        text += " " + ngettext(one, more, found.set_aside) % {"n": f"{found.set_aside:,}"}
    if found.outside:
        one, more = (
            "%(n)s lies outside the window: it does not count.",
            "%(n)s lie outside the window: they do not count.",
        )
        text += " " + ngettext(one, more, found.outside) % {"n": f"{found.outside:,}"}
    changes = found.changes
    renewed = changes is not None and (changes.same or changes.changed or changes.ended)
    undo = "" if renewed else reverse("evidence-remove", kwargs={"nation": nation, "name": found.source})
    done(request, text, undo)
