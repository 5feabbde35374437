"""Where the site demands it, who may do much sets up a second factor before going on."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from majlis.acts.settings import value_of
from majlis.interfaces.web.asking import asking, settings_in_force
from majlis.interfaces.web.faults import answer
from majlis.kernel.errors import PermissionDeniedError
from majlis.reference.roles import ADMINISTRATOR

NEED_IT = frozenset({ADMINISTRATOR, "secretariat", "council-member"})
"""Roles that need a second factor where the setting ``second_factor`` is ``required``."""
_OPEN = ("/account/", "/static/", "/alive")
_HAS = "majlis_second_factor"
_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class SecondFactor:
    """Lead who needs a second factor and has none to where one is set up; nothing else is open until then."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or lead there."""
        if not request.user.is_authenticated or request.path.startswith(_OPEN) or not lacks_factor(request):
            return self.get_response(request)
        if request.path.startswith("/api/"):
            error = PermissionDeniedError(
                "a second factor is needed first", mend="set one up on the page of your account", code="web.factor"
            )
            return answer(request, error)
        messages.warning(request, _("Your role needs a second factor. Set one up to go on."))
        return redirect("mfa_index")


def demanded() -> bool:
    """Tell whether the site demands second factors."""
    return value_of(settings_in_force(), "second_factor", "optional") == "required"


def lacks_factor(request: HttpRequest) -> bool:
    """Tell whether the person needs a second factor and has none."""
    if not demanded() or request.session.get(_HAS):
        return False
    from majlis.adapters.records.people.roles import held

    login = request.user.get_username()
    needs = any(role in NEED_IT for role, _organisation in held(asking(request).nobodys_records(), login))
    if not needs:
        return False
    has = bool(is_mfa_enabled(request.user, _FACTORS))
    if has:
        request.session[_HAS] = True
    return not has
