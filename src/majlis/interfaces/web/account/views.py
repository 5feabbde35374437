"""What a person keeps of the own account: roles, language, password, second factor, sessions, tokens."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from majlis.acts.person.language import LanguageCommand
from majlis.acts.person.language import language as set_language
from majlis.interfaces.web.account.second_factor import lacks_factor
from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.context import languages_of_words
from majlis.reference.roles import roles as known_roles


def account(request: HttpRequest) -> HttpResponse:
    """Show the own account."""
    found = asking(request)
    records = found.world.records
    from majlis.adapters.records.access import approvals, tokens
    from majlis.adapters.records.people import roles

    login, reader = found.actor.name, found.actor.reader
    names = known_roles()
    factors = [one.type for one in Authenticator.objects.filter(user_id=request.user.pk)]
    told = {
        "title": _("Your account"),
        "roles": [(names[role].name if role in names else role, code) for role, code in roles.held(records, login)],
        "own": [(code, reader.own_ceiling(code).label) for code in sorted(reader.organisations)],
        "others": reader.others.label,
        "clearance": reader.clearance,
        "languages": languages_of_words(),
        "totp": Authenticator.Type.TOTP in factors,
        "keys": factors.count(Authenticator.Type.WEBAUTHN),
        "recovery": Authenticator.Type.RECOVERY_CODES in factors,
        "lacks": lacks_factor(request),
        "sessions": UserSession.objects.filter(user_id=request.user.pk).count(),
        "tokens": sum(one.state == "open" for one in tokens.listed(records, login)),
        "permitted": sorted(found.actor.permissions),
        "waiting": approvals.count_for(records, found.actor.permissions),
    }
    return render(request, "account/own.html", told)


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the language that the person chose."""
    chosen = str(request.POST.get("language", ""))
    if chosen not in {code for code, _name in languages_of_words()}:
        raise Http404(chosen[:20])
    set_language(LanguageCommand(language=chosen), asking(request).world)
    messages.success(request, _("Your language is kept."))
    return redirect("account")


@login_not_required
def closed(request: HttpRequest) -> HttpResponse:
    """Answer an address that the library for signing in names, and that leads nowhere here.

    Raises
    ------
    Http404
        Always.
    """
    raise Http404(request.path)
