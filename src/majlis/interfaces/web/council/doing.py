"""What is done on the pages of motions, ballots and decisions with one button: ask again who it is, act, go back."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from pydantic import ValidationError

from majlis.acts.act import Act
from majlis.interfaces.judging import wrong_values
from majlis.interfaces.web.account.step_up import must_confirm
from majlis.interfaces.web.asking import world_of
from majlis.interfaces.web.labels import label_of
from majlis.kernel.errors import Fault, MajlisError, PermissionDeniedError, WaitsError

_COMMAND_LINE = re.compile(r"\bmajlis [a-z]+ [a-z]+\b|(?<!\S)--[a-z]")


def perform(
    request: HttpRequest,
    doing: Act[Any, Any],
    facts: Mapping[str, object],
    back: str,
    say: Callable[[Any], str],
) -> HttpResponse:
    """Perform an act and lead back to a page, which says what was done or what is wrong.

    Parameters
    ----------
    request : HttpRequest
    doing : Act
    facts : mapping
        Of its command; empty texts are left out.
    back : str
        Address of the page.
    say : callable
        Gives the message from the result.
    """
    if (ask := must_confirm(request, doing.permission)) is not None:
        return ask
    try:
        given = {name: value for name, value in facts.items() if value not in ("", None, [])}
        messages.success(request, say(doing(doing.command.model_validate(given), world_of(request))))
    except ValidationError as error:
        for wrong in wrong_values(error, doing.command, place=lambda _: ""):
            messages.error(request, f"{label_of(wrong.field)}: {plain(wrong.fault)}")
    except (PermissionDeniedError, WaitsError):
        raise
    except MajlisError as error:
        for fault in error.faults:
            messages.error(request, plain(fault))
    return redirect(back)


def plain(fault: Fault) -> str:
    """Return a fault as sentences of a page: none begins small, and none names a command or one of its options."""
    parts = [part.rstrip(".") for part in (fault.what, fault.why, fault.mend) if part]
    kept = [part for part in parts if not _COMMAND_LINE.search(part)]
    return " ".join(f"{part[:1].upper()}{part[1:]}." for part in kept)


def typed(request: HttpRequest, *names: str) -> dict[str, str]:
    """Return what was typed into fields, without spaces around and with the line ends of all other texts."""
    return {name: request.POST.get(name, "").replace("\r\n", "\n").strip() for name in names}
