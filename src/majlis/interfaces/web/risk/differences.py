"""Looking at runs again: why two differ, and whether one comes out the same. A worker does it, pages show it."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext

from majlis.adapters.records.runs.work import State, Work
from majlis.adapters.worker.checks import DIFF, REPLAY, difference_of
from majlis.interfaces.web.asking import world_of
from majlis.interfaces.web.risk.reading import Assessed
from majlis.kernel.errors import IntegrityError, NotFoundError
from majlis.risk.difference import Difference


@dataclass(frozen=True, slots=True)
class Looked:
    """How far a look at a run is.

    Attributes
    ----------
    text : str
        In a sentence.
    good, bad : bool
        Whether it ended well or badly; neither while it lasts.
    address : str
        Where its progress is shown, while it lasts or after it failed.
    """

    text: str
    good: bool = False
    bad: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """Why two runs differ, as far as that is known.

    Attributes
    ----------
    difference : Difference or None
        None until it was computed.
    looked : Looked or None
        The work that computes it; None where nobody asked, or it is known.
    """

    difference: Difference | None = None
    looked: Looked | None = None


def why(request: HttpRequest, before: Assessed, after: Assessed) -> Why:
    """Return why two runs differ, as far as that is known."""
    world = world_of(request)
    for work in _checks(request, after, DIFF):
        if work.order.command.get("before") != before.id:
            continue
        if work.state is not State.DONE:
            return Why(looked=_looked(work))
        try:
            return Why(difference_of(world.vault, work.result_sha256))
        except (NotFoundError, IntegrityError):
            continue
    return Why()


def replay_of(request: HttpRequest, one: Assessed) -> Looked | None:
    """Return what is known of a run's replay; None where nobody asked for one."""
    found = _checks(request, one, REPLAY)
    if not found:
        return None
    work = found[0]
    if work.state is not State.DONE:
        return _looked(work)
    when = localtime(work.ended_at).strftime("%Y-%m-%d") if work.ended_at else ""
    told = {"day": when, "hash": work.result_sha256[:12]}
    if work.result_sha256 == one.run.result_sha256:
        return Looked(gettext("Computed again on %(day)s: the same, %(hash)s.") % told, good=True)
    return Looked(gettext("Computed again on %(day)s: DIFFERENT, %(hash)s.") % told, bad=True)


def _checks(request: HttpRequest, one: Assessed, act: str) -> tuple[Work, ...]:
    from majlis.adapters.records.runs import made

    return made.checks(world_of(request).records, one.work.order.nation, one.id, act)


def _looked(work: Work) -> Looked:
    address = reverse("risk-work", args=[work.order.nation, work.code])
    if work.state is State.FAILED and work.fault is not None:
        return Looked(f"{work.fault.what[:1].upper()}{work.fault.what[1:]}.", bad=True, address=address)
    words = {
        State.QUEUED: gettext("A worker will compute it."),
        State.RUNNING: gettext("A worker computes it."),
        State.CANCELLED: gettext("It was cancelled."),
    }
    return Looked(words.get(work.state, gettext("It failed.")), address=address)
