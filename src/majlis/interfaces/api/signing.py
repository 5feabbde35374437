"""Who asks an address of the API: a program by its token, or a page of ours by its session."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest
from ninja.errors import AuthenticationError, HttpError
from ninja.security import APIKeyCookie, HttpBearer

from majlis.adapters.records.access import tokens
from majlis.adapters.records.handle import Records
from majlis.interfaces.api.problems import Refusal
from majlis.interfaces.web.asking import NOBODY, asking
from majlis.kernel.errors import Fault

REALM = 'Bearer realm="Majlis"'


class Token(HttpBearer):
    """``Authorization: Bearer majlis_...``. A token holds some of the permissions of the person who made it."""

    def authenticate(self, request: HttpRequest, token: str) -> Any | None:  # noqa: ANN401 - ninja's
        """Settle in whose name the request is, and what it is limited to.

        Raises
        ------
        Refusal
            If the token is none, has expired or was revoked.
        """
        asked = asking(request)
        records = Records(asked.home, NOBODY.reader, NOBODY.name, lambda: datetime.now(UTC))
        found = tokens.find_token(records, token) if token.isascii() and len(token) < 200 else None  # noqa: PLR2004
        user = get_user_model().objects.filter(username=found.login, is_active=True).first() if found else None
        if found is None or user is None:
            raise unknown("the token is unknown, has expired or was revoked", 'error="invalid_token"')
        request.user = user
        asked.scopes = found.scopes
        return f"token {found.code}"


class Session(APIKeyCookie):
    """The session of who has signed in; what changes something needs the token against forged forms, too."""

    param_name = "majlis"

    def __init__(self) -> None:
        self.param_name = settings.SESSION_COOKIE_NAME
        super().__init__(csrf=True)

    def authenticate(self, request: HttpRequest, key: str | None) -> Any | None:  # noqa: ANN401, ARG002 - ninja's
        """Let in who has signed in."""
        return f"session {request.user.get_username()}" if request.user.is_authenticated else None

    def __call__(self, request: HttpRequest) -> Any | None:  # noqa: ANN401 - ninja's
        """Judge the session.

        Raises
        ------
        Refusal
            If it may be forged.
        """
        if not request.user.is_authenticated or "Authorization" in request.headers:
            return None  # who sends a token means the token
        try:
            return super().__call__(request)
        except HttpError:
            fault = Fault(
                "web.forged",
                "this request may not come from a page of this site",
                why="nothing was changed",
                mend="send the cookie csrftoken as the header X-CSRFToken, or use a token",
            )
            raise Refusal(403, fault) from None


def unknown(what: str = "nobody has signed in", reason: str = "") -> Refusal:
    """Return the refusal of who is not known (RFC 6750, section 3)."""
    fault = Fault("api.unknown", what, mend="send Authorization: Bearer TOKEN; majlis token create makes one")
    return Refusal(401, fault, {"WWW-Authenticate": f"{REALM}, {reason}" if reason else REALM})


def refusal_of(error: AuthenticationError) -> Refusal:  # noqa: ARG001 - one kind only
    """Return the refusal of who sent neither a token nor a session."""
    return unknown()
