"""The page of one report, and what is done with it."""

import contextlib
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, tzinfo
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from pydantic import ValidationError

from majlis.acts.act import Act
from majlis.acts.report.alike import AlikeCommand, alike
from majlis.acts.report.answer import AnswerCommand, answer
from majlis.acts.report.ask import AskCommand, ask
from majlis.acts.report.attach import AttachCommand, attach
from majlis.acts.report.close import CloseCommand, close
from majlis.acts.report.discard import DiscardCommand, discard
from majlis.acts.report.feedback import FeedbackCommand, feedback
from majlis.acts.report.incident import IncidentCommand, incident
from majlis.acts.report.merge import MergeCommand
from majlis.acts.report.merge import merge as merge_act
from majlis.acts.report.note import NoteCommand, note
from majlis.acts.report.reopen import ReopenCommand, reopen
from majlis.acts.report.route import RouteCommand, route
from majlis.acts.report.show import FileLine, MessageLine, ShowCommand
from majlis.acts.report.show import show as show_act
from majlis.acts.report.unmerge import UnmergeCommand, unmerge
from majlis.acts.report_lines import StateResult
from majlis.evidence.reporting.enclosures import KNOWN, megabytes
from majlis.evidence.reporting.sections import sections
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.here import here
from majlis.interfaces.web.reports.enclosing import offered
from majlis.interfaces.web.reports.shown import Running, Shown, dated, facts_told, moment, stage_name
from majlis.kernel.errors import ConflictError, InputError, MajlisError, NotFoundError

SAYINGS: Mapping[str, tuple[Act[Any, Any], type[Any]]] = {
    "answer": (answer, AnswerCommand),
    "question": (ask, AskCommand),
    "intermediate": (ask, AskCommand),
    "feedback": (feedback, FeedbackCommand),
    "note": (note, NoteCommand),
}
DEEDS: Mapping[str, tuple[Act[Any, Any], type[Any], tuple[str, ...]]] = {
    "close": (close, CloseCommand, ()),
    "reopen": (reopen, ReopenCommand, ()),
    "attach": (attach, AttachCommand, ("operator",)),
    "detach": (attach, AttachCommand, ()),
    "show": (route, RouteCommand, ("organisation", "because")),
    "hide": (route, RouteCommand, ("organisation",)),
    "incident": (incident, IncidentCommand, ("join", "marking")),
    "leave": (incident, IncidentCommand, ()),
    "unmerge": (unmerge, UnmergeCommand, ()),
    "discard": (discard, DiscardCommand, ("number",)),
    "restore": (discard, DiscardCommand, ("number",)),
}
_UNDO = {"attach": "detach", "incident": "leave", "close": "reopen", "discard": "restore"}
_BESIDES = {"hide": {"off": True}, "leave": {"off": True}, "restore": {"undo": True}}
"""What a deed says without being asked."""


def show(request: HttpRequest, code: str) -> HttpResponse:
    """Show a report as far as the person may see it."""
    world = world_of(request)
    result = show_act(ShowCommand(code=code), world)
    records = world.records
    from majlis.adapters.records.people import accounts
    from majlis.adapters.records.reports import heads

    actor = asking(request).actor
    works = result.works and bool({"report.work", "*"} & actor.permissions)
    mine = result.report.operator in actor.reader.organisations and result.report.operator != ""
    head = heads.find(records, code)
    set_clock(request, result.report.nation, head.zone)
    told = {
        "title": result.report.title or code,
        "result": result,
        "report": Shown(result.report),
        "clocks": [Running(one) for one in result.clocks],
        "works": works,
        "mine": mine,
        "may_say": works or mine,
        "facts": facts_told(result.facts),
        "sections": dated(result.sections),
        "files": [_file(it) for it in result.files if not it.removed],
        "files_out": [_file(it) for it in result.files if it.removed],
        "thread": dated(_signed(result.thread, {it.code: it.name for it in accounts.organisations(records)})),
        "filings": [(one, stage_name(one.stage), facts_told(one.facts), moment(one.at)) for one in result.filings],
        "readers": [one for one in result.readers if not one.until],
        "past": [(one, moment(one.until)) for one in result.readers if one.until],
        "alike": alike(AlikeCommand(code=code), world).reports if works else (),
        "zone": str(head.zone),
        "joined": head.joined,
        "synthetic": result.synthetic,
        **offered(KNOWN),
        **(_choices(request, result.report.nation) if works else {}),
    }
    return render(request, "reports/one.html", told)


def _signed(thread: Iterable[MessageLine], names: Mapping[str, str]) -> list[MessageLine]:
    """Return what was said, signed with the names of organisations."""
    return [one.model_copy(update={"of": names.get(one.of, one.of)}) for one in thread]


def _file(one: FileLine) -> tuple[FileLine, str, str, datetime | None]:
    """Return a file as the page shows it: with its section, its size, and when it came or was taken out."""
    return one, sections()[one.section].name, megabytes(one.size), moment(one.removed or one.at)


def set_clock(request: HttpRequest, nation: str, zone: tzinfo) -> None:
    """Tell times on the clock of a report's nation, and name the nation where the person may see it."""
    timezone.activate(zone)
    with contextlib.suppress(NotFoundError):
        here(request, nation)


def _choices(request: HttpRequest, nation: str) -> dict[str, object]:
    records = world_of(request).records
    from majlis.adapters.records import nations
    from majlis.adapters.records.incidents import lists
    from majlis.adapters.records.people import accounts

    there = [one for one in accounts.organisations(records) if not one.closed]
    seen = nations.exists(records, nation)
    recent = lists.page(records, nation, lists.Wanted(closed=False, most=30))[0] if seen else ()
    return {
        "operators": [one for one in there if one.kind == "operator"],
        "authorities": [one for one in there if one.kind != "operator"],
        "incidents": [(one.code, f"{one.code} · {one.day} · {one.title}") for one in recent],
    }


@require_POST
def say(request: HttpRequest, code: str) -> HttpResponse:
    """Ask, answer, give feedback, or note."""
    kind = str(request.POST.get("kind", ""))
    if kind not in SAYINGS:
        raise InputError("nothing of that kind can be said", mend="load the page anew", code="report.kind")
    act, command = SAYINGS[kind]
    text = str(request.POST.get("text", "")).replace("\r\n", "\n")
    besides = {"intermediate": True} if kind == "intermediate" else {}
    return _performed(request, code, lambda: act(command(code=code, text=text, **besides), world_of(request)))


@require_POST
def do(request: HttpRequest, code: str) -> HttpResponse:
    """Close, reopen, attach, show to another organisation, make an incident, and the ways back."""
    deed = str(request.POST.get("deed", ""))
    if deed not in DEEDS:
        raise InputError("nothing of that kind can be done", mend="load the page anew", code="report.deed")
    act, command, names = DEEDS[deed]
    values: dict[str, object] = {name: str(request.POST.get(name, "")) for name in names}
    values |= _BESIDES.get(deed, {})
    if deed == "attach" and not values["operator"]:
        raise InputError("no operator is named", mend="choose one", code="report.no-operator")
    return _performed(
        request, code, lambda: act(command.model_validate({"code": code, **values}), world_of(request)), _UNDO.get(deed)
    )


def _performed(
    request: HttpRequest, code: str, perform: Callable[[], StateResult], undo: str | None = None
) -> HttpResponse:
    """Perform an act and go back to the report; say there what was done, or why not."""
    try:
        said = perform().said
    except (ConflictError, InputError) as error:
        messages.error(request, _told(error))
    except ValidationError:
        messages.error(request, _("Nothing was sent: write something first, and not too much."))
    else:
        way = format_html(' <a href="#undo-{}">{}</a>', undo, _("Undo")) if undo else ""
        messages.success(request, format_html("{}{}", said, way))
    return redirect("report-one", code=code)


def _told(error: MajlisError) -> str:
    fault = error.fault
    return " ".join(f"{part[:1].upper()}{part[1:].rstrip('.')}." for part in (fault.what, fault.why) if part)


def merge(request: HttpRequest, code: str, into: str) -> HttpResponse:
    """Show what two reports say differently; merge them when that is confirmed."""
    world = world_of(request)
    if request.method == "POST":
        merge_act(MergeCommand(code=code, into=into), world)
        said = _("%(one)s is merged into %(other)s.") % {"one": code, "other": into}
        messages.success(request, format_html('{} <a href="#undo-unmerge">{}</a>', said, _("Undo")))
        return redirect("report-one", code=code)
    result = merge_act(MergeCommand(code=code, into=into, preview=True), world)
    both = [show_act(ShowCommand(code=name), world) for name in (code, into)]
    told = {
        "title": _("One event, two reports?"),
        "result": result,
        "both": [Shown(one.report) for one in both],
        "synthetic": result.synthetic,
    }
    return render(request, "reports/merge.html", told)
