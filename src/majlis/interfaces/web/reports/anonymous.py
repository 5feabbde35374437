"""Pages for who has no account: tell, keep the receipt, follow with number and check word, add."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django import forms as fields
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from majlis.acts.report.add import AddCommand, add
from majlis.acts.report.follow import FollowCommand, FollowResult, follow
from majlis.acts.report.send import ReceiptResult
from majlis.acts.report.tell import tell
from majlis.acts.world import Actor, World
from majlis.evidence.reporting.stages import Stage, following
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.reports import enclosing, forms, reporters
from majlis.interfaces.web.reports.limits import take_turn
from majlis.interfaces.web.reports.shown import running
from majlis.kernel.access import Reader
from majlis.kernel.errors import MajlisError

REPORTER = Actor("nobody", frozenset({"report.write"}), Reader("nobody"), remote=True)
"""Who reports without an account: sees nothing, and may tell."""


def reporting(request: HttpRequest) -> World:
    """Return the world of who reports without an account, whoever is signed in."""
    world = world_of(request)
    records = replace(world.records, reader=REPORTER.reader, actor=REPORTER.name)
    return replace(world, actor=REPORTER, opened=records)


@login_not_required
def front(request: HttpRequest) -> HttpResponse:
    """Show who is signed in the own page; anybody else the form for everybody, where a nation takes such reports."""
    if request.user.is_authenticated and {"report.write", "*"} & asking(request).actor.permissions:
        return reporters.report(request)
    world = reporting(request)
    records = world.records
    from majlis.adapters.records.reports import heads, public

    doors = public.doors(records)
    if not doors:
        return render(request, "reports/shut.html", {"title": _("Report an incident")})
    start = forms.starting(heads.zone_named(doors[0].zone), records.now())
    choices = [(door.code, door.name) for door in doors]
    if request.method == "POST":
        take_turn(request, "tell", most=10, seconds=3600)
        form = _with_nation(forms.tell_form()(asking(request), data=request.POST), choices)
        result = _taken(tell, form, world) if form.is_valid() else None
        if isinstance(result, ReceiptResult):
            return reporters.receipt_page(request, result, enclosing.take(request, world, result.code, result.word))
    else:
        form = _with_nation(forms.tell_form()(asking(request), initial=start), choices)
    told = {
        "title": _("Report an incident"),
        "form": form,
        "doors": doors,
        **enclosing.offered(),
        "synthetic": any(door.synthetic for door in doors),
    }
    return render(request, "reports/open.html", told, status=400 if form.errors else 200)


def _with_nation(form: forms.ReportForm, choices: list[tuple[str, str]]) -> forms.ReportForm:
    label = form.fields["nation"].label
    offered = reporters.nation_choices(choices)
    form.fields["nation"] = fields.ChoiceField(choices=offered, label=label, initial=offered[0][0])
    if len(choices) == 1:
        form.fields["nation"].widget = fields.HiddenInput()
    return form


def _taken(act: Any, form: forms.ReportForm, world: World) -> object:  # noqa: ANN401 - an act
    try:
        return act(form.command, world)
    except MajlisError as error:
        form.take(error)
        return None


@login_not_required
def followed(request: HttpRequest) -> HttpResponse:
    """Show how a report stands to who knows its check word, and take what is added."""
    if request.method != "POST":
        asked = {"title": _("Follow your report"), "code": request.GET.get("code", "")[:40]}
        return render(request, "reports/follow.html", asked)
    take_turn(request, "follow", most=30, seconds=600)
    code, word = str(request.POST.get("code", ""))[:40], str(request.POST.get("word", ""))[:60]
    world = reporting(request)
    try:
        result: FollowResult = follow(FollowCommand(code=code.strip().upper(), word=word.strip()), world)
    except MajlisError as error:
        wrong = {"title": _("Follow your report"), "code": code, "error": error}
        return render(request, "reports/follow.html", wrong, status=400)
    form = forms.add_form()(asking(request), stage=_next(result), fixed={"code": result.code, "word": word.strip()})
    note, faults = "", tuple[str, ...]()
    if "add" in request.POST:
        form, result, note, faults = _added(request, result, word.strip())
    told = {
        "title": result.code,
        "result": result,
        "clocks": running(result.clocks),
        "thread": [(one, datetime.fromisoformat(one.at)) for one in result.thread],
        "word": word,
        "form": form,
        "note": note,
        "faults": faults,
        **enclosing.offered(),
        "synthetic": result.synthetic,
    }
    return render(request, "reports/followed.html", told, status=400 if form.errors else 200)


def _next(result: FollowResult) -> Stage:
    wanted = any(clock.stage == Stage.INTERMEDIATE and not clock.sent for clock in result.clocks)
    return following(Stage(result.stage), wanted=wanted)


Added = tuple[forms.ReportForm, FollowResult, str, tuple[str, ...]]
"""The form as it is shown next, how the report stands, what is said, and what is said of files that were not taken."""


def _added(request: HttpRequest, result: FollowResult, word: str) -> Added:
    kind, stage = forms.add_form(), _next(result)
    fixed = {
        "code": result.code,
        "word": word,
        "stage": stage.value,
        "text": str(request.POST.get("text", ""))[:10_000].replace("\r\n", "\n"),
    }
    form = kind(asking(request), stage=stage, fixed=fixed, data=request.POST)
    if not form.is_valid():
        return form, result, "", ()
    assert isinstance(form.command, AddCommand)
    world = reporting(request)
    count, faults = enclosing.take(request, world, result.code, word)
    only_files = (count or faults) and form.command.says_nothing and not fixed["text"]
    told = FollowCommand(code=result.code, word=word)
    answer = follow(told, world) if only_files else _taken(add, form, world)
    if not isinstance(answer, FollowResult):
        return form, result, "", faults
    fresh = kind(asking(request), stage=_next(answer), fixed=fixed)
    return fresh, answer, "" if only_files and not count else _("Added. Thank you."), faults
