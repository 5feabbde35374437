"""Failures that nobody foresaw, in the log: what kind of error and where in the code, no word of what it was about."""

import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType

from django.http import HttpRequest

import majlis
from majlis.acts.settings import value_of
from majlis.adapters.upkeep.log import Log
from majlis.interfaces.web.asking import asking, settings_in_force

_FRAMES = 6
"""So many of the innermost places are told."""


def note(sender: object, request: HttpRequest | None = None, **named: object) -> None:  # noqa: ARG001 - a signal's shape
    """Note the error that is being handled. It is a receiver of Django's ``got_request_exception``."""
    kind, _, trace = sys.exc_info()
    settings = settings_in_force()
    found = asking(request) if request is not None else None
    folder = asking(HttpRequest()).home / "logs"
    facts = {
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "act": "web",
        "actor": found.actor.name if found else "",
        "view": _view(request),
        "outcome": "crashed",
        "code": kind.__name__ if kind else "",
        "where": places(trace),
        "majlis": majlis.__version__,
    }
    Log(folder, value_of(settings, "log", "file"), int(value_of(settings, "log_megabytes", "10"))).write(facts)


def _view(request: HttpRequest | None) -> str:
    """Return the name of the address, without what was asked for."""
    match = getattr(request, "resolver_match", None)
    return str(match.view_name or "") if match else ""


def places(trace: TracebackType | None) -> list[str]:
    """Return the innermost places of a traceback as ``module.py:line``."""
    frames = traceback.extract_tb(trace)[-_FRAMES:]
    return [f"{'/'.join(frame.filename.rsplit('/', 3)[1:])}:{frame.lineno}" for frame in frames]
