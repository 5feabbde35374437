"""Pages of decisions: text, why it was carried, the numbers it rests on, its place in the register, publication."""

import json
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_lazy

from majlis.acts.decision.list import ListCommand, ListResult, list_
from majlis.acts.decision.publish import PublishCommand, publish
from majlis.acts.decision.replay import ReplayCommand, replay
from majlis.acts.decision.show import ShowCommand, show
from majlis.acts.decision_lines import DecisionResult
from majlis.interfaces.web.account.step_up import must_confirm
from majlis.interfaces.web.asking import Asking, asking
from majlis.interfaces.web.council.cards import shown
from majlis.interfaces.web.council.voting_words import KINDS, OUTCOMES, RECORDED
from majlis.interfaces.web.forms import ActForm
from majlis.interfaces.web.sheets import STEP, Sheet, download, gathered
from majlis.kernel.errors import NotFoundError

_COLUMNS = ("code", "body", "title", "title_ur", "decided_at", "published_at", "superseded_by", "index", "marking")


class Filters(ActForm):
    """Which decisions to list."""

    of = ListCommand
    command: ListCommand
    words = forms.CharField(
        required=False,
        max_length=300,
        label=gettext_lazy("Words"),
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    body = forms.CharField(required=False, widget=forms.HiddenInput())
    after = forms.CharField(required=False, widget=forms.HiddenInput())


def index(request: HttpRequest, nation: str) -> HttpResponse:
    """List decisions of a nation, newest first."""
    asked = asking(request)
    form = Filters(asked, fixed={"nation": nation}, data=request.GET)
    title = gettext("Decisions")
    if not form.is_valid():
        return render(request, "council/decisions.html", {"form": form, "title": title}, status=400)
    if wanted := request.GET.get("form"):
        return download(request, _sheet(asked, form.command), wanted)
    found = list_(form.command, asked.world)
    filtered = any(value for name, value in request.GET.items() if name != "after")
    return render(
        request, "council/decisions.html", {"title": title, "form": form, "found": found, "filtered": filtered}
    )


def decision(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show a decision."""
    asked = asking(request)
    found = _here(asked, nation, code)
    return render(request, "council/decision.html", _page(asked, found))


def publishing(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Read a decision to its end and publish it; a second person agrees."""
    if (ask := must_confirm(request, "document.release")) is not None:
        return ask
    asked = asking(request)
    found = _here(asked, nation, code)
    if request.method == "POST":
        publish(PublishCommand(decision=found.decision.code), asked.world)
        messages.success(request, gettext("%(code)s is published.") % {"code": found.decision.code})
        return redirect("council-decision", nation, found.decision.code)
    return render(request, "council/publish.html", {**_page(asked, found), **_becomes_public(asked, found)})


def replaying(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Compare the evidence of a decision with what was pinned; runs are computed again by a worker on request."""
    asked = asking(request)
    found = _here(asked, nation, code)
    again = replay(ReplayCommand(decision=found.decision.code, compute=False), asked.world)
    lines = [(line, KINDS[line.kind], line.reference.partition("/")[0]) for line in again.lines]
    page = {**_page(asked, found), "again": again, "lines": lines, "runs": "run.read" in asked.actor.permissions}
    return render(request, "council/replay.html", page)


def _here(asked: Asking, nation: str, code: str) -> DecisionResult:
    found = show(ShowCommand(decision=code), asked.world)
    if found.nation != nation:
        raise NotFoundError(
            f"there is no decision {code[:40]!r}", mend="majlis decision list", code="decision.not-found"
        )
    return found


def _page(asked: Asking, found: DecisionResult) -> dict[str, Any]:
    held = asked.actor.permissions
    return {
        "title": found.decision.title,
        "found": found,
        "one": found.decision,
        "evidence": tuple(map(shown, found.evidence)),
        "recorded": RECORDED.get(found.recorded, ""),
        "outcome": OUTCOMES.get(found.outcome, found.outcome),
        "may_publish": "council.write" in held and not found.decision.published_at,
    }


def _becomes_public(asked: Asking, found: DecisionResult) -> dict[str, Any]:
    """Return what the bundle of a decision tells besides its words: its entry is published as it is."""
    records = asked.world.records
    from majlis.adapters.records.council import decisions

    try:
        facts = json.loads(decisions.leaf_of(records, found.decision.code))
    except NotFoundError:  # its text was destroyed: publishing is refused
        return {}
    count = facts["count"]
    return {
        "votes": count.get("votes", ()),
        "parts": tuple(count.get("constituencies", ())),
        "pinned": facts["evidence"],
        "papers": facts["files"],
    }


def _sheet(asked: Asking, command: ListCommand) -> Sheet:
    def ask(cursor: str) -> ListResult:
        return list_(command.model_copy(update={"after": cursor, "last": min(STEP, 500)}), asked.world)

    def rows(page: ListResult) -> list[tuple[object, ...]]:
        return [tuple(getattr(one, name) for name in _COLUMNS) for one in page.decisions]

    return gathered(f"decisions-{command.nation}", _COLUMNS, ask, rows)
