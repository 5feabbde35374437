"""The page of one dialogue for who leads it: its phase, its code word, what is asked, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST
from pydantic import BaseModel

from majlis.acts.act import Act
from majlis.acts.dialogue.ask import AskCommand, ask
from majlis.acts.dialogue.edit import EditCommand, edit
from majlis.acts.dialogue.outcome import OutcomeCommand, outcome
from majlis.acts.dialogue.phase import PhaseCommand, phase
from majlis.acts.dialogue.seed import SeedCommand, seed
from majlis.acts.dialogue.show import ShowCommand, ShowResult
from majlis.acts.dialogue.show import show as show_act
from majlis.acts.dialogue.word import WordCommand, word
from majlis.dialogue.limits import LENGTH
from majlis.dialogue.phases import PHASES, allowed
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.dialogue.codes import entry, short, square
from majlis.interfaces.web.dialogue.open_saying import OneLine
from majlis.interfaces.web.dialogue.shown import named, people, phase_name, phase_told, state_name, way_name
from majlis.interfaces.web.dialogue.wording import drop_word, held_word, hold_word
from majlis.interfaces.web.forms import ActForm
from majlis.interfaces.web.forms import told as told_of
from majlis.kernel.errors import ConflictError, InputError, NotFoundError


@dataclass(frozen=True, slots=True)
class Found:
    """A dialogue as its pages show it."""

    result: ShowResult
    leads: bool

    @property
    def to_read(self) -> int:
        """How much waits to be read."""
        states = [*(one.state for one in self.result.statements), *(one.state for one in self.result.remarks)]
        return states.count("waiting")

    @property
    def votes(self) -> int:
        """How many votes count."""
        return sum(one.agree + one.disagree + one.passed for one in self.result.statements if one.state == "accepted")

    def page(self, tab: str) -> dict[str, Any]:
        """Return what every page of a dialogue is given."""
        one = self.result.dialogue
        return {
            "title": one.title,
            "tab": tab,
            "talk": one,
            "result": self.result,
            "leads": self.leads,
            "phase": phase_name(one.phase),
            "people": people(self.result.participants),
            "votes": self.votes,
            "to_read": self.to_read,
            "synthetic": self.result.synthetic,
        }


def found_in(request: HttpRequest, nation: str, code: str) -> Found:
    """Return a dialogue of the nation of the page.

    Raises
    ------
    NotFoundError
        If there is none of that code there, or the person may not see it.
    """
    result = show_act(ShowCommand(code=code), world_of(request))
    if result.dialogue.nation != nation:
        raise NotFoundError(
            f"there is no dialogue {code[:40]!r}",
            mend="majlis dialogue list shows those that you may see",
            code="dialogue.not-found",
        )
    return Found(result, result.leads and "dialogue.write" in asking(request).actor.permissions)


def _box(rows: int, **more: str) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto", **more})


class Seed(OneLine):
    """A statement of who leads."""

    of = SeedCommand
    text = forms.CharField(required=False, label=gettext_lazy("Statement"), widget=_box(2, maxlength=str(LENGTH)))
    text_ur = forms.CharField(
        required=False, label=gettext_lazy("The same in Urdu"), widget=_box(2, lang="ur", maxlength=str(LENGTH))
    )


class Ask(OneLine):
    """A quantity to be estimated."""

    of = AskCommand
    text = forms.CharField(required=False, label=gettext_lazy("What is to be estimated"), widget=_box(2))
    unit = forms.CharField(required=False, label=gettext_lazy("In what unit"))
    text_ur = forms.CharField(required=False, label=gettext_lazy("The same in Urdu"), widget=_box(2, lang="ur"))
    least = forms.CharField(
        required=False, label=gettext_lazy("It cannot lie below"), widget=forms.NumberInput({"step": "any"})
    )
    most = forms.CharField(
        required=False, label=gettext_lazy("It cannot lie above"), widget=forms.NumberInput({"step": "any"})
    )


class Became(ActForm):
    """What became of a statement, or of the whole."""

    of = OutcomeCommand
    statement = forms.ChoiceField(required=False, label=gettext_lazy("Of what"))
    decision = forms.CharField(
        required=False, label=gettext_lazy("Number of the decision"), help_text=gettext_lazy("If it led to one.")
    )
    text = forms.CharField(required=False, label=gettext_lazy("What became of it"), widget=_box(3))
    text_ur = forms.CharField(required=False, label=gettext_lazy("The same in Urdu"), widget=_box(3, lang="ur"))


ADDED: dict[str, tuple[type[ActForm], Act[Any, Any]]] = {
    "seed": (Seed, seed),
    "ask": (Ask, ask),
    "became": (Became, outcome),
}


def _form(request: HttpRequest, found: Found, what: str, data: Any = None) -> ActForm:  # noqa: ANN401 - Django's
    kind = ADDED[what][0]
    form = kind(asking(request), fixed={"code": found.result.dialogue.code}, data=data, auto_id=f"{what}_%s")
    if what == "became":
        choices = [
            (str(one.number), f"{one.number}. {(one.text or one.text_ur)[:80]}")
            for one in found.result.statements
            if one.state == "accepted"
        ]
        label = form.fields["statement"].label
        form.fields["statement"] = forms.ChoiceField(
            choices=[("", _("The whole dialogue")), *choices], required=False, label=label
        )
    return form


@require_GET
def show(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show a dialogue."""
    return _page(request, found_in(request, nation, code))


def _page(request: HttpRequest, found: Found, wrong: ActForm | None = None, what: str = "") -> HttpResponse:
    one, held = found.result.dialogue, held_word(request)
    at = PHASES.index(one.phase)
    offered = _offered(request, found) if found.leads else {}
    told = {
        **found.page("one"),
        "phases": [
            (name, phase_name(name), "now" if p == at else "past" if p < at else "") for p, name in enumerate(PHASES)
        ],
        "told": phase_told(one.phase),
        "onward": PHASES[at + 1] if at + 1 < len(PHASES) else "",
        "onward_name": phase_name(PHASES[at + 1]) if at + 1 < len(PHASES) else "",
        "back": PHASES[at - 1] if at else "",
        "back_name": phase_name(PHASES[at - 1]) if at else "",
        "enterable": allowed(one.phase, "enter"),
        "entry": entry(request, code=one.code),
        "number": short(one.code),
        "word": held if one.word_open else "",
        "square": square(entry(request, one.code, held)) if held and one.word_open else "",
        "address": entry(request, one.code, held) if held else "",
        "steps": [(step, phase_name(step.phase), datetime.fromisoformat(step.at)) for step in found.result.steps],
        "groups": [(named(one, line.name) or _("all together"), line.people) for line in found.result.people],
        "came": [
            (" + ".join(map(way_name, line.name.split(" + "))), line.people) for line in found.result.ways if line.name
        ],
        "statements": [(line, *state_name(line.state)) for line in found.result.statements if line.state == "accepted"],
        "unpublished": _unpublished(found.result) if found.leads else [],
        "forms": {**offered, **({what: wrong} if wrong else {})},
        "wrong": what,
    }
    return render(request, "dialogue/one.html", told, status=400 if wrong else 200)


def _unpublished(result: ShowResult) -> list[str]:
    """Return the decisions that were told and that not everybody can read."""
    told = [result.outcome, *(one.outcome for one in result.statements)]
    return sorted({one.decision for one in told if one and one.decision and not one.published})


def _offered(request: HttpRequest, found: Found) -> dict[str, ActForm]:
    """Return the forms that fit the phase."""
    now = found.result.dialogue.phase
    names = {
        "seed": now in {"frame", "listen"},
        "ask": now in {"frame", "listen", "converge"},
        "became": now in {"report", "closed"},
    }
    return {name: _form(request, found, name) for name, fits in names.items() if fits}


@require_POST
def add(request: HttpRequest, nation: str, code: str, what: str) -> HttpResponse:
    """Add a statement, a question or what became of one."""
    found = found_in(request, nation, code)
    if what not in ADDED:
        raise NotFoundError("there is no such page", code="web.no-page")
    form = _form(request, found, what, request.POST)
    if form.is_valid():
        try:
            ADDED[what][1](form.command, world_of(request))
        except (InputError, ConflictError, NotFoundError) as error:
            form.take(error)
        else:
            said = {
                "seed": _("The statement is open."),
                "ask": _("The question is asked when the dialogue comes together."),
                "became": _("It is told. Everybody who took part finds it under “Where you stand”."),
            }
            messages.success(request, said[what])
            return redirect("dialogue-one", nation=nation, code=code)
    return _page(request, found, form, what)


@require_POST
def bring(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Bring a dialogue into its next phase, or back."""
    found_in(request, nation, code)
    to, reason = request.POST.get("to", ""), request.POST.get("reason", "")[:300]
    if to not in PHASES:
        raise InputError(_("there is no such phase"), code="dialogue.phase")
    try:
        result = phase(PhaseCommand.model_validate({"code": code, "to": to, "reason": reason}), world_of(request))
    except (InputError, ConflictError) as error:
        messages.error(request, told_of(error.fault))
    else:
        messages.success(
            request, f"{phase_name(result.dialogue.phase).capitalize()}. {phase_told(result.dialogue.phase)}"
        )
    return redirect("dialogue-one", nation=nation, code=code)


@require_POST
def give_word(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Give out a new code word, which this browser holds; or let nobody in any longer."""
    found_in(request, nation, code)
    answer = redirect("dialogue-one", nation=nation, code=code)
    try:
        result = word(WordCommand(code=code, off="off" in request.POST), world_of(request))
    except ConflictError as error:
        messages.error(request, told_of(error.fault))
        return answer
    if result.word:
        hold_word(answer, nation, code, result.word)
        messages.success(
            request, _("The code word is new. Only this browser can show it; one before opens nothing now.")
        )
    else:
        drop_word(answer, nation, code)
        messages.success(request, _("Nobody enters without an account now. Who is in stays in."))
    return answer


class Frame(ActForm):
    """What is asked, and of whom."""

    of: ClassVar[type[BaseModel]] = EditCommand
    title = forms.CharField(required=False, max_length=300, label=gettext_lazy("Title"))
    title_ur = forms.CharField(
        required=False,
        max_length=300,
        label=gettext_lazy("Title in Urdu"),
        widget=forms.TextInput({"dir": "rtl", "lang": "ur"}),
    )
    question = forms.CharField(required=False, label=gettext_lazy("What is asked"), widget=_box(3))
    question_ur = forms.CharField(
        required=False, label=gettext_lazy("What is asked, in Urdu"), widget=_box(3, lang="ur")
    )
    constituency = forms.CharField(
        required=False,
        label=gettext_lazy("Who is asked"),
        help_text=gettext_lazy("A line for each: id=Name=Name in Urdu."),
        widget=_box(7),
    )
    sealed = forms.BooleanField(
        required=False,
        label=gettext_lazy("Nobody can see who wrote a statement"),
        help_text=gettext_lazy("Authors are sealed, for good: not even who leads the dialogue can open it."),
    )

    def values_besides(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return the values: what was emptied is empty; constituencies line by line."""
        sent = {name: str(self.cleaned_data.get(name) or "") for name in ("title_ur", "question_ur")}
        return {**sent, **values, **lines_of(values)}


def lines_of(values: dict[str, Any]) -> dict[str, Any]:
    """Return the constituencies of a form, one for each line that is not empty."""
    lines = (line.strip() for line in str(values.get("constituency", "")).splitlines())
    return {"constituency": tuple(line for line in lines if line)}


def editing(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Change what is asked; constituencies and the seal only before anybody may enter."""
    found = found_in(request, nation, code)
    one = found.result.dialogue
    start = {
        "title": one.title,
        "title_ur": one.title_ur,
        "question": one.question,
        "question_ur": one.question_ur,
        "constituency": "\n".join(f"{c.id}={c.name}={c.name_ur}".rstrip("=") for c in one.constituencies),
        "sealed": one.sealed,
    }
    data = request.POST if request.method == "POST" else None
    form = Frame(asking(request), fixed={"code": code}, data=data, initial=start)
    if one.phase != "frame":
        for name in ("constituency", "sealed"):
            del form.fields[name]
    if form.is_bound and form.is_valid() and _changed(form, request):
        messages.success(request, _("The dialogue is changed."))
        return redirect("dialogue-one", nation=nation, code=code)
    told = {**found.page("one"), "form": form}
    return render(request, "dialogue/edit.html", told, status=400 if form.errors else 200)


def _changed(form: ActForm, request: HttpRequest) -> bool:
    try:
        edit(form.command, world_of(request))  # type: ignore[arg-type]  # of its own command
    except (InputError, ConflictError) as error:
        form.take(error)
        return False
    return True
