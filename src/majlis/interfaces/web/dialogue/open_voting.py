"""Take part: one statement at a time, three answers, and the next."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from pydantic import ValidationError

from majlis.acts.dialogue.next import NextCommand, NextResult, next_
from majlis.acts.dialogue.vote import VoteCommand, vote
from majlis.acts.dialogue_lines import HeadLine
from majlis.dialogue.phases import allowed
from majlis.interfaces.web.dialogue.open_entry import ACCOUNT, inside, seen, wrong_word
from majlis.interfaces.web.dialogue.open_self import Taking, taking
from majlis.kernel.errors import InputError, NotFoundError


@dataclass(frozen=True, slots=True)
class Inside:
    """Who is inside a dialogue, and what the dialogue says of itself."""

    me: Taking
    door: HeadLine
    synthetic: bool

    def page(self, tab: str, title: str) -> dict[str, Any]:
        """Return what every page inside is given: who, where, and which tabs there are."""
        phase = self.door.phase
        return {
            "title": title,
            "tab": tab,
            "number": self.me.number,
            "door": self.door,
            "shared": self.me.shared,
            "account": self.me.account,
            "token": self.me.token,
            "synthetic": self.synthetic,
            "can": {deed: allowed(phase, deed) for deed in ("state", "vote", "argue", "estimate", "dissent")},
        }


def entered(request: HttpRequest, number: str) -> Inside | None:
    """Return who is inside at this browser; None for anybody else."""
    me = taking(request, number)
    found = inside(me)
    return Inside(me, found.dialogue, found.synthetic) if found else None


def outside(request: HttpRequest, number: str) -> HttpResponse:
    """Answer who is not inside: an account that may enter is led to the entrance, others are asked for the word."""
    me = taking(request, number)
    if number != me.number:
        return redirect("dialogue-self", number=me.number)
    if me.shared:
        return redirect("dialogue-enter", number=number, word=me.shared)
    if me.account and seen(me):
        return redirect("dialogue-enter", number=number, word=ACCOUNT)
    return wrong_word(request, number)


def following(found: Inside, statement: int | None = None) -> NextResult:
    """Return the statement that is asked next, or a certain one.

    Raises
    ------
    NotFoundError
        If there is no such statement that is open.
    """
    result = next_(NextCommand(**found.me.fields, statement=statement), found.me.world)
    if statement is not None and result.number != statement:
        raise NotFoundError(
            f"there is no statement {statement} here",
            mend="take one of those that are shown",
            code="dialogue.no-statement",
        )
    return result


@login_not_required
def own(request: HttpRequest, number: str) -> HttpResponse:
    """Show the next statement; where nothing can be voted on, where one stands."""
    found = entered(request, number)
    if found is None:
        return outside(request, number)
    if not allowed(found.door.phase, "vote"):
        if found.door.phase == "frame":
            return render(request, "dialogue/open_before.html", found.page("vote", found.door.title))
        return redirect("dialogue-stand", number=number)
    result = following(found)
    told = {
        **found.page("vote", found.door.title),
        "one": result,
        "place": min(result.answered + 1, result.total),
    }
    return render(request, "dialogue/open_vote.html", told)


@login_not_required
def one(request: HttpRequest, number: str, statement: int) -> HttpResponse:
    """Show a statement again, with the own vote, so that it can be changed."""
    found = entered(request, number)
    if found is None:
        return outside(request, number)
    result = following(found, statement)
    told = {**found.page("stand", found.door.title), "one": result, "back": True}
    return render(request, "dialogue/open_vote.html", told)


@login_not_required
@require_POST
def cast(request: HttpRequest, number: str) -> HttpResponse:
    """Take a vote, and show the next statement."""
    found = entered(request, number)
    if found is None:
        return outside(request, number)
    wanted = {
        **found.me.fields,
        "statement": request.POST.get("statement", ""),
        "vote": request.POST.get("vote", ""),
        "important": "important" in request.POST,
    }
    try:
        command = VoteCommand.model_validate(wanted)
    except ValidationError as error:
        raise InputError(
            _("this is no vote on a statement"), mend=_("go back and press one of the buttons"), code="dialogue.vote"
        ) from error
    vote(command, found.me.world)
    return redirect("dialogue-stand" if "back" in request.POST else "dialogue-self", number=number)
