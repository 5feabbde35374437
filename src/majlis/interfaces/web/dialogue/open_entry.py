"""The way in without an account: number and code word, or the QR code; choose a constituency; come back; hand on."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from pydantic import ValidationError

from majlis.acts.dialogue.door import DoorCommand, DoorResult, door
from majlis.acts.dialogue.enter import EnterCommand, enter
from majlis.interfaces.web.asking import world_of
from majlis.interfaces.web.dialogue.codes import plain, short, typed
from majlis.interfaces.web.dialogue.open_self import (
    Taking,
    forget,
    has_account,
    hold,
    share,
    taking,
    without_account,
)
from majlis.interfaces.web.faults import status_of
from majlis.interfaces.web.reports.limits import take_turn
from majlis.kernel.errors import InputError, MajlisError, NotFoundError

_TRIES, _TRIED_SECONDS = 600, 600
"""So many words may be tried from one address: a hall shares one, and a word is not guessed so."""
_ENTRIES, _ENTRY_SECONDS = 500, 3600
"""So many people may enter from one address."""
ACCOUNT = "account"
"""Stands where the code word would, for who enters with an account."""


@login_not_required
def front(request: HttpRequest) -> HttpResponse:
    """Ask for number and code word."""
    text, error = str(request.POST.get("typed", ""))[:200], None
    if request.method == "POST":
        try:
            number, word = typed(text)
        except InputError as wrong:
            error = wrong
        else:
            return redirect("dialogue-enter", number=number, word=word)
    told = {"title": _("Take part in a dialogue"), "typed": text, "error": error}
    return render(request, "dialogue/open_front.html", told, status=400 if error else 200)


@login_not_required
def entrance(request: HttpRequest, number: str, word: str) -> HttpResponse:
    """Show what is asked and what is kept; let somebody in who chose a constituency."""
    me = taking(request, number)
    if number != me.number:  # the secret is kept for the address with the short number
        return redirect("dialogue-enter", number=me.number, word=word)
    if me.token and not me.shared and inside(me):
        return redirect("dialogue-self", number=number)
    world = world_of(request) if has_account(request) and not me.shared else without_account(request)
    word = "" if word == ACCOUNT else plain(word)
    take_turn(request, "dialogue-word", most=_TRIES, seconds=_TRIED_SECONDS)
    try:
        found = door(DoorCommand(code=me.code, word=word), world)
    except (NotFoundError, ValidationError):
        return wrong_word(request, number)
    if found.inside:  # with the account
        return redirect("dialogue-self", number=number)
    return _let_in(request, me, found, word) if request.method == "POST" else _page(request, me, found, word)


def _let_in(request: HttpRequest, me: Taking, found: DoorResult, word: str) -> HttpResponse:
    shared = bool(me.shared) or bool(word and "shared" in request.POST)
    apart = shared or bool(word and "apart" in request.POST) or not has_account(request)
    world = without_account(request) if apart else world_of(request)
    take_turn(request, "dialogue-enter", most=_ENTRIES, seconds=_ENTRY_SECONDS)
    wanted = {"code": me.code, "word": word, "device": shared, "constituency": request.POST.get("constituency", "")}
    try:
        result = enter(EnterCommand.model_validate(wanted), world)
    except ValidationError:
        return _page(request, me, found, word, InputError(_("choose for whom you speak"), code="dialogue.constituency"))
    except MajlisError as error:
        return _page(request, me, found, word, error)
    answer = redirect("dialogue-self", number=me.number)
    if result.token:
        hold(answer, me.number, result.token, shared=shared)
    if shared:
        share(answer, me.number, word)
    return answer


def seen(me: Taking) -> bool:
    """Tell whether the account opens the dialogue."""
    try:
        door(DoorCommand(code=me.code), me.world)
    except NotFoundError:
        return False
    return True


def inside(me: Taking) -> DoorResult | None:
    """Return the door to who is inside already; None for anybody else."""
    if not me.token and not me.account:
        return None
    try:
        found = door(DoorCommand(**me.fields), me.world)
    except NotFoundError:
        return None
    return found if found.inside else None


def _page(
    request: HttpRequest, me: Taking, found: DoorResult, word: str, error: MajlisError | None = None
) -> HttpResponse:
    told = {
        "title": found.dialogue.title,
        "number": me.number,
        "door": found.dialogue,
        "word": word,
        "shared": me.shared,
        "account": has_account(request) and not me.shared,
        "name": getattr(request.user, "full_name", "") or request.user.get_username(),
        "chosen": str(request.POST.get("constituency", "")),
        "error": error,
        "synthetic": found.synthetic,
    }
    return render(request, "dialogue/open_entrance.html", told, status=status_of(error) if error else 200)


def wrong_word(request: HttpRequest, number: str) -> HttpResponse:
    """Say that a word is not, or no longer, that of the dialogue: the same whether there is such a dialogue or not."""
    told = {"title": _("Take part in a dialogue"), "typed": number, "wrong": True}
    return render(request, "dialogue/open_front.html", told, status=404)


@login_not_required
def again(request: HttpRequest, number: str) -> HttpResponse:
    """Let somebody go on who wrote down the own code."""
    me = taking(request, number)
    told: dict[str, Any] = {"title": _("Go on where you were"), "number": short(me.code)}
    if request.method != "POST":
        return render(request, "dialogue/open_again.html", told)
    take_turn(request, "dialogue-word", most=_TRIES, seconds=_TRIED_SECONDS)
    token = str(request.POST.get("secret", "")).strip()[:100]
    try:
        found = door(DoorCommand(code=me.code, token=token), without_account(request)) if token else None
    except (NotFoundError, ValidationError):
        found = None
    if found is None or not found.inside:
        return render(request, "dialogue/open_again.html", {**told, "wrong": True}, status=404)
    answer = redirect("dialogue-self", number=number)
    hold(answer, number, token, shared=bool(me.shared))
    return answer


@login_not_required
@require_POST
def hand_on(request: HttpRequest, number: str) -> HttpResponse:
    """Let the browser forget who took part: for the next person at a shared device, or for good."""
    me = taking(request, number)
    if me.shared and "own" not in request.POST:
        answer = redirect("dialogue-enter", number=number, word=me.shared)
        forget(answer, number, word=False)
    else:
        answer = redirect("dialogue-open")
        forget(answer, number, word=True)
    answer.headers["Clear-Site-Data"] = '"storage"'  # what a form kept of the text that was begun
    return answer
