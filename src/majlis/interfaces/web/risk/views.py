"""Assessments: the list, a new one, its progress, and what may be done with it meanwhile."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect
from pydantic import BaseModel

from majlis.acts.risk.assess import AssessCommand, assess
from majlis.acts.run.cancel import CancelCommand, cancel
from majlis.acts.run.retry import RetryCommand, retry
from majlis.adapters.records.runs.work import State, Work, span
from majlis.adapters.worker.checks import DIFF, REPLAY
from majlis.briefing.words import chance_range, count, one_in
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.forms import ActForm
from majlis.interfaces.web.risk.reading import need, newest
from majlis.kernel.errors import MajlisError, NotFoundError, PermissionDeniedError

_PER_PAGE = 25


class AssessForm(ActForm):
    """What to assess: few fields, each with a value that does for most."""

    of: ClassVar[type[BaseModel]] = AssessCommand
    people = forms.CharField(
        label=_("More than so many people"),
        widget=forms.NumberInput(attrs={"min": 1, "step": 1}),
        help_text=_(
            "The question: how likely is it that more than so many people are without power, phones or water …"
        ),
    )
    hours = forms.CharField(
        label=_("… for at least so many hours"),
        widget=forms.NumberInput(attrs={"min": 1, "max": 8760, "step": 1}),
        help_text=_("24 is a day."),
    )
    as_of = forms.CharField(
        label=_("Only what was known before"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Leave it empty to use everything that is known now."),
    )
    draws = forms.CharField(
        label=_("Sets of assumptions"),
        widget=forms.NumberInput(attrs={"min": 2, "max": 10_000, "step": 1}),
        help_text=_("How often the things that we do not know are drawn anew. 100 does for a briefing."),
    )
    years = forms.CharField(
        label=_("Simulated years for each"),
        widget=forms.NumberInput(attrs={"min": 10, "max": 1_000_000, "step": 1}),
        help_text=_("More years make rare events clearer and take longer. 1,000 does for a briefing."),
    )
    seed = forms.CharField(
        label=_("Seed"),
        widget=forms.NumberInput(attrs={"min": 0, "step": 1}),
        help_text=_("The same seed and the same inputs give the same result, on any machine."),
    )

    @classmethod
    def start(cls) -> dict[str, object]:
        """Return the values that stand in the fields at first."""
        names = ("people", "hours", "draws", "years", "seed")
        return {name: AssessCommand.model_fields[name].default for name in names}


def index(request: HttpRequest, nation: str) -> HttpResponse:
    """List the assessments of a nation, newest first, and the work that is to make others."""
    need(request, "run.read")
    from majlis.adapters.records.runs import made

    records = world_of(request).records
    after = request.GET.get("after", "")
    older_than = made.made_one(records, nation, after) if after else None
    found = made.made(records, nation, last=_PER_PAGE + 1, older_than=older_than)
    latest = newest(request, nation) if not after else None
    shown = {
        "title": gettext("National risk"),
        "lacking": "" if found else _lacking(request, nation),
        "works": found[:_PER_PAGE],
        "next": found[_PER_PAGE - 1].vault_run if len(found) > _PER_PAGE else "",
        "going": lines_of(made.going(records, nation, last=10), request) if not after else [],
        "latest": latest,
        "chance": one_in(latest.result.headline.chance.mean) if latest else "",
        "range": chance_range(latest.result.headline.chance.low, latest.result.headline.chance.high) if latest else "",
    }
    return render(request, "risk/index.html", shown)


def start(request: HttpRequest, nation: str) -> HttpResponse:
    """Ask for an assessment; a worker makes it."""
    need(request, "risk.run")
    asked = asking(request)
    fixed: dict[str, object] = {"nation": nation, "queue": True}
    if request.method == "POST":
        form = AssessForm(asked, fixed, data=request.POST)
        if form.is_valid():
            try:
                work = assess(form.command, asked.world_with_desk()).work  # type: ignore[arg-type]
                return redirect("risk-work", nation, work)
            except PermissionDeniedError:
                raise
            except MajlisError as error:
                form.take(error)
    else:
        form = AssessForm(asked, fixed, initial=AssessForm.start())
    shown = {
        "form": form,
        "title": gettext("Assess the national risk"),
        "lacking": _lacking(request, nation),
        "today": date.today(),  # noqa: DTZ011 - a hint
    }
    return render(request, "risk/start.html", shown, status=400 if form.errors else 200)


def _lacking(request: HttpRequest, nation: str) -> str:
    """Return what an assessment needs and is not there yet, ``version`` or ``evidence``; empty where nothing lacks."""
    records = world_of(request).records
    from majlis.adapters.records import evidence
    from majlis.adapters.records.nations import versions

    if not versions.versions(records, nation):
        return "version"
    return "" if evidence.entries(records, nation) else "evidence"


def work(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show how far work has come; once it is done, its result."""
    need(request, "run.read")
    found = _work(request, nation, code)
    if found.state is State.DONE:
        to = redirect(answer_of(found))
        return HttpResponseClientRedirect(to.url) if request.htmx else to  # type: ignore[attr-defined]
    shown = {"work": lines_of((found,), request)[0], "title": _title(found), "code": found.code}
    if request.htmx:  # type: ignore[attr-defined]  # of django_htmx
        return render(request, "risk/progress.html", shown)
    return render(request, "risk/work.html", shown)


def answer_of(found: Work) -> str:
    """Return the address where the answer of work that is done stands."""
    nation, command = found.order.nation, found.order.command
    if found.order.act == DIFF:
        return f"{reverse('risk-compare', args=[nation])}?before={command['before']}&after={command['run']}#change"
    run = command["run"] if found.order.act == REPLAY else found.vault_run
    return reverse("risk-run", args=[nation, run]) + ("#verify" if found.order.act == REPLAY else "")


def _title(found: Work) -> str:
    words = {REPLAY: gettext("Computing a run again"), DIFF: gettext("Computing why two runs differ")}
    return words.get(found.order.act, gettext("Assessment"))


@require_POST
def stop(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Cancel work."""
    found = _work(request, nation, code)
    answer = cancel(CancelCommand(code=found.code), world_of(request))
    if answer.work.state == "cancelled":
        messages.success(request, gettext("It is cancelled. You can start it again."))
    else:
        messages.info(request, gettext("It is asked to stop, and does at its next step."))
    return redirect("risk-work", nation, found.code)


@require_POST
def again(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Queue work that failed or was cancelled again."""
    found = _work(request, nation, code)
    retry(RetryCommand(code=found.code), world_of(request))
    messages.success(request, gettext("It waits in the queue again, made from the same nation, evidence and seed."))
    return redirect("risk-work", nation, found.code)


def _work(request: HttpRequest, nation: str, code: str) -> Work:
    """Return work for this nation.

    Raises
    ------
    NotFoundError
        If the person sees none, or it is for another nation.
    """
    from majlis.adapters.records import runs

    found = runs.find(world_of(request).records, code)
    if found.order.nation != nation:
        raise NotFoundError(
            f"there is no work {code[:60]!r} for {nation}",
            mend="`majlis run list` shows the queue",
            code="runs.no-work",
        )
    return found


def lines_of(works: Sequence[Work], request: HttpRequest) -> list[dict[str, Any]]:
    """Return works as a page tells of them; the queue is asked once for all."""
    from majlis.adapters.records.runs import made

    waiting = made.queued(world_of(request).records) if any(work.state is State.QUEUED for work in works) else ()
    return [_line(work, request, sum(at < work.queued_at for at in waiting)) for work in works]


def _line(found: Work, request: HttpRequest, before: int) -> dict[str, Any]:
    """Return a work as a page tells of it; so many stand before it where it is queued."""
    now, held = world_of(request).now(), asking(request).actor.permissions
    left = found.measure.left(now) if found.state is State.RUNNING else None
    ended = found.state.ended
    command = found.order.command
    return {
        "code": found.code,
        "what": _title(found),
        "answer": answer_of(found) if found.state is State.DONE else "",
        "state": found.state.value,
        "told": _told(found, before, span(left) if left is not None else ""),
        "share": round(100 * found.measure.share) if found.measure.total else None,
        "size": f"{count(int(command.get('draws', 0)))} × {count(int(command.get('years', 0)))}",
        "by": found.requested_by,
        "when": found.queued_at,
        "fault": found.fault,
        "ended": ended,
        "idle": found.state is State.QUEUED and (now - found.queued_at).total_seconds() > _IDLE_SECONDS and not before,
        "may_cancel": "run.write" in held and not ended and not found.cancel_asked,
        "may_retry": "run.write" in held and found.state in {State.FAILED, State.CANCELLED},
    }


_IDLE_SECONDS = 20


def _told(found: Work, before: int, left: str) -> str:
    if found.state is State.QUEUED:
        if not before:
            return gettext("It waits for the worker.")
        return gettext("It waits: %(n)s before it.") % {"n": count(before)}
    if found.state is State.RUNNING:
        return _running(found, left)
    words = {State.FAILED: gettext("It failed."), State.CANCELLED: gettext("It was cancelled.")}
    return words.get(found.state, gettext("It is done."))


def _running(found: Work, left: str) -> str:
    if found.silent:
        return gettext("Its worker is silent; another one will take it over.")
    if found.cancel_asked:
        return gettext("It is asked to stop.")
    done = count(found.measure.done)
    if not found.measure.total:
        return gettext("It has begun.")
    words = gettext("%(done)s of %(total)s years simulated.") % {"done": done, "total": count(found.measure.total)}
    return f"{words} {gettext('About %(left)s left.') % {'left': left}}" if left else words
