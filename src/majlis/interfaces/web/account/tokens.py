"""Tokens of the own account: make one, see it once, take it back."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from majlis.acts.token.create import CreateCommand, create
from majlis.acts.token.list import ListCommand, list_
from majlis.acts.token.revoke import RevokeCommand, revoke
from majlis.interfaces.web.account.step_up import must_confirm
from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.forms import form_of
from majlis.kernel.errors import MajlisError
from majlis.reference.roles import SENSITIVE

PERMISSION = "token.write"
_Create = form_of(CreateCommand)


def show(request: HttpRequest) -> HttpResponse:
    """Show the tokens and the form for another; make one, or take one back."""
    if PERMISSION in asking(request).actor.permissions and (ask := must_confirm(request, PERMISSION)) is not None:
        return ask
    if request.method == "POST" and "revoke" in request.POST:
        world = asking(request).world
        messages.success(request, revoke(RevokeCommand(code=str(request.POST["revoke"])[:20]), world).text())
        return redirect("tokens")
    return _page(request)


def _page(request: HttpRequest) -> HttpResponse:
    found = asking(request)
    made = None
    fixed = {"login": "", "scopes": tuple(request.POST.getlist("scopes"))}
    form = _Create(found, fixed=fixed, data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = create(cast("CreateCommand", form.command), found.world)
            form = _Create(found, fixed=fixed)
        except MajlisError as error:
            form.take(error)
    scopes = sorted(found.actor.permissions - SENSITIVE)
    told = {
        "title": _("Tokens"),
        "tokens": list_(ListCommand(ended=True), found.world).tokens,
        "form": form,
        "scopes": scopes,
        "chosen": set(request.POST.getlist("scopes")),
        "made": made,
    }
    return render(request, "account/tokens.html", told, status=400 if form.errors else 200)
