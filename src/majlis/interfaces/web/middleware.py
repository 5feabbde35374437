"""What happens around every page: headers, who asks, the nation's clock, errors as pages."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from majlis.adapters.records.once import asked_once
from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.faults import answer
from majlis.interfaces.web.here import here
from majlis.kernel.errors import MajlisError

Next = Callable[[HttpRequest], HttpResponse]
_SIGN_OUT = "/account/logout/"


class Headers:
    """Say to browsers and to what stands between: keep no copy, use no device, tell nobody."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the headers."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if request.method == "POST" and request.path == _SIGN_OUT:
            # Drafts, and papers kept for reading without a line. Nothing else that carries a nation's facts is stored.
            response.headers["Clear-Site-Data"] = '"storage"'
        return response


class Asking:
    """Give each request what it has to do with Majlis, the person's language, and the nation's clock."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then clear up what the request laid down."""
        found = asking(request)
        language = getattr(request.user, "language", "") or "en"
        try:
            with translation.override(language), asked_once():
                return self.get_response(request)
        finally:
            timezone.deactivate()
            found.clear()

    def process_view(
        self,
        request: HttpRequest,
        _view: object,
        _arguments: object,
        named: dict[str, Any],
    ) -> HttpResponse | None:
        """Settle the nation that the address names. A page of a nation that one may not see is a page that is not."""
        if code := named.get("nation"):
            try:
                timezone.activate(here(request, str(code)).zone)
            except MajlisError as error:
                return answer(request, error)
        return None


class Faults:
    """Turn errors that a person can mend into pages that say how."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer an error of ours with its page; leave any other to Django."""
        return answer(request, error) if isinstance(error, MajlisError) else None
