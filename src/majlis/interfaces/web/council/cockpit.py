"""The first page of the Council: what is overdue, the next meeting and what it lacks, what waits for whom."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET

from majlis.acts.action_lines import ActionLine
from majlis.acts.council.plan import PlanCommand, plan
from majlis.acts.council.show import BallotLine, DeskLine, ShowCommand, ShowResult
from majlis.acts.council.show import show as show_act
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.council.shared import kind_name, moment, state_name
from majlis.interfaces.web.sheets import Sheet, download

_COLUMNS = ("item", "kind", "title", "wanted by", "state", "papers", "marking")


@dataclass(frozen=True, slots=True)
class Shown:
    """A body on the page: the desk with its times and words made for people."""

    desk: DeskLine
    begins: Any
    state: str
    items: tuple[tuple[Any, tuple[str, ...], str], ...]
    minutes: tuple[tuple[Any, Any, str], ...]
    since: tuple[ActionLine, ...]
    before: tuple[ActionLine, ...]


@require_GET
def index(request: HttpRequest, nation: str) -> HttpResponse:
    """Show what is before who asks."""
    asked = asking(request)
    found = show_act(ShowCommand(nation=nation), asked.world)
    writes = bool({"council.write", "*"} & asked.actor.permissions)
    votes = [one for one in found.ballots if one.mine]
    told = {
        "title": gettext("Council"),
        "found": found,
        "desks": [_shown(desk, asked.actor.name, writes=writes) for desk in found.desks],
        "writes": writes,
        "votes": [(one, moment(one.until)) for one in votes],
        "open_votes": [(one, moment(one.until)) for one in found.ballots if not one.mine],
        "decisions": _waiting(found),
        "lead": _lead(found, votes),
    }
    return render(request, "council/cockpit.html", told)


def _lead(found: ShowResult, votes: list[BallotLine]) -> str:
    """Return in one line what is asked of who asks."""
    late = sum(one.overdue > 0 for one in found.own)
    parts = [
        (len(votes), ngettext("%(n)s vote waits for you", "%(n)s votes wait for you", len(votes))),
        (
            len(found.chair),
            ngettext(
                "%(n)s vote waits for you as the chair", "%(n)s votes wait for you as the chair", len(found.chair)
            ),
        ),
        (len(found.own), ngettext("%(n)s action is yours", "%(n)s actions are yours", len(found.own))),
        (late, ngettext("%(n)s of them overdue", "%(n)s of them overdue", late)),
    ]
    return " · ".join(words % {"n": count} for count, words in parts if count)


def _shown(desk: DeskLine, login: str, *, writes: bool) -> Shown:
    """Return a body as it is shown: who owes something sees it once, and drafts are the secretariat's."""
    coming = desk.next
    late = [one for one in desk.overdue if one.action.doer != login]
    return Shown(
        desk=desk,
        begins=moment(coming.meeting.begins) if coming else None,
        state=state_name(coming.meeting.state) if coming else "",
        items=tuple(
            (one.item, tuple(map(lack_name, one.lacks)), kind_name(one.item.kind))
            for one in (coming.items if coming else ())
        ),
        minutes=tuple(
            (one, moment(one.held), waits_name(one.waits_for))
            for one in desk.minutes
            if writes or one.state == "proposed"
        ),
        since=tuple(one.action for one in late if one.since_last),
        before=tuple(one.action for one in late if not one.since_last),
    )


def _waiting(found: ShowResult) -> list[tuple[Any, str]]:
    return [
        (one, gettext("to be published") if one.signed else gettext("for its signature")) for one in found.decisions
    ]


def lack_name(lack: str) -> str:
    """Return what people call what an item lacks."""
    known = {
        "question": gettext("question"),
        "paper": gettext("paper"),
        "motion": gettext("motion"),
        "recommendation": gettext("recommendation"),
        "strength": gettext("strength of evidence"),
        "urdu": gettext("Urdu text"),
    }
    return known.get(lack, lack)


def waits_name(waits: str) -> str:
    """Return what people call what minutes wait for."""
    known = {
        "to be begun": gettext("to be begun"),
        "to be proposed": gettext("to be proposed"),
        "to be approved": gettext("to be approved"),
    }
    return known.get(waits, waits)


@require_GET
def forward(request: HttpRequest, nation: str) -> HttpResponse:
    """Show the forward plan: meetings ahead, and items that have none yet."""
    body = request.GET.get("body", "")[:64]
    found = plan(PlanCommand(nation=nation, body=body), world_of(request))
    if form := request.GET.get("form", ""):
        rows = [(one.code, one.kind, one.title, one.due, one.state, one.papers, one.marking) for one in found.items]
        return download(request, Sheet(f"{nation}-forward", _COLUMNS, rows, found.marking, found.synthetic), form)
    told = {
        "title": gettext("Forward plan"),
        "trail": [(gettext("Forward plan"), reverse("council-plan", kwargs={"nation": nation}))],
        "meetings": [(one, moment(one.begins), state_name(one.state)) for one in found.meetings],
        "items": [(one, kind_name(one.kind)) for one in found.items],
        "writes": bool({"council.write", "*"} & asking(request).actor.permissions),
    }
    return render(request, "council/plan.html", told)
