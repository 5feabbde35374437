"""The verifiers for everybody: to take away, and the page one also here, under its own content policy."""

import re

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from majlis.kernel.errors import NotFoundError
from majlis.register.offline import HTML_FILE, PYTHON_FILE, html_verifier, python_verifier

_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')
_FILES = {
    HTML_FILE: (html_verifier, "text/html; charset=utf-8"),
    PYTHON_FILE: (python_verifier, "text/x-python; charset=utf-8"),
}


@login_not_required
@require_GET
def here(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's shape
    """Show the page. Who does not trust this server takes it away and looks into it: it is one file."""
    page = html_verifier()
    policy = _POLICY.search(page.decode())
    assert policy is not None
    named = {"Content-Security-Policy": f"{policy[1]}; frame-ancestors 'none'"}
    return HttpResponse(page, content_type="text/html; charset=utf-8", headers=named)


@login_not_required
@require_GET
def file(request: HttpRequest, name: str) -> HttpResponse:  # noqa: ARG001 - Django's shape
    """Hand over a verifier, byte by byte.

    Raises
    ------
    NotFoundError
        If there is none of this name.
    """
    if name not in _FILES:
        raise NotFoundError("there is no such file", mend=f"{HTML_FILE} or {PYTHON_FILE}", code="web.file")
    make, kind = _FILES[name]
    return HttpResponse(make(), content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
