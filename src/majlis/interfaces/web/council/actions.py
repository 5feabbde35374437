"""Actions: all of a nation, one's own, one with its history and what may be done with it."""

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

from majlis.acts.action.accept import accept
from majlis.acts.action.add import AddCommand, add
from majlis.acts.action.drop import drop
from majlis.acts.action.evidence import EvidenceCommand, evidence
from majlis.acts.action.give import give
from majlis.acts.action.list import ListCommand, ListResult, list_
from majlis.acts.action.move import move
from majlis.acts.action.reopen import reopen
from majlis.acts.action.report import ReportCommand, report
from majlis.acts.action.show import ShowCommand
from majlis.acts.action.show import show as show_act
from majlis.acts.action_lines import ActionResult
from majlis.acts.world import World
from majlis.council.following import DEEDS as MAY
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.council.shared import (
    WRITES,
    Deed,
    deed_of,
    demand,
    markings,
    moment,
    perform,
    say,
    submitted,
)
from majlis.interfaces.web.forms import ActForm
from majlis.interfaces.web.sheets import STEP, Sheet, download, gathered
from majlis.kernel.errors import NotFoundError

DOING: Mapping[str, Deed] = {
    "accept": Deed(accept, ("note",)),
    "reopen": Deed(reopen, ("reason",)),
    "move": Deed(move, ("due", "reason")),
    "give": Deed(give, ("doer", "organisation", "reason")),
    "drop": Deed(drop, ("reason",)),
}
_FILTERS = ("body", "state", "doer", "decision", "words", "after")
_STATES = ("open", "reported", "done", "dropped", "unfinished")
_COLUMNS = ("action", "what", "owed by", "organisation", "due", "state", "days overdue", "level", "decision", "marking")


class AddForm(ActForm):
    """Set an action."""

    of: ClassVar[type[BaseModel]] = AddCommand
    what = forms.CharField(
        required=False,
        label=gettext_lazy("What is to be done"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("So that one can tell when it is done."),
    )
    doer = forms.CharField(
        required=False,
        label=gettext_lazy("Who owes it"),
        help_text=gettext_lazy("Login. Who owes it must be allowed to read it."),
    )
    due = forms.CharField(required=False, label=gettext_lazy("Until"), widget=forms.DateInput(attrs={"type": "date"}))
    organisation = forms.CharField(
        required=False, label=gettext_lazy("For which organisation"), help_text=gettext_lazy("Code; may stay empty.")
    )
    decision = forms.CharField(required=False, label=gettext_lazy("After which decision"))
    meeting = forms.CharField(required=False, label=gettext_lazy("Set in which meeting"))
    body = forms.CharField(
        required=False,
        label=gettext_lazy("Of which body"),
        help_text=gettext_lazy("Where neither decision nor meeting is named."),
    )
    marking = forms.ChoiceField(required=False, label=gettext_lazy("Marking"))

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        field = self.fields["marking"]
        if isinstance(field, forms.ChoiceField):
            field.choices = markings(gettext("as the decision, the meeting or the body"))


class ReportForm(ActForm):
    """Say what was done."""

    of: ClassVar[type[BaseModel]] = ReportCommand
    done = forms.CharField(
        required=False, label=gettext_lazy("What was done"), widget=forms.Textarea(attrs={"rows": 5})
    )
    file = forms.FileField(
        required=False, label=gettext_lazy("A file that shows it"), help_text=gettext_lazy("May stay empty.")
    )


@require_GET
def index(request: HttpRequest, nation: str) -> HttpResponse:
    """List the actions of a nation that the person may see; the list as a file where one asks for it."""
    return _list(request, nation, own=False)


@require_GET
def mine(request: HttpRequest, nation: str) -> HttpResponse:
    """List the actions that the person owes."""
    return _list(request, nation, own=True)


def _list(request: HttpRequest, nation: str, *, own: bool) -> HttpResponse:
    asked: dict[str, Any] = {name: request.GET.get(name, "")[:150] for name in _FILTERS}
    asked["state"] = asked["state"] if asked["state"] in _STATES else ""
    asked |= {"overdue": request.GET.get("overdue") == "yes", "mine": own}
    if own and not asked["state"]:
        asked["state"] = "unfinished"
    if form := request.GET.get("form", ""):
        return download(request, _sheet(world_of(request), nation, asked), form)
    result = list_(ListCommand.model_validate({"nation": nation, **asked}), world_of(request))
    told = {
        "title": gettext("What I owe") if own else gettext("Actions"),
        "trail": _trail(nation),
        "result": result,
        "rows": [(one, state_name(one.state)) for one in result.actions],
        "asked": asked,
        "states": [(name, state_name(name)) for name in _STATES],
        "own": own,
        "writes": _writes(request),
        "filtered": any(request.GET.get(name) for name in _FILTERS) or asked["overdue"],
    }
    return render(request, "council/actions.html", told)


def _sheet(world: World, nation: str, asked: Mapping[str, Any]) -> Sheet:
    def ask(cursor: str) -> ListResult:
        command = {**asked, "nation": nation, "after": cursor, "most": STEP}
        return list_(ListCommand.model_validate(command), world)

    def rows(page: ListResult) -> list[tuple[object, ...]]:
        return [
            (
                *(one.code, one.what, one.doer, one.organisation, str(one.due), one.state, one.overdue, one.level),
                *(one.decision, one.marking),
            )
            for one in page.actions
        ]

    return gathered(f"{nation}-actions", _COLUMNS, ask, rows)


def new(request: HttpRequest, nation: str) -> HttpResponse:
    """Show the form of a new action; set it, and go to its page."""
    demand(request, WRITES)
    asked = asking(request)
    start = {name: request.GET.get(name, "")[:64] for name in ("decision", "meeting", "body")}
    form = AddForm(asked, data=request.POST or None, initial=start)
    if request.method == "POST" and (result := submitted(form, add, asked.world)):
        say(request, result, "")
        return HttpResponseRedirect(_address(nation, result.action.code))
    told = {"form": form, "title": gettext("Set an action"), "button": gettext("Set it"), "trail": _trail(nation)}
    return render(request, "council/form.html", told, status=400 if form.errors else 200)


def show(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show an action, its history, and what may be done with it."""
    found = _of_nation(world_of(request), nation, code)
    form = ReportForm(asking(request), fixed={"code": found.action.code})
    return render(request, "council/action.html", _told(request, nation, found, form))


def reporting(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Take what was done; show the page again where it is not taken."""
    asked = asking(request)
    found = _of_nation(asked.world, nation, code)
    if request.method != "POST":
        return HttpResponseRedirect(_address(nation, found.action.code))
    fixed = {"code": found.action.code}
    form = ReportForm(asked, fixed=fixed, data=request.POST, files=request.FILES)
    result = submitted(form, report, asked.world_with_desk())
    if result is not None:
        say(request, result, "")
        return HttpResponseRedirect(_address(nation, found.action.code))
    return render(request, "council/action.html", _told(request, nation, found, form), status=400)


@require_POST
def do(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Accept it, open it again, move it, give it to another, drop it; then go back to its page."""
    found = _of_nation(world_of(request), nation, code)
    result, why = perform(request, deed_of(request, DOING), {"code": found.action.code})
    say(request, result, why)
    return HttpResponseRedirect(_address(nation, found.action.code))


@require_GET
def file(request: HttpRequest, nation: str, code: str, step: int) -> HttpResponseBase:
    """Hand over a file that shows what was done, to be saved: nobody has looked into it."""
    asked = asking(request)
    found = _of_nation(asked.world, nation, code)
    out = asked.desk / "evidence"
    result = evidence(EvidenceCommand(code=found.action.code, step=step, out=out), asked.world_with_desk())
    response = FileResponse(
        out.open("rb"), as_attachment=True, filename=result.name, content_type="application/octet-stream"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _told(request: HttpRequest, nation: str, found: ActionResult, form: ReportForm) -> dict[str, Any]:
    one, actor = found.action, asking(request).actor
    writes = _writes(request)
    may = {name for name, (states, _) in MAY.items() if one.state in states}
    owes = one.doer == actor.name
    return {
        "title": one.code,
        "trail": _trail(nation),
        "one": one,
        "state": state_name(one.state),
        "steps": [(step, step_name(step.kind), moment(step.at)) for step in found.steps],
        "form": form,
        "reports": "report" in may and (owes or writes),
        "behalf": not owes,
        "may_do": may if writes else set(),
        "own": owes,
    }


def _of_nation(world: World, nation: str, code: str) -> ActionResult:
    """Return an action, seen to be one of the nation of the address.

    Raises
    ------
    NotFoundError
        If there is none of this code there, or the person may not see it.
    """
    found = show_act(ShowCommand(code=code), world)
    if found.action.nation != nation:
        raise NotFoundError(
            f"there is no action {code[:40]!r}", mend="majlis action list shows them", code="action.none"
        )
    return found


def state_name(state: str) -> str:
    """Return what people call a state of an action."""
    known = {
        "open": gettext("open"),
        "reported": gettext("reported, waits to be accepted"),
        "done": gettext("done"),
        "dropped": gettext("dropped"),
        "unfinished": gettext("open or reported"),
    }
    return known.get(state, state)


def step_name(kind: str) -> str:
    """Return what people call what happened with an action."""
    known = {
        "set": gettext("Set"),
        "moved": gettext("Given another day"),
        "given": gettext("Given to another person"),
        "reported": gettext("Reported"),
        "done": gettext("Accepted as done"),
        "reopened": gettext("Opened again"),
        "escalated": gettext("Escalated"),
        "dropped": gettext("Dropped"),
    }
    return known.get(kind, kind)


def _writes(request: HttpRequest) -> bool:
    return bool({WRITES, "*"} & asking(request).actor.permissions)


def _address(nation: str, code: str) -> str:
    return reverse("council-action", kwargs={"nation": nation, "code": code})


def _trail(nation: str) -> list[tuple[str, str]]:
    return [(gettext("Actions"), reverse("council-actions", kwargs={"nation": nation}))]
