"""Pages for authorities: the reports of a nation, the board of operators, the rules of who is shown what."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from majlis.acts.report.board import BoardCommand
from majlis.acts.report.board import board as board_act
from majlis.acts.report.door import DoorCommand, door
from majlis.acts.report.list import ListCommand, ListResult, list_
from majlis.acts.report.remind import RemindCommand, remind
from majlis.acts.report.rule import RuleCommand, rule
from majlis.acts.report.rules import RulesCommand
from majlis.acts.report.rules import rules as rules_act
from majlis.acts.world import World
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.forms import form_of
from majlis.interfaces.web.reports.reporters import demand, taken
from majlis.interfaces.web.reports.shown import Shown, moment
from majlis.interfaces.web.sheets import STEP, Sheet, download, gathered
from majlis.reference.loader import incident_kinds
from majlis.reference.loader import sectors as known_sectors

_FILTERS = ("operator", "sector", "kind", "state", "words", "after")


def reports(request: HttpRequest, nation: str) -> HttpResponse:
    """List the reports that the person may see; the list as a file where one asks for it."""
    form = request.GET.get("form", "")
    asked = {name: request.GET.get(name, "")[:250] for name in _FILTERS}
    asked["state"] = asked["state"] if asked["state"] in {"", "open", "closed"} else ""
    if form:
        return download(request, _sheet(world_of(request), {"nation": nation, **asked}), form)
    result = list_(ListCommand.model_validate({"nation": nation, **asked}), world_of(request))
    told = {
        "title": _("Reports"),
        "result": result,
        "rows": [Shown(one) for one in result.reports],
        "asked": asked,
        "sectors": known_sectors().rows,
        "kinds": incident_kinds().rows,
        "filtered": any(asked.values()),
    }
    return render(request, "reports/list.html", told)


def _sheet(world: World, asked: dict[str, object]) -> Sheet:
    columns = ("report", "operator", "title", "sector", "kind", "stage", "state", "aware", "next", "due", "incident")

    def ask(cursor: str) -> ListResult:
        return list_(ListCommand.model_validate({**asked, "after": cursor, "most": STEP}), world)

    def rows(page: ListResult) -> list[tuple[object, ...]]:
        return [
            (
                *(one.code, one.name, one.title, one.sector, one.kind, one.stage, one.state, one.aware),
                *(one.next.stage if one.next else "", one.next.due if one.next else "", one.incident),
            )
            for one in page.reports
        ]

    return gathered(f"reports-{asked['nation']}", columns, ask, rows)


def board(request: HttpRequest, nation: str) -> HttpResponse:
    """Show who is late, overdue or silent, and what falls due next."""
    demand(request, "report.work")
    world, sector = world_of(request), request.GET.get("sector", "")[:80]
    result = board_act(BoardCommand(nation=nation, sector=sector), world)
    if form := request.GET.get("form", ""):
        columns = (
            *("operator", "sectors", "open reports", "reports sent", "overdue", "sent late"),
            *("due next", "its report", "due", "silent since", "no word to them yet"),
        )
        rows = [
            (
                *(one.name, " ".join(one.sectors), one.open, one.reports, " ".join(one.overdue), one.late),
                *(one.next_stage, one.next_report, one.next_due, one.silent, one.unanswered),
            )
            for one in result.operators
        ]
        return download(request, Sheet(f"board-{nation}", columns, rows, result.marking, result.synthetic), form)
    lines = [(one, moment(one.next_due), moment(one.silent)) for one in result.operators]
    due = [(one, moment(one.due)) for one in remind(RemindCommand(nation=nation), world).reminders]
    told = {"title": _("Who is late"), "lines": lines, "due": due, "sector": sector, "sectors": known_sectors().rows}
    return render(request, "reports/board.html", told)


def rules(request: HttpRequest, nation: str) -> HttpResponse:
    """Show the rules of who is shown what, and whether reports are taken without an account."""
    demand(request, "report.work")
    return _rules(request, nation, _rule_form(request, nation, None))


def _rule_form(request: HttpRequest, nation: str, data: Any) -> Any:  # noqa: ANN401 - a form
    form = form_of(RuleCommand)(asking(request), fixed={"nation": nation}, data=data)
    labels = {
        "id": _("Name of the rule"),
        "to": _("Shown to"),
        "people": _("From so many people on"),
        "operator": _("Befell the operator"),
        "dependents": _("From so many assets of others on that cannot do without the operator"),
        "cross_border": _("Across borders"),
    }
    for name, label in labels.items():
        form.fields[name].label = label
    for name, table in (("kind", incident_kinds()), ("sector", known_sectors())):
        form.fields[name] = forms.ChoiceField(
            choices=[("", _("Any")), *((row["id"], row["name"]) for row in table.rows)],
            required=False,
            label=form.fields[name].label,
            help_text=form.fields[name].help_text,
        )
    form.fields["off"].widget = forms.HiddenInput()
    return form


def _recipient(code: str) -> str:
    kinds = {
        "kind:cert": _("every CERT"),
        "kind:council": _("the Council's secretariat"),
        "kind:ministry": _("every ministry"),
        "kind:regulator": _("every regulator"),
        "regulators": _("the regulators of its sector"),
    }
    return kinds.get(code, code)


def _rules(request: HttpRequest, nation: str, form: Any) -> HttpResponse:  # noqa: ANN401 - a form
    world = world_of(request)
    records = world.records
    from majlis.adapters.records.reports import public

    result = rules_act(RulesCommand(nation=nation), world)
    told = {
        "title": _("Who is shown a report"),
        "rows": [(one, [_recipient(code) for code in one.recipients]) for one in result.rules],
        "form": form,
        "open": nation in {one.code for one in public.doors(records)},
    }
    return render(request, "reports/rules.html", told, status=400 if form.errors else 200)


@require_POST
def set_rule(request: HttpRequest, nation: str) -> HttpResponse:
    """Set a rule, or take one out."""
    demand(request, "report.work")
    form = _rule_form(request, nation, request.POST)
    if form.is_valid() and taken(rule, form, request):
        messages.success(request, _("The rules are changed, and open reports are routed anew."))
        return redirect("reports-rules", nation=nation)
    return _rules(request, nation, form)


@require_POST
def set_door(request: HttpRequest, nation: str) -> HttpResponse:
    """Take reports without an account, or no longer."""
    result = door(DoorCommand(nation=nation, off="off" in request.POST), world_of(request))
    messages.success(request, result.text().splitlines()[-1])
    return redirect("reports-rules", nation=nation)
