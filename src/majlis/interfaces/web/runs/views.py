"""Runs and work of a nation: what was computed, what waits, what failed, and what looked at runs again."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from majlis.adapters.records.runs.work import Work
from majlis.interfaces.web.asking import world_of
from majlis.interfaces.web.risk.reading import need
from majlis.interfaces.web.risk.views import lines_of
from majlis.interfaces.web.sheets import Sheet, download
from majlis.kernel.marking import Marking, join_all

_PER_PAGE, _MOST = 50, 2_000


def index(request: HttpRequest, nation: str) -> HttpResponse:
    """List the newest work of a nation, whatever became of it."""
    need(request, "run.read")
    from majlis.adapters.records.runs import made

    after = request.GET.get("after", "")
    found = made.every(world_of(request).records, nation, last=_PER_PAGE + 1, after=after)
    shown = {
        "title": gettext("Runs and work"),
        "lines": list(zip(found, lines_of(found[:_PER_PAGE], request), strict=False)),
        "next": found[_PER_PAGE - 1].code if len(found) > _PER_PAGE else "",
    }
    return render(request, "risk/runs.html", shown)


def table(request: HttpRequest, nation: str, form: str) -> HttpResponse:
    """Give the list as a file."""
    need(request, "run.read")
    from majlis.adapters.records.runs import made

    found = made.every(world_of(request).records, nation, last=_MOST)
    columns = ("work", "act", "state", "asked at", "by", "draws", "years", "seed", "run", "result", "fault", "marking")
    marking = str(join_all([Marking.parse(work.order.marking) for work in found])) if found else ""
    synthetic = any(work.order.synthetic for work in found)
    return download(request, Sheet(f"{nation}-runs", columns, _rows(found), marking, synthetic=synthetic), form)


def _rows(found: tuple[Work, ...]) -> Iterator[tuple[Any, ...]]:
    for work in found:
        command = work.order.command
        yield (
            work.code,
            work.order.act,
            work.state.value,
            work.queued_at.isoformat(timespec="seconds"),
            work.requested_by,
            command.get("draws"),
            command.get("years"),
            command.get("seed"),
            work.vault_run,
            work.result_sha256,
            work.fault.what if work.fault else "",
            work.order.marking,
        )
