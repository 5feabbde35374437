"""Errors as ``application/problem+json`` (RFC 9457): the same words as everywhere, and a number for programs."""

import json
import logging
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel, ConfigDict, Field

from majlis.adapters.upkeep.trouble import from_database
from majlis.interfaces.api.commands import WrongCommandError
from majlis.interfaces.fields import fields_of
from majlis.interfaces.parcels import TooMuchError
from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.faults import status_of
from majlis.kernel.errors import FAULTS_SHOWN, Fault, IntegrityError, MajlisError

KIND = "application/problem+json"
TITLES = {
    202: "It waits for a second person",
    400: "The act refuses this input",
    401: "Who asks is not known",
    403: "This is not permitted",
    404: "There is no such thing",
    405: "This address knows no such method",
    406: "The answer comes as JSON only",
    409: "It does not fit what is there",
    413: "It is too large",
    415: "The body must be JSON",
    422: "These values make no command",
    429: "Too many requests",
    500: "Something went wrong",
    503: "It cannot be done at this moment",
}
"""Status to title: what each kind of problem is called, always alike."""
BUSY = frozenset({"records.locked", "records.busy", "records.unreachable"})
"""Troubles of the database that pass."""
_log = logging.getLogger("majlis.api")


class ProblemFault(BaseModel):
    """One thing that is wrong."""

    model_config = ConfigDict(extra="forbid")

    code: str
    what: str
    where: str = Field(description="Field of the command, or another place; empty where there is none.")
    why: str
    mend: str


class Problem(BaseModel):
    """A problem, as RFC 9457 describes it, with all that is wrong."""

    model_config = ConfigDict(extra="forbid")

    type: str = Field(description="urn:majlis:error:CODE; the codes are stable.")
    title: str = Field(description="What kind of problem it is.")
    status: int
    detail: str = Field(description="What is wrong, in words.")
    instance: str = Field(description="The address that was asked.")
    faults: tuple[ProblemFault, ...] = Field(description="All that is wrong, at most 50, in reading order.")


@dataclass(frozen=True)
class Refusal(Exception):  # noqa: N818 - it is said, not thrown at anybody
    """A refusal of the interface itself: a status, the fault, and headers that go with it."""

    status: int
    fault: Fault
    headers: Mapping[str, str] = field(default_factory=dict)


def answer(request: HttpRequest, error: Exception, command: type[BaseModel] | None = None) -> HttpResponse:
    """Return the problem that stands for an error.

    Parameters
    ----------
    request : HttpRequest
    error : Exception
        What nobody foresaw is told without its content, and noted in the log with its place only.
    command : type, optional
        Whose fields ``option --by`` and ``argument NATION`` mean.
    """
    if isinstance(error, Refusal):
        return _problem(request, error.status, (error.fault, (error.fault,)), error.headers)
    if isinstance(error, TooMuchError):
        return _problem(request, 413, (error.fault, (error.fault,)), {})
    if isinstance(error, RequestDataTooBig):
        fault = Fault("api.too-large", "the body is too large", mend="send a file to /api/v1/uploads, and name it")
        return _problem(request, 413, (fault, (fault,)), {})
    known = error if isinstance(error, MajlisError) else from_database(error)
    if known is None:
        _note(error)
        known = IntegrityError(
            "something went wrong that should not have",
            why="the failure was noted in the log, without its content",
            mend="try again; if it comes back, tell the administrator the time and what was asked",
            code="api.broken",
        )
    faults = tuple(_at_field(fault, command) for fault in known.faults)
    status = _status(known)
    headers = {"Retry-After": "2"} if status == 503 else {}  # noqa: PLR2004 - RFC 9110
    return _problem(request, status, (_at_field(known.fault, command), faults), headers)


def _status(error: MajlisError) -> int:
    if isinstance(error, WrongCommandError):
        return 422
    return 503 if error.fault.code in BUSY else status_of(error)


def _at_field(fault: Fault, command: type[BaseModel] | None) -> Fault:
    """Name the field of the command where a fault names an option of the command line."""
    if command is None:
        return fault
    fields = fields_of(command)
    name = next((name for name, one in fields.items() if fault.where in {one.place, one.label}), "")
    return Fault(fault.code, fault.what, name or fault.where, fault.why, fault.mend)


def _problem(
    request: HttpRequest, status: int, told: tuple[Fault, tuple[Fault, ...]], headers: Mapping[str, str]
) -> HttpResponse:
    head, faults = told
    clean = asking(request).without_places
    parts = [clean(part) for part in (head.what, head.why, head.mend) if part]
    problem: dict[str, Any] = {
        "type": f"urn:majlis:error:{head.code}",
        "title": TITLES.get(status, "It was refused"),
        "status": status,
        "detail": " ".join(f"{part[:1].upper()}{part[1:].rstrip('.')}." for part in parts),
        "instance": request.path[:500],
        "faults": [
            {"code": one.code, **{name: clean(getattr(one, name)) for name in ("what", "where", "why", "mend")}}
            for one in faults[:FAULTS_SHOWN]
        ],
    }
    body = json.dumps(problem, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return HttpResponse(body, status=status, content_type=KIND, headers=dict(headers))


def _note(error: Exception) -> None:
    """Note where a failure came from: its kind and the lines of the program, no value."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    lines = " < ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in reversed(frames))
    _log.error("%s at %s", type(error).__name__, lines)
