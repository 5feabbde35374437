"""Items of an agenda and their papers: added, changed, replaced, handed over."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_GET, require_POST
from pydantic import BaseModel

from majlis.acts.agenda.add import AddCommand, add
from majlis.acts.agenda.edit import EditCommand, edit
from majlis.acts.paper.add import AddCommand as PaperCommand
from majlis.acts.paper.add import add as add_paper_act
from majlis.acts.paper.export import ExportCommand, export
from majlis.acts.paper.replace import ReplaceCommand, replace
from majlis.acts.paper.withdraw import withdraw
from majlis.evidence.reporting.enclosures import megabytes
from majlis.interfaces.web.asking import Asking, asking
from majlis.interfaces.web.council.shared import (
    READS,
    WRITES,
    Deed,
    deed_of,
    demand,
    demand_nation,
    markings,
    perform,
    say,
    submitted,
)
from majlis.interfaces.web.forms import ActForm

PAPER: Mapping[str, Deed] = {"withdraw": Deed(withdraw), "restore": Deed(withdraw, fixed={"undo": True})}
_CLEARABLE = ("title_ur", "question", "recommendation", "dissent", "strength", "strength_why")


def _text(label: Any, help_text: Any = "", rows: int = 3) -> forms.CharField:  # noqa: ANN401 - translated when shown
    return forms.CharField(
        required=False,
        max_length=10_000,
        label=label,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class ItemForm(ActForm):
    """Add an item."""

    of: ClassVar[type[BaseModel]] = AddCommand
    title = forms.CharField(required=False, max_length=300, label=gettext_lazy("Title"))
    kind = forms.ChoiceField(
        required=False,
        label=gettext_lazy("What is wanted"),
        choices=[
            ("decision", gettext_lazy("a decision")),
            ("discussion", gettext_lazy("a discussion")),
            ("information", gettext_lazy("that members know it")),
        ],
    )
    question = _text(gettext_lazy("Question"), gettext_lazy("What is asked of the body, in one or two sentences."), 2)
    recommendation = _text(gettext_lazy("Recommendation"))
    dissent = _text(gettext_lazy("Dissent"), gettext_lazy("Who holds otherwise, and why."))
    strength = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Strength of the evidence"),
        choices=[
            ("", gettext_lazy("not judged")),
            ("strong", gettext_lazy("strong")),
            ("moderate", gettext_lazy("moderate")),
            ("weak", gettext_lazy("weak")),
            ("none", gettext_lazy("none")),
        ],
    )
    strength_why = _text(gettext_lazy("Why it is that strong or weak"), rows=2)
    due = forms.CharField(
        required=False,
        label=gettext_lazy("Wanted by"),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    title_ur = forms.CharField(
        required=False,
        max_length=300,
        label=gettext_lazy("Title in Urdu"),
        widget=forms.TextInput(attrs={"dir": "rtl", "lang": "ur"}),
    )
    marking = forms.ChoiceField(required=False, label=gettext_lazy("Marking"))

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        field = self.fields["marking"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = markings(self.unmarked())

    def unmarked(self) -> str:
        """Return what no choice of a marking means."""
        return gettext("as the meeting")


class ItemEditForm(ItemForm):
    """Change an item: what is emptied is cleared."""

    of = EditCommand

    def unmarked(self) -> str:
        """Return what no choice of a marking means."""
        return gettext("as it is")

    def values_besides(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return what was typed, emptied fields too."""
        return {name: self.cleaned_data.get(name, "") for name in _CLEARABLE} | values


class PaperForm(ActForm):
    """Add a paper."""

    of: ClassVar[type[BaseModel]] = PaperCommand
    file = forms.FileField(
        required=False,
        label=gettext_lazy("File"),
        help_text=gettext_lazy("PDF, office files without macros, pictures or plain text; 50 MB at most."),
    )
    title = forms.CharField(
        required=False, max_length=300, label=gettext_lazy("Title"), help_text=gettext_lazy("Empty: the file's name.")
    )
    marking = forms.ChoiceField(required=False, label=gettext_lazy("Marking"))

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        field = self.fields["marking"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = markings(self.unmarked())

    def unmarked(self) -> str:
        """Return what no choice of a marking means."""
        return gettext("as the item; never less strict")


class VersionForm(PaperForm):
    """Add a version to a paper."""

    of = ReplaceCommand
    title = None  # type: ignore[assignment]  # Django's way to take a field out
    note = forms.CharField(required=False, max_length=300, label=gettext_lazy("What was changed"))

    def unmarked(self) -> str:
        """Return what no choice of a marking means."""
        return gettext("as the paper; never less strict")


def add_item(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show the form of a new item of a meeting; add it, and go back to the agenda."""
    demand(request, WRITES)
    asked = asking(request)
    records = asked.world.records
    from majlis.adapters.records.council import meetings

    one = meetings.find(records, code)
    demand_nation(one.nation, nation, code)
    form = ItemForm(asked, fixed={"body": one.body, "meeting": one.code}, data=request.POST or None)
    if request.method == "POST" and (result := submitted(form, add, asked.world)):
        say(request, result, "")
        return HttpResponseRedirect(_meeting(nation, one.code))
    told = {
        "title": gettext("Add an item"),
        "button": gettext("Add it"),
        "trail": [(one.code, _meeting(nation, one.code))],
    }
    return render(request, "council/form.html", {**told, "form": form}, status=400 if form.errors else 200)


def plan_item(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show the form of a new item of a body's forward plan; add it, and go to the item."""
    demand(request, WRITES)
    asked = asking(request)
    records = asked.world.records
    from majlis.adapters.records.council import bodies

    one = bodies.find(records, code)
    demand_nation(one.nation, nation, code)
    form = ItemForm(asked, fixed={"body": one.code}, data=request.POST or None)
    if request.method == "POST" and (result := submitted(form, add, asked.world)):
        say(request, result, "")
        return HttpResponseRedirect(reverse("council-item-edit", kwargs={"nation": nation, "code": result.code}))
    way = [(one.name, reverse("council-body", kwargs={"nation": nation, "code": one.code}))]
    told = {"title": gettext("Add to the forward plan"), "button": gettext("Add it"), "trail": way, "form": form}
    return render(request, "council/form.html", told, status=400 if form.errors else 200)


def change_item(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show the form of an item; write what changed."""
    demand(request, WRITES)
    asked = asking(request)
    one = _item(asked, nation, code)
    start = {name: getattr(one, name) for name in ("title", "kind", *_CLEARABLE, "due")}
    form = ItemEditForm(asked, fixed={"item": one.code}, data=request.POST or None, initial=start)
    if request.method == "POST" and (result := submitted(form, edit, asked.world)):
        say(request, result, "")
        return HttpResponseRedirect(_back(nation, one.meeting, one.code))
    told = {"title": one.title, "button": gettext("Change it"), "trail": _trail(nation, one.meeting), "form": form}
    return render(request, "council/form.html", told, status=400 if form.errors else 200)


def add_paper(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show the form of a new paper of an item; add it, and go to its page."""
    demand(request, WRITES)
    asked = asking(request)
    one = _item(asked, nation, code)
    form = PaperForm(asked, fixed={"item": one.code}, data=request.POST or None, files=request.FILES or None)
    if request.method == "POST" and (result := submitted(form, add_paper_act, asked.world_with_desk())):
        say(request, result, "", gettext("%(code)s is added.") % {"code": result.code})
        return HttpResponseRedirect(_paper(nation, result.code))
    told = {"title": gettext("Add a paper"), "button": gettext("Add it"), "trail": _trail(nation, one.meeting)}
    told["lead"] = one.title
    return render(request, "council/form.html", {**told, "form": form}, status=400 if form.errors else 200)


def paper(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show a paper with its versions and hashes; add a version where one is sent."""
    demand(request, READS)
    asked = asking(request)
    records = asked.world.records
    from majlis.adapters.records.council import papers

    one = papers.find(records, code)
    item = _item(asked, nation, one.item)
    form = VersionForm(asked, fixed={"paper": one.code}, data=request.POST or None, files=request.FILES or None)
    if request.method == "POST" and (result := submitted(form, replace, asked.world_with_desk())):
        say(request, result, "")
        return HttpResponseRedirect(_paper(nation, one.code))
    told = {
        "title": one.title,
        "paper": one,
        "item": item,
        "versions": [(version, megabytes(version.size)) for version in reversed(one.versions)],
        "form": form,
        "trail": _trail(nation, item.meeting),
        "writes": bool({"council.write", "*"} & asked.actor.permissions),
    }
    return render(request, "council/paper.html", told, status=400 if form.errors else 200)


@require_POST
def do_paper(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Withdraw a paper, or take that back."""
    result, why = perform(request, deed_of(request, PAPER), {"paper": code})
    say(request, result, why)
    return HttpResponseRedirect(_paper(nation, code))


@require_GET
def file(request: HttpRequest, nation: str, code: str, number: int) -> HttpResponseBase:
    """Hand a version of a paper over to be saved, byte by byte as it was added."""
    demand(request, READS)
    asked = asking(request)
    records = asked.world.records
    from majlis.adapters.records.council import papers

    _item(asked, nation, papers.find(records, code).item)
    out = asked.desk / "paper"
    result = export(ExportCommand(paper=code, version=number, out=out), asked.world_with_desk())
    response = FileResponse(
        out.open("rb"), as_attachment=True, filename=result.name, content_type="application/octet-stream"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _item(asked: Asking, nation: str, code: str) -> Any:  # noqa: ANN401 - as the records tell it
    """Return an item, seen to be of the nation of the address."""
    records = asked.world.records
    from majlis.adapters.records.council import agenda

    one = agenda.find(records, code)
    demand_nation(one.nation, nation, code)
    return one


def _meeting(nation: str, code: str) -> str:
    return reverse("council-meeting", kwargs={"nation": nation, "code": code}) + "#agenda"


def _paper(nation: str, code: str) -> str:
    return reverse("council-paper", kwargs={"nation": nation, "code": code})


def _back(nation: str, meeting: str, code: str) -> str:
    """Return where a changed item stands: the agenda of its meeting, or its own card."""
    return _meeting(nation, meeting) if meeting else reverse("council-item", kwargs={"nation": nation, "code": code})


def _trail(nation: str, meeting: str) -> list[tuple[str, str]]:
    return [(meeting, _meeting(nation, meeting))] if meeting else []
