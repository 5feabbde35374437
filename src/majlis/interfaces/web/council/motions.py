"""Pages of motions: drafted, changed, amended, put; with the evidence that they rest on."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from majlis.acts.act import Act
from majlis.acts.motion.amend import AmendCommand, amend
from majlis.acts.motion.draft import DraftCommand, draft
from majlis.acts.motion.edit import EditCommand, edit
from majlis.acts.motion.pin import pin
from majlis.acts.motion.put import put
from majlis.acts.motion.recuse import recuse
from majlis.acts.motion.unpin import unpin
from majlis.acts.motion.unrecuse import unrecuse
from majlis.acts.motion.withdraw import withdraw
from majlis.acts.pinning import CHARTS, newest_runs
from majlis.acts.world import World
from majlis.council import parse_rule
from majlis.council.lifecycle import forms_of
from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.council.cards import Moved, demand_reader, moved
from majlis.interfaces.web.council.doing import perform, typed
from majlis.interfaces.web.council.shared import markings
from majlis.interfaces.web.council.voting_words import FORMS, KINDS, OUTCOMES, TONES
from majlis.interfaces.web.forms import ActForm, form_of
from majlis.kernel.errors import MajlisError, NotFoundError, PermissionDeniedError

_AREA = forms.Textarea(attrs={"rows": 6})
_URDU = forms.Textarea(attrs={"rows": 6, "dir": "auto", "lang": "ur"})


_STAYS: dict[str, Any] = {"required": False, "label": gettext_lazy("The Urdu text stays as it is")}
_STAYS_TOO: dict[str, Any] = {"required": False, "label": gettext_lazy("The English text stays as it is")}


class Draft(form_of(DraftCommand)):  # type: ignore[misc]  # a form made from a command
    """A motion that begins."""

    text = forms.CharField(required=False, label=gettext_lazy("Text"), widget=_AREA)
    text_ur = forms.CharField(required=False, label=gettext_lazy("Text in Urdu"), widget=_URDU)


class Edit(form_of(EditCommand)):  # type: ignore[misc]  # as above
    """A draft that changes."""

    text = forms.CharField(required=False, label=gettext_lazy("Text"), widget=_AREA)
    text_ur = forms.CharField(required=False, label=gettext_lazy("Text in Urdu"), widget=_URDU)
    revision = forms.CharField(required=False, widget=forms.HiddenInput())
    urdu_stays = forms.BooleanField(**_STAYS)
    english_stays = forms.BooleanField(**_STAYS_TOO)


class Amend(form_of(AmendCommand)):  # type: ignore[misc]  # as above
    """An amendment."""

    text = forms.CharField(
        required=False,
        label=gettext_lazy("The whole text as it should be"),
        widget=_AREA,
    )
    text_ur = forms.CharField(required=False, label=gettext_lazy("The same in Urdu"), widget=_URDU)
    urdu_stays = forms.BooleanField(**_STAYS)
    english_stays = forms.BooleanField(**_STAYS_TOO)


def new(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Draft a motion on an item."""
    asked = asking(request)
    demand_reader(asked.world)
    from majlis.adapters.records.council import agenda

    item = agenda.find(asked.world.records, code)
    if item.nation != nation:
        raise NotFoundError(f"there is no item {code[:40]!r}", mend="majlis agenda list", code="council.no-item")
    start = {"title": item.title, "text": item.recommendation}
    form = Draft(asked, fixed={"item": item.code}, initial=start, data=_posted(request))
    _offer(form, asked.world, item.body, gettext("that of the item"))
    title = gettext("Draft a motion")
    return _written(request, nation, (form, draft), {"title": title, "item": item.code, "item_title": item.title})


def change(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Change a draft."""
    asked = asking(request)
    told = motion_here(asked.world, nation, code)
    named = ("title", "title_ur", "option", "legal_basis", "supersedes", "proposed_by", "rule", "marking")
    start = {name: getattr(told, name) for name in named} | {"text": told.text, "text_ur": told.text_ur}
    start["revision"] = told.revision
    start["marking"] = str(told.marking)
    form = Edit(asked, fixed={"motion": told.code}, initial=start, data=_posted(request))
    _offer(form, asked.world, told.body, gettext("as it is"))
    title = gettext("Change %(code)s") % {"code": told.code}
    return _written(request, nation, (form, edit), {"title": title, "item": told.item, "code": told.code})


def amending(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Draft an amendment of a motion."""
    asked = asking(request)
    told = motion_here(asked.world, nation, code)
    start = {"title": told.title, "title_ur": told.title_ur, "text": told.text, "text_ur": told.text_ur}
    form = Amend(asked, fixed={"motion": told.code}, initial=start, data=_posted(request))
    _offer(form, asked.world, told.body, gettext("that of the motion"))
    title = gettext("Amend %(code)s") % {"code": told.code}
    help_ = gettext("Change the text as you want it. Everybody sees what you took out and what you put in.")
    shown = {"title": title, "item": told.item, "code": told.code, "help": help_}
    return _written(request, nation, (form, amend), shown)


def motion(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show a motion."""
    asked = asking(request)
    told = motion_here(asked.world, nation, code)
    one = moved(asked.world, told.code)
    page = {**_page(asked.world, told, one), "title": told.title}
    return render(request, "council/motion.html", page)


def deed(request: HttpRequest, nation: str, code: str, deed: str) -> HttpResponse:
    """Do to a motion what a button says."""
    back = reverse("council-motion", kwargs={"nation": nation, "code": code})
    if request.method != "POST":  # who was asked again comes back here
        return redirect(back)
    told = motion_here(asking(request).world, nation, code)
    if deed not in _DEEDS:
        raise NotFoundError("there is no such page", code="web.no-page")
    doing, names, words = _DEEDS[deed]
    place = {"place": told.code} if deed in {"pin", "unpin"} else {"motion": told.code}
    facts: Mapping[str, object] = {**typed(request, *names), **(_chosen(request) if deed == "pin" else {}), **place}
    return perform(request, doing, facts, back, lambda _: gettext(words) % {"code": told.code})


_DEEDS: Mapping[str, tuple[Act[Any, Any], tuple[str, ...], str]] = {
    "put": (put, (), "%(code)s is put: its text and its rule stand."),
    "withdraw": (withdraw, (), "%(code)s is withdrawn."),
    "recuse": (recuse, ("seat", "reason"), "It is written down who takes no part in %(code)s."),
    "unrecuse": (unrecuse, ("seat",), "The recusal is taken back."),
    "pin": (pin, ("kind", "reference", "label"), "The evidence is pinned to %(code)s, with its numbers."),
    "unpin": (unpin, ("number",), "The evidence is no longer pinned to %(code)s."),
}


def _chosen(request: HttpRequest) -> dict[str, str]:
    """Return the run or chart that was chosen from the list; nothing where a name was typed."""
    kind, _, reference = request.POST.get("chosen", "").partition(" ")
    if request.POST.get("reference", "").strip() or not reference:
        return {}
    return {"kind": kind, "reference": reference[:80]}


def motion_here(world: World, nation: str, code: str) -> Any:  # noqa: ANN401 - a motion of the records
    """Return a motion of the nation of the address.

    Raises
    ------
    NotFoundError
        If there is none that who asks may see.
    PermissionDeniedError
        If who asks may not read what the Council has before it.
    """
    demand_reader(world)
    from majlis.adapters.records.council import motions

    told = motions.find(world.records, code)
    if told.nation != nation:
        raise NotFoundError(f"there is no motion {code[:40]!r}", mend="majlis motion list", code="motion.not-found")
    return told


def _page(world: World, told: Any, one: Moved) -> dict[str, Any]:  # noqa: ANN401 - a motion of the records
    from majlis.adapters.records.council import bodies, standing

    own = standing.standing(world.records, told.body)
    clerk = bool(world.actor.permissions & {"council.write", "*"})
    open_now = one.voting is not None and one.voting.ballot.state in {"open", "casting"}
    recused = {line.seat for line in one.found.recusals}
    seats = standing.holders(world.records, told.body)
    forms_now = forms_of(parse_rule(told.facts)) if told.facts else ()
    return {
        "one": one,
        "told": told,
        "body_name": bodies.find(world.records, told.body).name,
        "clerk": clerk,
        "own": own.seat if own and own.kind == "member" and own.seat not in recused else "",
        "own_recused": own.seat if own and own.seat in recused else "",
        "free": [seat for seat in seats if seat.seat not in recused],
        "live": told.state in {"draft", "put", "returned"},
        "open_now": open_now,
        "forms": [(form.value, FORMS[form.value]) for form in forms_now],
        "timed": bool(told.facts) and told.facts["procedure"] in {"written", "silence"},
        "kinds": KINDS.items(),
        "charts": CHARTS.items(),
        "runs": newest_runs(world, told.nation) if clerk and told.state in {"draft", "returned"} else (),
        "outcomes": [(line, OUTCOMES.get(line.outcome, ""), TONES.get(line.outcome, "")) for line in one.found.ballots],
    }


def _offer(form: ActForm, world: World, body: str, marking: str) -> None:
    """Let rule, marking and proposer be chosen instead of typed."""
    records = world.records
    from majlis.adapters.records.council import bodies, standing

    rules = [(one.rule.code, one.rule.code.replace("-", " ")) for one in bodies.rules(records, body)]
    seats = [(one.seat, one.title) for one in standing.holders(records, body)]
    offered = {
        "rule": [("", gettext("the rule in force")), *rules],
        "marking": markings(marking),
        "proposed_by": [("", "–"), *seats],
    }
    for name, choices in offered.items():
        now = str(form.initial.get(name, ""))
        more = [] if now in dict(choices) else [(now, now)]
        old = form.fields[name]
        form.fields[name] = forms.ChoiceField(required=False, label=old.label, choices=[*choices, *more])


def _posted(request: HttpRequest) -> Any:  # noqa: ANN401 - Django's
    return request.POST if request.method == "POST" else None


def _written(
    request: HttpRequest, nation: str, what: tuple[ActForm, Act[Any, Any]], shown: dict[str, Any]
) -> HttpResponse:
    """Show a form in which a motion is written; perform the act when it is sent."""
    form, doing = what
    if doing.permission not in asking(request).actor.permissions:
        doing(doing.command.model_construct(), asking(request).world)  # refuses, and notes that it did
    if form.is_bound and form.is_valid():
        found = _tried(form, doing, asking(request).world)
        if found:
            messages.success(request, gettext("%(code)s is saved as a draft.") % {"code": found})
            return redirect("council-motion", nation, found)
    status = 400 if form.is_bound else 200
    return render(request, "council/write_motion.html", {**shown, "form": form}, status=status)


def _tried(form: ActForm, doing: Callable[[Any, World], Any], world: World) -> str:
    try:
        return str(doing(form.command, world).motion.code)
    except PermissionDeniedError:
        raise
    except MajlisError as error:
        form.take(error)
        return ""
