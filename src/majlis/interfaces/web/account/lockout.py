"""What a person sees after too many wrong passwords."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from majlis.kernel.errors import PermissionDeniedError


def locked_out(request: HttpRequest, credentials: dict[str, Any], *arguments: object, **named: object) -> HttpResponse:  # noqa: ARG001 - axes' shape
    """Say that signing in has to wait."""
    error = PermissionDeniedError(
        "too many wrong passwords for this account",
        why="guessing is made slow",
        mend="wait 15 minutes, or ask an administrator for a new password",
        code="web.locked-out",
    )
    return render(request, "fault.html", {"error": error, "status": 429}, status=429)
