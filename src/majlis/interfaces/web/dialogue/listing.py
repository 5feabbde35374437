"""The dialogues of a nation, and the form that starts one."""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET
from pydantic import BaseModel

from majlis.acts.act import demand_permission
from majlis.acts.dialogue.list import ListCommand, ListResult, list_
from majlis.acts.dialogue.start import USUAL, StartCommand, start
from majlis.acts.world import World
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.dialogue.one import Frame, lines_of
from majlis.interfaces.web.dialogue.shown import people, phase_name
from majlis.interfaces.web.sheets import STEP, Sheet, download, gathered
from majlis.kernel.errors import ConflictError, InputError, NotFoundError


@require_GET
def dialogues(request: HttpRequest, nation: str) -> HttpResponse:
    """List the dialogues that the person may see; the list as a file where one asks for it."""
    world = world_of(request)
    if form := request.GET.get("form", ""):
        return download(request, _sheet(world, nation), form)
    result = list_(ListCommand(nation=nation, after=request.GET.get("after", "")[:250]), world)
    rows = [(one, phase_name(one.dialogue.phase), people(one.participants)) for one in result.dialogues]
    told = {"title": _("Dialogues"), "result": result, "rows": rows, "synthetic": result.synthetic}
    return render(request, "dialogue/list.html", told)


def _sheet(world: World, nation: str) -> Sheet:
    columns = ("dialogue", "title", "question", "phase", "people", "statements", "to be read", "votes", "led by", "at")

    def ask(cursor: str) -> ListResult:
        return list_(ListCommand(nation=nation, after=cursor, most=STEP), world)

    def rows(page: ListResult) -> list[tuple[object, ...]]:
        return [
            (
                *(one.dialogue.code, one.dialogue.title, one.dialogue.question, one.dialogue.phase, one.participants),
                *(one.statements, one.waiting, one.votes, one.dialogue.owner, one.dialogue.at),
            )
            for one in page.dialogues
        ]

    return gathered(f"dialogues-{nation}", columns, ask, rows)


class Start(Frame):
    """What is asked of whom, from the beginning."""

    of: ClassVar[type[BaseModel]] = StartCommand
    marking = forms.CharField(
        required=False,
        max_length=300,
        label=gettext_lazy("Who may see it"),
        help_text=gettext_lazy("Like TLP:GREEN. Empty: as the nation. Stricter than TLP:AMBER, nobody enters by word."),
    )

    def values_besides(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return the values, constituencies line by line."""
        return {**values, **lines_of(values)}


def new(request: HttpRequest, nation: str) -> HttpResponse:
    """Start a dialogue."""
    world = world_of(request)
    demand_permission(world, start.permission, "a dialogue is started by who leads it")
    usual = "\n".join("=".join(one) for one in USUAL)
    data = request.POST if request.method == "POST" else None
    form = Start(asking(request), fixed={"nation": nation}, data=data, initial={"constituency": usual, "sealed": True})
    if form.is_bound and form.is_valid():
        try:
            made = start(form.command, world)  # type: ignore[arg-type]  # of its own command
        except (InputError, ConflictError, NotFoundError) as error:
            form.take(error)
        else:
            messages.success(request, _("Started. Write the first statements, then let people in."))
            return redirect("dialogue-one", nation=nation, code=made.dialogue.code)
    told = {"title": _("Start a dialogue"), "form": form}
    return render(request, "dialogue/new.html", told, status=400 if form.errors else 200)
