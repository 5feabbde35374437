"""Perform an act that was asked for over HTTP: limits, command, act, answer."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from math import ceil
from pathlib import Path
from typing import Self

from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel

from majlis.acts.act import Result
from majlis.acts.settings import value_of
from majlis.interfaces.api.answers import Timing, document, respond
from majlis.interfaces.api.commands import command_of, command_of_query
from majlis.interfaces.api.limits import Limits
from majlis.interfaces.api.noting import noted
from majlis.interfaces.api.offers import Kind, Offer
from majlis.interfaces.api.problems import Refusal, answer
from majlis.interfaces.parcels import Parcel, Parcels, pieces
from majlis.interfaces.web.asking import Asking, asking, settings_in_force
from majlis.kernel.errors import Fault
from majlis.reference.roles import SENSITIVE

LONG_PLACES = 2
"""So many long acts are done at one time on this machine; whoever comes then is asked to wait."""
DEFAULTS: dict[Kind, str] = {"read": "600", "write": "120", "long": "12"}
"""Requests in a minute, for each person."""


def perform(request: HttpRequest, offer: Offer) -> HttpResponse:
    """Perform an act, and answer with its result or with the problem."""
    asked = asking(request)
    try:
        count(asked, offer.kind)
        _negotiate(request)
        command = None if offer.act.machine else _command(request, offer, asked)
        with _place(asked, offer), noted(asked, offer.entry.name) as ending:
            return _perform(request, offer, asked, command, ending)
    except Exception as error:  # noqa: BLE001 - whatever it is, a program is told in the same form
        return answer(request, error, offer.wire)


def _perform(
    request: HttpRequest, offer: Offer, asked: Asking, command: BaseModel | None, ending: Callable[[Result], None]
) -> HttpResponse:
    _confirm(request, offer)
    started, ticks = datetime.now(UTC), time.perf_counter()
    world = asked.world_with_desk() if _files(offer) else asked.world
    result: Result = offer.act(command or offer.act.command.model_construct(), world)
    ending(result)
    timing = Timing(started, time.perf_counter() - ticks)
    own = parcels(asked)
    files: tuple[Parcel, ...] = tuple(own.keep("downloads", path) for path in asked.made())
    response = respond(request, document(offer, result, timing, files))
    if offer.queued and (work := getattr(result, "work", "")):
        response.status_code = 202
        response.headers["Location"] = f"/api/v1/run/show?run={work}"
        response.headers["Retry-After"] = "5"
    return response


def _command(request: HttpRequest, offer: Offer, asked: Asking) -> BaseModel:
    own = parcels(asked)

    def fetch(name: str) -> Path:
        found = own.find("uploads", name)
        return asked.lay(found.path.name, pieces(found.path))

    context = {"fetch": fetch, "desk": lambda: asked.desk}
    if request.method == "GET":
        return command_of_query(offer.wire, request.GET, context)
    kind = request.content_type or ""
    if request.body and kind != "application/json":
        fault = Fault("api.content-type", "the body is not sent as JSON", mend="send Content-Type: application/json")
        raise Refusal(415, fault, {"Accept-Post": "application/json"})
    return command_of(offer.wire, request.body, context)


def count(asked: Asking, kind: Kind) -> None:
    """Count a request against the limit of who asks.

    Raises
    ------
    Refusal
        If it is one too many; it says when the next may come.
    """
    limit = int(value_of(settings_in_force(), f"api_{kind}", DEFAULTS[kind]))
    if seconds := Limits(asked.home).wait(f"{kind} {asked.actor.name}", limit, time.time()):
        fault = Fault(
            "api.too-many",
            f"these were more than {limit:,} requests of this kind in a minute",
            mend=f"wait {ceil(seconds)} s, then ask again",
        )
        raise Refusal(429, fault, {"Retry-After": str(ceil(seconds))})


def parcels(asked: Asking) -> Parcels:
    """Return the files of who asks."""
    return Parcels(asked.home, asked.actor.name, int(value_of(settings_in_force(), "api_megabytes", "500")))


def _negotiate(request: HttpRequest) -> None:
    if not request.accepts("application/json"):
        fault = Fault("api.accept", "the answer comes as JSON", mend="send Accept: application/json")
        raise Refusal(406, fault)


def _place(asked: Asking, offer: Offer) -> AbstractContextManager[object]:
    return _LongPlace(asked) if offer.kind == "long" and not offer.queued else nullcontext()


class _LongPlace(AbstractContextManager["_LongPlace"]):
    """A place among the long acts of this machine."""

    def __init__(self, asked: Asking) -> None:
        self._slot = Limits(asked.home).slot(LONG_PLACES)

    def __enter__(self) -> Self:
        if not self._slot.__enter__():
            self._slot.__exit__(None, None, None)
            fault = Fault(
                "api.busy",
                f"{LONG_PLACES} long acts are being done already",
                why="the machine does no more at one time",
                mend="ask again in some seconds",
            )
            raise Refusal(503, fault, {"Retry-After": "5"})
        return self

    def __exit__(self, *error: object) -> None:
        self._slot.__exit__(None, None, None)


def _confirm(request: HttpRequest, offer: Offer) -> None:
    """Demand that who has signed in did so a moment ago, where an act is sensitive; no token ever holds such a one."""
    if asking(request).scopes is not None or offer.act.permission not in SENSITIVE:
        return
    from majlis.interfaces.web.account.step_up import must_confirm

    if must_confirm(request, offer.act.permission) is not None:
        fault = Fault(
            "api.confirm",
            "this needs your password again",
            why="the last time is more than 5 minutes ago",
            mend="confirm it at /account/reauthenticate/, then ask again",
        )
        raise Refusal(403, fault)


def _files(offer: Offer) -> bool:
    return offer.wire is not offer.act.command
