"""Say something in a dialogue: a statement, an argument with evidence, three numbers, a note of dissent."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from majlis.acts.act import Act
from majlis.acts.dialogue.argue import ArgueCommand, argue
from majlis.acts.dialogue.dissent import DissentCommand, dissent
from majlis.acts.dialogue.estimate import EstimateCommand, estimate
from majlis.acts.dialogue.stand import StandCommand, stand
from majlis.acts.dialogue.state import StateCommand, state
from majlis.dialogue.limits import LENGTH
from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.dialogue.open_voting import Inside, entered, following, outside
from majlis.interfaces.web.forms import ActForm
from majlis.kernel.errors import MajlisError, NotFoundError

_MOST = 300


def _box(rows: int, longest: int, **more: str) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto", "maxlength": longest, **more})


class OneLine(ActForm):
    """A form whose texts are one line each, however they were typed."""

    def values_besides(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return the values, texts without breaks."""
        return {name: " ".join(value.split()) if isinstance(value, str) else value for name, value in values.items()}


class Say(OneLine):
    """A statement of one's own."""

    of = StateCommand
    text = forms.CharField(
        required=False,
        label=gettext_lazy("Your statement"),
        help_text=gettext_lazy("One thought in one sentence, with which others can agree or not. Name no person."),
        widget=_box(3, LENGTH),
    )
    text_ur = forms.CharField(
        required=False, label=gettext_lazy("The same in Urdu"), widget=_box(3, LENGTH, lang="ur", dir="rtl")
    )


class Argue(OneLine):
    """An argument for or against a statement."""

    of = ArgueCommand
    side = forms.ChoiceField(
        required=False,
        label=gettext_lazy("It speaks"),
        choices=[("for", gettext_lazy("for the statement")), ("against", gettext_lazy("against it"))],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(required=False, label=gettext_lazy("Your argument"), widget=_box(4, _MOST))
    text_ur = forms.CharField(
        required=False, label=gettext_lazy("The same in Urdu"), widget=_box(4, _MOST, lang="ur", dir="rtl")
    )
    evidence = forms.CharField(
        required=False,
        max_length=300,
        label=gettext_lazy("What it rests on"),
        help_text=gettext_lazy("A report, a run, a law, an address. Leave it empty for an opinion."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )


class Dissent(ActForm):
    """Why one does not agree with what most agree with."""

    of = DissentCommand
    statement = forms.CharField(
        required=False,
        label=gettext_lazy("Number of the statement"),
        help_text=gettext_lazy("Leave it empty for the whole of the dialogue."),
        widget=forms.NumberInput(attrs={"min": "1"}),
    )
    text = forms.CharField(
        required=False,
        label=gettext_lazy("Your note"),
        help_text=gettext_lazy("It stands in the report in your words."),
        widget=_box(5, _MOST),
    )
    text_ur = forms.CharField(
        required=False, label=gettext_lazy("The same in Urdu"), widget=_box(5, _MOST, lang="ur", dir="rtl")
    )
    signed = forms.CharField(
        required=False,
        max_length=200,
        label=gettext_lazy("Signed"),
        help_text=gettext_lazy("A name or an office, if it shall bear one. It is shown to all; empty: no name."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )


class Expect(ActForm):
    """What one expects of a quantity: three numbers."""

    of = EstimateCommand
    low = forms.CharField(
        required=False, label=gettext_lazy("Hardly ever below"), widget=forms.NumberInput({"step": "any"})
    )
    middle = forms.CharField(
        required=False, label=gettext_lazy("As likely above as below"), widget=forms.NumberInput({"step": "any"})
    )
    high = forms.CharField(
        required=False, label=gettext_lazy("Hardly ever above"), widget=forms.NumberInput({"step": "any"})
    )


def _sent(form: ActForm, act: Act[Any, Any], found: Inside) -> bool:
    """Do what a form asks for; show at the form what is wrong with it."""
    if not form.is_valid():
        return False
    try:
        act(form.command, found.me.world)
    except MajlisError as error:
        form.take(error)
        return False
    return True


@login_not_required
def say(request: HttpRequest, number: str) -> HttpResponse:
    """Take a statement of one's own."""
    found = entered(request, number)
    if found is None:
        return outside(request, number)
    form = Say(asking(request), fixed=found.me.fields, data=request.POST if request.method == "POST" else None)
    if form.is_bound and _sent(form, state, found):
        messages.success(request, _("Thank you. It is read first, then others can vote on it."))
        return redirect("dialogue-say", number=number)
    told = {**found.page("say", _("Say something")), "form": form, "longest": LENGTH}
    return render(request, "dialogue/open_say.html", told, status=400 if form.errors else 200)


@login_not_required
def argue_for(request: HttpRequest, number: str, statement: int) -> HttpResponse:
    """Take an argument for or against a statement."""
    found = entered(request, number)
    if found is None:
        return outside(request, number)
    fixed = {**found.me.fields, "statement": statement}
    data = request.POST if request.method == "POST" else None
    form = Argue(asking(request), fixed=fixed, data=data, initial={"side": "for"})
    if form.is_bound and _sent(form, argue, found):
        messages.success(request, _("Thank you. It is read first, then it stands beside the statement."))
        return redirect("dialogue-self", number=number)
    told = {**found.page("vote", _("An argument")), "form": form, "line": following(found, statement)}
    return render(request, "dialogue/open_argue.html", told, status=400 if form.errors else 200)


@login_not_required
def dissenting(request: HttpRequest, number: str) -> HttpResponse:
    """Take a note of dissent."""
    found = entered(request, number)
    if found is None:
        return outside(request, number)
    start = {"statement": request.GET.get("statement", "")[:6]}
    data = request.POST if request.method == "POST" else None
    form = Dissent(asking(request), fixed=found.me.fields, data=data, initial=start)
    if form.is_bound and _sent(form, dissent, found):
        messages.success(request, _("Thank you. Your note is read first, then it stands in the report."))
        return redirect("dialogue-stand", number=number)
    told = {**found.page("stand", _("A note of dissent")), "form": form}
    return render(request, "dialogue/open_dissent.html", told, status=400 if form.errors else 200)


@login_not_required
def estimates(request: HttpRequest, number: str) -> HttpResponse:
    """Show what is to be estimated, and take an estimate."""
    found = entered(request, number)
    if found is None:
        return outside(request, number)
    result = stand(StandCommand(**found.me.fields), found.me.world)
    sent = request.POST.get("question", "") if request.method == "POST" else ""
    cards = []
    for one in result.questions:
        fixed = {**found.me.fields, "question": one.number}
        start = one.own.model_dump() if one.own else {}
        data = request.POST if sent == str(one.number) else None
        form = Expect(asking(request), fixed=fixed, data=data, initial=start, auto_id=f"q{one.number}_%s")
        if form.is_bound and _sent(form, estimate, found):
            messages.success(request, _("Your estimate is kept. You can change it while estimates are taken."))
            return redirect("dialogue-estimates", number=number)
        cards.append((one, form))
    if sent and not any(form.is_bound for _one, form in cards):
        raise NotFoundError("there is no such question", mend="go back and choose one", code="dialogue.question")
    told = {**found.page("estimates", _("Estimates")), "cards": cards}
    return render(request, "dialogue/open_estimates.html", told, status=400 if sent else 200)
