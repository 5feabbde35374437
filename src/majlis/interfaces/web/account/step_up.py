"""Ask who one is again before something sensitive, if it was not asked in the last five minutes."""

import time

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _

from majlis.interfaces.web.asking import asking
from majlis.kernel.errors import PermissionDeniedError
from majlis.reference.roles import SENSITIVE


def must_confirm(request: HttpRequest, permission: str) -> HttpResponse | None:
    """Return the way to the page that asks again; None where that is not needed.

    What was posted is not kept here: it may hold a password. The browser keeps the form (``data-draft``), and who comes
    back is told that it is not done yet.

    Parameters
    ----------
    request : HttpRequest
    permission : str
        Of the act that is about to be done.

    Raises
    ------
    PermissionDeniedError
        If a program asks with a token, or the person has nothing here to confirm with.
    """
    if permission not in SENSITIVE or not request.user.is_authenticated or recently_asked(request):
        return None
    if asking(request).scopes is not None:
        raise PermissionDeniedError(
            "this is not done with a token", why="a person is asked again before", code="step-up.token"
        )
    ways = get_reauthentication_flows(request.user)
    if not ways:
        raise PermissionDeniedError(
            "you signed in more than five minutes ago",
            why="this must be you, and this site keeps neither a password nor a second factor of yours",
            mend="sign out and in again",
            code="step-up.again",
        )
    view = "account_reauthenticate" if ways[0]["id"] == "reauthenticate" else "mfa_reauthenticate"
    back = request.get_full_path()
    if request.method == "POST":
        back = f"{reverse('account_again')}?{urlencode({'next': back})}"
    return redirect(f"{reverse(view)}?{urlencode({'next': back})}")


def again(request: HttpRequest) -> HttpResponse:
    """Lead who was asked again back to what was begun, and say that it is not done yet."""
    messages.warning(request, _("Not done yet. Look at it, and press the button again."))
    back = str(request.GET.get("next", ""))
    return redirect(back if back.startswith("/") and url_has_allowed_host_and_scheme(back, None) else "home")


def recently_asked(request: HttpRequest) -> bool:
    """Tell whether the person gave a password or a second factor in the last five minutes."""
    records = get_authentication_records(request, request.user)
    last = max((float(one.get("at", 0)) for one in records), default=0.0)
    longest: int = settings.ACCOUNT_REAUTHENTICATION_TIMEOUT  # type: ignore[misc]  # allauth's
    return time.time() - last < longest
