"""Long work on a nation that a page leaves to the worker: send it, watch it, and tell what came of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from majlis.acts.nation.queue import QueueCommand, queue
from majlis.adapters.records.runs.work import State, Work, span
from majlis.adapters.worker.answers import Answer, answer_of
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.nations.permits import demand
from majlis.interfaces.web.nations.telling import said, tell_edited_rows, tell_published
from majlis.interfaces.web.tags import count
from majlis.kernel import errors
from majlis.kernel.errors import Fault, MajlisError

AT_ONCE = 12_000
"""Rows of a draft, or of a version, that a page may read while somebody waits: about 300 ms. More go to the worker."""
_IDLE_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is left to the worker.

    Attributes
    ----------
    what : str
        ``check``, ``compare``, ``publish``, ``import`` or ``undo``.
    values : mapping
        Of the act's command.
    key : str
        Stands for what is asked, in which state, in whose view.
    back : str
        Address of the page that shows the answer.
    desk : str
        Folder, below the data folder, of a file that was sent.
    """

    what: str
    values: Mapping[str, Any]
    key: str
    back: str = ""
    desk: str = ""


def send(request: HttpRequest, nation: str, wanted: Wanted) -> Work:
    """Leave it to the worker, and return the work; while the same is under way, that one."""
    from majlis.adapters.records.runs import errands

    world = world_of(request)
    values = json.dumps(dict(wanted.values))
    command = QueueCommand.model_validate(
        {"nation": nation, "what": wanted.what, "values": values, "key": wanted.key, "desk": wanted.desk}
        | {"back": wanted.back}
    )
    return errands.sent(world.records, queue(command, world).work)


def asked(request: HttpRequest, nation: str, wanted: Wanted) -> "Answer | Work":
    """Return what the worker answered; the work, as long as it has not or where it failed. Sent where it never was."""
    from majlis.adapters.records.runs import errands

    there = errands.newest(world_of(request).records, wanted.key)
    if there is None:
        return send(request, nation, wanted)
    if there.state is not State.DONE:
        return there
    answer = answered(request, there)
    return send(request, nation, wanted) if answer is None else answer


def answered(request: HttpRequest, work: Work) -> Answer | None:
    """Return what work answered; None where it has not, or the answer is gone."""
    return answer_of(asking(request).home, work.code, work.result_sha256) if work.state is State.DONE else None


def result_of(answer: Answer) -> Any:  # noqa: ANN401 - of any act
    """Return the result that an answer holds.

    Raises
    ------
    MajlisError
        Why the act was refused, as the act itself would.
    """
    if "result" in answer:
        return answer["result"]
    kinds = {"PermissionDeniedError", "NotFoundError", "ConflictError", "InputError"}
    kind: type[MajlisError] = getattr(errors, answer["kind"]) if answer["kind"] in kinds else MajlisError
    code, what, where, why, mend = answer["fault"]
    raise kind(what, where=where, why=why, mend=mend, code=code, faults=faults_of(answer))


def faults_of(answer: Answer) -> list[Fault]:
    """Return every fault that an answer names."""
    return [Fault(*parts) for parts in answer.get("faults", ())]


def wait(request: HttpRequest, work: Work, *, poll: str = "") -> HttpResponse:
    """Show how far work has come: as a piece that asks again by itself, or as a page.

    Parameters
    ----------
    request : HttpRequest
    work : Work
    poll : str, optional
        Address that the piece asks. Default: that of the work, which leads to the answer when it is there.
    """
    shown = {**line_of(request, work), "poll": poll or _address("nation-work", work)}
    if getattr(request, "htmx", False):
        return render(request, "nations/waiting.html", shown)
    return render(request, "nations/waiting_page.html", shown)


def _address(name: str, work: Work) -> str:
    return reverse(name, kwargs={"nation": work.order.nation, "code": work.code})


def line_of(request: HttpRequest, work: Work) -> dict[str, Any]:
    """Return work as a page tells of it."""
    from majlis.adapters.records import runs

    world = world_of(request)
    now = world.now()
    before = runs.before(world.records, work) if work.state is State.QUEUED else 0
    waited = (now - work.queued_at).total_seconds()
    return {
        "title": _title(work.order.act),
        "told": _told(work, before),
        "left": span(left) if (left := work.measure.left(now)) and work.state is State.RUNNING else "",
        "share": round(100 * work.measure.share) if work.measure.total else None,
        "ended": work.state.ended,
        "fault": work.fault,
        "code": work.code,
        "again": _address("nation-work-again", work) if work.state in {State.FAILED, State.CANCELLED} else "",
        "idle": work.state is State.QUEUED and waited > _IDLE_SECONDS and not before,
    }


def _title(act: str) -> str:
    return {
        "nation check": gettext("Checking the draft"),
        "nation compare": gettext("Comparing"),
        "nation publish": gettext("Publishing the draft"),
        "nation import": gettext("Taking the file in"),
        "nation show": gettext("Reading the version"),
        "nation undo": gettext("Taking a revision back"),
        "threat rates": gettext("Counting what was reported"),
    }[act]


def _told(work: Work, before: int) -> str:
    if work.state is State.QUEUED:
        if not before:
            return gettext("It waits for the worker. This page goes on by itself.")
        return gettext("It waits: %(n)s before it.") % {"n": count(before)}
    if work.state is State.RUNNING:
        if work.silent:
            return gettext("Its worker is silent; another one will take it over.")
        return gettext("The worker is at it. This page goes on by itself.")
    words = {State.FAILED: gettext("It failed."), State.CANCELLED: gettext("It was cancelled.")}
    return words.get(work.state, gettext("It is done."))


def watch(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show how far work has come; once it is done, tell what came of it and lead to the page that shows it."""
    demand(request, "nation.read")
    from majlis.adapters.records.runs import errands

    work = errands.sent(world_of(request).records, code)
    if work.state is not State.DONE:
        return wait(request, work)
    address = _arrived(request, nation, work)
    return HttpResponseClientRedirect(address) if getattr(request, "htmx", False) else redirect(address)


def _arrived(request: HttpRequest, nation: str, work: Work) -> str:
    """Tell what came of work, and return the address to go on at."""
    back, act = str(work.order.command["back"]), work.order.act
    inside = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/")
    address = back if inside else reverse("nation", kwargs={"nation": nation})
    answer = answered(request, work)
    if answer is None or act in {"nation check", "nation compare", "nation import", "nation show"}:
        return address
    if "result" not in answer:
        messages.error(request, said(Fault(*answer["fault"])))
        wrong = answer["fault"][0] == "nation.errors"
        return reverse("nation-checks", kwargs={"nation": nation}) if wrong else address
    done = answer["result"]
    if act == "nation publish":
        tell_published(request, done["version"], new=done["new"])
    else:
        tell_edited_rows(request, gettext("Undone."), nation, (done["revision"], done["rows"]))
        for remark in done["remarks"]:
            messages.warning(request, remark)
    return address


@require_POST
def again(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Ask the worker once more for what failed or was cancelled."""
    demand(request, "nation.read")
    from majlis.adapters.records.runs import errands

    old = errands.sent(world_of(request).records, code)
    told = old.order.command
    what = old.order.act.removeprefix("nation ")
    wanted = Wanted(what, told["values"], told["key"], told["back"], told["desk"])
    return redirect("nation-work", nation=nation, code=send(request, nation, wanted).code)
