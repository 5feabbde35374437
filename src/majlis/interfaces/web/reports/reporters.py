"""Pages of who reports: a new report, the own ones, the next stage; drafts are kept on the server."""

from typing import Any

from django import forms as fields
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from majlis.acts.act import Act, Result
from majlis.acts.report.amend import amend
from majlis.acts.report.send import ReceiptResult, send
from majlis.evidence.reporting.enclosures import KNOWN
from majlis.evidence.reporting.stages import Stage, following
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.reports import enclosing, forms
from majlis.interfaces.web.reports.shown import running, stage_name
from majlis.kernel.errors import MajlisError, PermissionDeniedError


def report(request: HttpRequest) -> HttpResponse:
    """Show the form of a new report and the own reports; take the report."""
    found = asking(request)
    demand(request, "report.write")
    records = found.world.records
    from majlis.adapters.records.reports import drafts, heads

    doors = _nations(request)
    zone = heads.zone_named(doors[0].zone) if doors else heads.zone_named("UTC")
    timezone.activate(zone)
    start = {**forms.starting(zone, records.now()), "nation": _usual(request, doors)}
    works = "report.work" in found.actor.permissions
    own = sorted(found.actor.reader.organisations)
    kept, kept_at = drafts.kept(records, "")
    if request.method == "POST":
        form = _form(request, forms.send_form(), works=works, own=own, data=request.POST)
        if "keep" in request.POST:
            return _keep(request, "", "report")
        result = taken(send, form, request) if form.is_valid() else None
        if isinstance(result, ReceiptResult):
            drafts.forget(records, "")
            return receipt_page(request, result, enclosing.take(request, found.world, result.code))
    else:
        form = _form(request, forms.send_form(), works=works, own=own, initial={**start, **kept})
    mine, _cursor = heads.page(records, heads.Wanted(own=True, most=20))
    told = {
        "title": _("Report an incident"),
        "form": form,
        "doors": doors,
        "mine": mine,
        "kept_at": kept_at,
        "works": works,
        **enclosing.offered(KNOWN),
        "synthetic": any(door.synthetic for door in doors),
    }
    return render(request, "reports/report.html", told, status=400 if form.errors else 200)


def _form(
    request: HttpRequest,
    kind: type[forms.ReportForm],
    *,
    works: bool,
    own: list[str],
    **named: Any,  # noqa: ANN401 - Django's
) -> forms.ReportForm:
    from majlis.adapters.records.people import accounts

    doors = _nations(request)
    form = kind(asking(request), **named)
    form.fields["nation"] = fields.ChoiceField(
        choices=nation_choices([(door.code, door.name) for door in doors]), label=_("Where it happened")
    )
    if len(doors) == 1:
        form.fields["nation"].widget = fields.HiddenInput()
    codes = [one for one in accounts.organisations(world_of(request).records) if not one.closed]
    known = [(one.code, one.name) for one in codes if works or one.code in own]
    if works:
        known.insert(0, ("", _("Not known, or has no organisation here")))
    form.fields["operator"] = fields.ChoiceField(
        choices=known, required=False, label=_("Operator"), help_text=_("Whom it befell.")
    )
    if not works:
        form.fields.pop("name")
        if len(known) == 1:
            form.fields["operator"].widget = fields.HiddenInput()
            form.fields["operator"].initial = known[0][0]
    return form


def nation_choices(known: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what may be chosen, led by nothing where there are several: a report must not go astray unseen."""
    return known if len(known) == 1 else [("", _("Choose")), *known]


def _usual(request: HttpRequest, doors: list[Any]) -> str:
    """Return the nation that is chosen beforehand: the only one, or the one that the person worked with last."""
    usual = len(doors) == 1 or (doors and doors[0].code == request.session.get("nation"))
    return str(doors[0].code) if usual else ""


def _nations(request: HttpRequest) -> list[Any]:
    """Return the nations that a report can be sent to, the one that the person worked with last first."""
    records = world_of(request).records
    from majlis.adapters.records.reports import public

    last = str(request.session.get("nation", ""))
    return sorted(public.ways_in(records), key=lambda door: (door.code != last, door.name))


def taken(act: Act[Any, Any], form: forms.ReportForm, request: HttpRequest) -> Result | None:
    """Perform the act of a form that is right; None where the act said no, which the form then shows."""
    try:
        result: Result = act(form.command, world_of(request))
    except PermissionDeniedError:
        raise
    except MajlisError as error:
        form.take(error)
        return None
    return result


def demand(request: HttpRequest, permission: str) -> None:
    """See that the person may use a page.

    Raises
    ------
    PermissionDeniedError
        If not.
    """
    actor = asking(request).actor
    if not {permission, "*"} & actor.permissions:
        raise PermissionDeniedError(
            f"{actor.name} may not do this",
            why=f"it needs the permission {permission}",
            mend="ask an administrator for it",
            code="web.denied",
        )


def receipt_page(request: HttpRequest, result: ReceiptResult, taken: tuple[int, tuple[str, ...]]) -> HttpResponse:
    """Show the receipt. It is not kept for a later page: the word is shown once.

    Parameters
    ----------
    request : HttpRequest
    result : ReceiptResult
    taken : tuple
        How many files were taken, and what is said of those that were not.
    """
    told = {
        "title": _("Your receipt"),
        "receipt": result,
        "clocks": running(result.clocks),
        "signed_in": request.user.is_authenticated,
        "file_count": taken[0],
        "faults": taken[1],
    }
    return render(request, "reports/receipt.html", told)


def more(request: HttpRequest, code: str) -> HttpResponse:
    """Show the form of the next stage, or of what has become known; take it."""
    demand(request, "report.write")
    found = asking(request)
    records = found.world.records
    from majlis.adapters.records.reports import drafts, heads, reading

    one = heads.find(records, code)
    timezone.activate(one.zone)
    wanted = any(clock.stage is Stage.INTERMEDIATE and clock.sent is None for clock in one.clocks)
    stage = _stage(request, following(Stage(one.stage), wanted=wanted))
    kept, kept_at = drafts.kept(records, code)
    fixed = {"code": code, "stage": stage.value}
    if request.method == "POST":
        if "keep" in request.POST:
            return _keep(request, code, "report-more")
        form = forms.amend_form()(found, stage=stage, fixed=fixed, data=request.POST)
        if form.is_valid() and taken(amend, form, request):
            drafts.forget(records, code)
            messages.success(request, _("Taken. Thank you."))
            for fault in enclosing.take(request, found.world, code)[1]:
                messages.error(request, fault)
            return redirect("report-one", code=code)
    else:
        facts = dict(one.facts.document())
        texts = {part.part.replace("cross-border", "borders"): part.text for part in reading.written(records, code)}
        aware = {"aware": one.aware.astimezone(one.zone).strftime("%Y-%m-%dT%H:%M")}
        form = forms.amend_form()(found, stage=stage, fixed=fixed, initial={**facts, **texts, **aware, **kept})
    told = {
        "title": f"{code}: {stage_name(stage)}",
        "form": form,
        "one": one,
        "stage": stage,
        "stages": [(it, stage_name(it)) for it in Stage],
        "kept_at": kept_at,
        **enclosing.offered(KNOWN),
        "synthetic": one.synthetic,
    }
    return render(request, "reports/more.html", told, status=400 if form.errors else 200)


def _stage(request: HttpRequest, usual: Stage) -> Stage:
    asked = request.POST.get("stage") or request.GET.get("stage") or ""
    return Stage(asked) if asked in set(Stage) else usual


def _keep(request: HttpRequest, place: str, view: str) -> HttpResponse:
    keep(request, place)
    messages.success(request, _("Kept as a draft. Nobody but you reads it."))
    return redirect(view, code=place) if place else redirect(view)


def keep(request: HttpRequest, place: str) -> str:
    """Keep what was typed as the person's draft; return the instant, empty where nothing was kept."""
    records = world_of(request).records
    from majlis.adapters.records.reports import drafts

    values = {name: str(request.POST.get(name, "")) for name in (*forms.ALL, "nation", "operator", "name", "marking")}
    at = drafts.keep(records, place, values)
    return at.isoformat() if at else ""


@require_POST
def draft(request: HttpRequest) -> HttpResponse:
    """Keep what was typed so far, as the page asks while one types."""
    demand(request, "report.write")
    place = str(request.POST.get("place", ""))[:80]
    if place:
        records = world_of(request).records
        from majlis.adapters.records.reports import heads

        heads.find(records, place)
    return JsonResponse({"kept": keep(request, place)})


@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Throw the draft away."""
    demand(request, "report.write")
    records = world_of(request).records
    from majlis.adapters.records.reports import drafts

    place = str(request.POST.get("place", ""))[:80]
    drafts.forget(records, place)
    messages.success(request, _("The draft is thrown away."))
    return redirect("report-more", code=place) if place else redirect("report")
