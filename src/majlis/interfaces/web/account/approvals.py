"""What waits for a second person: see it, agree, refuse."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from majlis.acts.approval.give import GiveCommand, give
from majlis.acts.approval.list import ListCommand, list_
from majlis.acts.approval.refuse import RefuseCommand, refuse
from majlis.acts.approval.show import ShowCommand, ShowResult
from majlis.acts.approval.show import show as show_one
from majlis.interfaces.web.account.step_up import must_confirm
from majlis.interfaces.web.asking import asking

_REASON = 300


def show(request: HttpRequest) -> HttpResponse:
    """Show what waits and what was settled; agree or refuse."""
    if request.method == "POST":
        return _decided(request)
    world = asking(request).world
    lines = list_(ListCommand(decided=True), world).approvals
    waiting = [show_one(ShowCommand(code=one.code), world) for one in lines if one.state in {"waiting", "agreed"}]
    told = {
        "title": _("What waits for a second person"),
        "for_me": [one for one in waiting if not _mine(one, world.actor.name)],
        "mine": [one for one in waiting if _mine(one, world.actor.name)],
        "settled": [one for one in lines if one.state not in {"waiting", "agreed"}][:50],
    }
    return render(request, "account/approvals.html", told)


def _mine(one: ShowResult, login: str) -> bool:
    """Tell whether the person asked for it, or has agreed already: somebody else is to do something."""
    return one.approval.asked_by == login or one.approval.state == "agreed"


def _decided(request: HttpRequest) -> HttpResponse:
    code, world = str(request.POST.get("code", ""))[:20], asking(request).world
    if request.POST.get("deed") == "give":
        if (ask := must_confirm(request, give.permission)) is not None:
            return ask
        result = give(GiveCommand(code=code), world)
    else:
        reason = " ".join(str(request.POST.get("reason", "")).split())[:_REASON]
        result = refuse(RefuseCommand(code=code, reason=reason), world)
    level = messages.warning if result.exit_code else messages.success
    level(request, result.text())
    return redirect("approvals")
