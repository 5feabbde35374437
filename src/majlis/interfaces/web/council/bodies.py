"""Bodies: their list, one with its seats and rules, and the forms that make and change them."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST
from pydantic import BaseModel

from majlis.acts.body.abolish import abolish
from majlis.acts.body.appoint import appoint
from majlis.acts.body.create import CreateCommand, create
from majlis.acts.body.dismiss import dismiss
from majlis.acts.body.dissolve import dissolve
from majlis.acts.body.edit import EditCommand, edit
from majlis.acts.body.list import ListCommand, list_
from majlis.acts.body.reseat import ReseatCommand, reseat
from majlis.acts.body.rule import RuleCommand, rule
from majlis.acts.body.seat import SeatCommand, seat
from majlis.acts.body.show import ShowCommand, ShowResult
from majlis.acts.body.show import show as show_act
from majlis.acts.body.suspend import suspend
from majlis.acts.council_lines import SeatLine
from majlis.acts.world import World
from majlis.council import Rule
from majlis.council.presets import PRESETS
from majlis.council.words import in_words
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.council.shared import (
    WRITES,
    Deed,
    deed_of,
    demand,
    demand_nation,
    markings,
    moment,
    perform,
    say,
    submitted,
)
from majlis.interfaces.web.forms import ActForm
from majlis.interfaces.web.sheets import Sheet, download

DEEDS: Mapping[str, Deed] = {
    "appoint": Deed(appoint, ("seat", "person", "reason")),
    "assist": Deed(appoint, ("seat", "person", "reason"), fixed={"assistant": True}),
    "dismiss": Deed(dismiss, ("seat", "person", "reason")),
    "suspend": Deed(suspend, ("seat",)),
    "restore": Deed(suspend, ("seat",), fixed={"restore": True}),
    "abolish": Deed(abolish, ("seat",)),
    "dissolve": Deed(dissolve),
    "rule": Deed(edit, ("rule",)),
}
_LINE: dict[str, Any] = {"max_length": 300, "required": False}
_SEATS = ("seat", "title", "constituency", "chair", "may_vote", "holder", "since", "assistants")
"""Columns of the seats, where they leave as a file."""


class BodyForm(ActForm):
    """Make a body."""

    of: ClassVar[type[BaseModel]] = CreateCommand
    name = forms.CharField(**_LINE, label=gettext_lazy("Name"))
    body = forms.CharField(
        max_length=64,
        required=False,
        label=gettext_lazy("Code"),
        help_text=gettext_lazy("Like council: lower-case letters, digits, hyphens. It stays."),
    )
    rule = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Decides by"),
        choices=[(code, code.replace("-", " ")) for code in PRESETS],
        help_text=gettext_lazy("You can change the rule in part afterwards."),
    )
    notice_days = forms.CharField(
        required=False,
        label=gettext_lazy("Days of notice"),
        initial="7",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "4"}),
        help_text=gettext_lazy("So many days before a meeting members must know of it."),
    )
    legal_basis = forms.CharField(
        max_length=10_000,
        required=False,
        label=gettext_lazy("Legal basis"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("What set it up."),
    )
    name_ur = forms.CharField(
        **_LINE, label=gettext_lazy("Name in Urdu"), widget=forms.TextInput(attrs={"dir": "rtl", "lang": "ur"})
    )
    marking = forms.ChoiceField(required=False, label=gettext_lazy("Marking"))

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        field = self.fields["marking"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = markings(gettext("TLP:AMBER, or what is stricter of the nation"))


class EditForm(BodyForm):
    """Change a body: what is left as it was stays, what is emptied is cleared."""

    of = EditCommand

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        field = self.fields["marking"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = markings(gettext("as it is"))
        del self.fields["rule"]

    def values_besides(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return what was typed, emptied fields too."""
        return {name: self.cleaned_data.get(name, "") for name in ("name_ur", "legal_basis")} | values


class SeatForm(ActForm):
    """Add a seat."""

    of: ClassVar[type[BaseModel]] = SeatCommand
    title = forms.CharField(
        **_LINE, label=gettext_lazy("Whose seat"), help_text=gettext_lazy("Like “Regulator of electricity”.")
    )
    seat = forms.CharField(
        max_length=64,
        required=False,
        label=gettext_lazy("Code"),
        help_text=gettext_lazy("Like operators-1. What is decided names the seat by it."),
    )
    constituency = forms.CharField(
        max_length=64,
        required=False,
        label=gettext_lazy("Constituency"),
        widget=forms.TextInput(attrs={"list": "constituencies", "autocomplete": "off"}),
    )
    title_ur = forms.CharField(
        **_LINE, label=gettext_lazy("The same in Urdu"), widget=forms.TextInput(attrs={"dir": "rtl", "lang": "ur"})
    )
    chair = forms.BooleanField(required=False, label=gettext_lazy("Who holds it chairs"))
    no_vote = forms.BooleanField(required=False, label=gettext_lazy("It has no vote: an observer"))


class ReseatForm(SeatForm):
    """Change a seat."""

    of = ReseatCommand
    chair = forms.ChoiceField(  # type: ignore[assignment]  # a seat that is changed may stay as it is
        required=False, label=gettext_lazy("Chairs"), choices=[("yes", gettext_lazy("yes")), ("no", gettext_lazy("no"))]
    )
    votes = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Has a vote"),
        choices=[("yes", gettext_lazy("yes")), ("no", gettext_lazy("no"))],
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        del self.fields["no_vote"]

    def values_besides(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return what was typed, emptied fields too."""
        return {name: self.cleaned_data.get(name, "") for name in ("title_ur", "constituency")} | values


class RuleForm(ActForm):
    """Set a rule: a named one, perhaps changed in part."""

    of = RuleCommand
    preset = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Begin with"),
        choices=[(code, code.replace("-", " ")) for code in PRESETS],
    )
    code = forms.CharField(
        max_length=64,
        required=False,
        label=gettext_lazy("Code"),
        help_text=gettext_lazy("Empty: that of the rule it begins with. A rule of this code gives way."),
    )
    threshold = forms.CharField(
        max_length=20,
        required=False,
        label=gettext_lazy("Share that must vote yes"),
        help_text=gettext_lazy("An exact fraction, like 3/5. Empty: as what it begins with."),
    )
    strict = forms.ChoiceField(
        required=False,
        label=gettext_lazy("It must be"),
        choices=[
            ("", gettext_lazy("as what it begins with")),
            ("more", gettext_lazy("more than the share")),
            ("least", gettext_lazy("at least the share")),
        ],
    )
    base = forms.ChoiceField(
        required=False,
        label=gettext_lazy("A share of"),
        choices=[
            ("", gettext_lazy("as what it begins with")),
            ("valid", gettext_lazy("the votes for and against")),
            ("cast", gettext_lazy("the votes cast, spoilt ones too")),
            ("present", gettext_lazy("all who are there")),
            ("entitled", gettext_lazy("all who may vote")),
        ],
    )
    quorum = forms.CharField(
        max_length=20,
        required=False,
        label=gettext_lazy("Quorum"),
        help_text=gettext_lazy("A number of members like 5, or a fraction like 2/3 for at least so many."),
    )
    ties = forms.ChoiceField(
        required=False,
        label=gettext_lazy("When as many are for as against"),
        choices=[
            ("", gettext_lazy("as what it begins with")),
            ("fail", gettext_lazy("the motion is lost")),
            ("chair", gettext_lazy("the chair has a casting vote")),
        ],
    )
    proxies = forms.CharField(
        max_length=5,
        required=False,
        label=gettext_lazy("For so many others a member may vote"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "4"}),
        help_text=gettext_lazy("Empty: as what it begins with. 0: nobody votes for others."),
    )
    veto = forms.CharField(
        max_length=300,
        required=False,
        label=gettext_lazy("Seats with a veto"),
        help_text=gettext_lazy("Codes of seats, with commas between."),
    )
    facts = forms.CharField(
        max_length=10_000,
        required=False,
        label=gettext_lazy("What else is otherwise"),
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        help_text=gettext_lazy(
            'As JSON, for who knows it, like {"quorum": {"at": "opening"}, "double": "1/2", "double_strict": true}.'
        ),
    )
    legal_basis = forms.CharField(
        max_length=10_000,
        required=False,
        label=gettext_lazy("Legal basis"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Where the rule stands."),
    )
    beside = forms.BooleanField(
        required=False, label=gettext_lazy("Keep it beside the rule in force, for motions that name it")
    )

    def begin_with(self, inforce: Rule) -> None:
        """Offer the rule in force first: what is left empty stays as it is in it."""
        field = self.fields["preset"]
        assert isinstance(field, forms.ChoiceField)
        first = gettext("the rule in force: %(code)s") % {"code": inforce.code.replace("-", " ")}
        field.choices = [("", first), *((code, code.replace("-", " ")) for code in PRESETS)]
        field.help_text = " ".join(in_words(inforce))

    def values_besides(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return the values with the fields of the rule as its data; what is typed as JSON goes first."""
        parts: dict[str, Any] = {name: values.pop(name) for name in ("threshold", "base", "ties") if name in values}
        if strict := values.pop("strict", ""):
            parts["strict"] = strict == "more"
        if quorum := str(values.pop("quorum", "")).strip():
            parts["quorum"] = {"count": int(quorum)} if quorum.isdigit() else {"least": quorum, "strict": False}
        if proxies := str(values.pop("proxies", "")).strip():
            parts["proxies"] = int(proxies) if proxies.isdigit() else proxies
        if veto := values.pop("veto", ""):
            parts["veto"] = [one.strip() for one in veto.split(",") if one.strip()]
        return values | ({"facts": json.dumps(parts)} if parts and "facts" not in values else _joined(parts, values))


def _joined(parts: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parts of a rule together with those that were typed as JSON; what is no JSON the act refuses."""
    if not parts:
        return {}
    try:
        typed = json.loads(values["facts"])
    except ValueError:
        return {}
    return {"facts": json.dumps({**parts, **typed})} if isinstance(typed, dict) else {}


def index(request: HttpRequest, nation: str) -> HttpResponse:
    """Show the bodies of a nation."""
    found = list_(ListCommand(nation=nation, dissolved=True), world_of(request))
    return render(request, "council/bodies.html", {"title": gettext("Bodies"), "bodies": found.bodies})


def new(request: HttpRequest, nation: str) -> HttpResponse:
    """Show the form of a new body; make it, and go to its page."""
    demand(request, WRITES)
    asked = asking(request)
    form = BodyForm(asked, fixed={"nation": nation}, data=request.POST or None)
    if request.method == "POST" and (result := submitted(form, create, asked.world)):
        say(request, result, "")
        return HttpResponseRedirect(_address(nation, result.code))
    told = {"form": form, "title": gettext("New body"), "button": gettext("Make the body"), "trail": _trail(nation)}
    return render(request, "council/form.html", told, status=400 if form.errors else 200)


def change(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show the form of what is known of a body; write what changed."""
    demand(request, WRITES)
    asked = asking(request)
    found = _of_nation(asked.world, nation, code)
    start = found.body.model_dump(include={"name", "name_ur", "legal_basis", "notice_days"})
    form = EditForm(asked, fixed={"body": code}, data=request.POST or None, initial=start)
    if request.method == "POST" and (result := submitted(form, edit, asked.world)):
        say(request, result, "")
        return HttpResponseRedirect(_address(nation, code))
    told = {"form": form, "title": found.body.name, "button": gettext("Change"), "trail": _trail(nation, found)}
    return render(request, "council/form.html", told, status=400 if form.errors else 200)


def show(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show a body: seats with holders by constituency, rules in words."""
    world = world_of(request)
    found = _of_nation(world, nation, code)
    if wanted := request.GET.get("form"):
        return download(request, _sheet(found), wanted)
    return render(request, "council/body.html", _told(request, found))


def add_seat(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show the form of a new seat; add it, and go back to the body."""
    demand(request, WRITES)
    asked = asking(request)
    found = _of_nation(asked.world, nation, code)
    form = SeatForm(asked, fixed={"body": code}, data=request.POST or None)
    if request.method == "POST" and (result := submitted(form, seat, asked.world)):
        say(request, result, "")
        return HttpResponseRedirect(_address(nation, code) + "#seats")
    return _seat_page(request, nation, found, form, gettext("Add a seat"))


def change_seat(request: HttpRequest, nation: str, code: str, seat_code: str) -> HttpResponse:
    """Show the form of a seat; write what changed, and go back to the body."""
    demand(request, WRITES)
    asked = asking(request)
    found = _of_nation(asked.world, nation, code)
    one = next((it for it in found.seats if it.seat == seat_code), None)
    start = one.model_dump(include={"title", "title_ur", "constituency"}) if one else {}
    start |= {"chair": "yes" if one and one.chair else "no", "votes": "no" if one and one.voiceless else "yes"}
    form = ReseatForm(asked, fixed={"body": code, "seat": seat_code}, data=request.POST or None, initial=start)
    if request.method == "POST" and (result := submitted(form, reseat, asked.world)):
        say(request, result, "")
        return HttpResponseRedirect(_address(nation, code) + "#seats")
    return _seat_page(request, nation, found, form, gettext("Change seat %(code)s") % {"code": seat_code})


def set_rule(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show the form of a rule; set it, and show it in words."""
    demand(request, WRITES)
    asked = asking(request)
    found = _of_nation(asked.world, nation, code)
    form = RuleForm(asked, fixed={"body": code}, data=request.POST or None)
    form.begin_with(_in_force(asked.world, code))
    if request.method == "POST" and (result := submitted(form, rule, asked.world)):
        say(request, result, "", gettext("The rule %(code)s is set.") % {"code": result.code})
        return HttpResponseRedirect(_address(nation, code) + "#rules")
    told = {"form": form, "title": gettext("Set a rule"), "button": gettext("Set it"), "trail": _trail(nation, found)}
    return render(request, "council/form.html", told, status=400 if form.errors else 200)


@require_POST
def do(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Appoint, dismiss, suspend, restore, abolish, dissolve; then go back to the body."""
    _of_nation(world_of(request), nation, code)
    result, why = perform(request, deed_of(request, DEEDS), {"body": code})
    say(request, result, why)
    return HttpResponseRedirect(_address(nation, code) + "#seats")


def _of_nation(world: World, nation: str, code: str) -> ShowResult:
    found = show_act(ShowCommand(body=code), world)
    demand_nation(found.body.nation, nation, code)
    return found


def _in_force(world: World, code: str) -> Rule:
    records = world.records
    from majlis.adapters.records.council import bodies

    return bodies.rule_of(records, code)


def _address(nation: str, code: str) -> str:
    return reverse("council-body", kwargs={"nation": nation, "code": code})


def _trail(nation: str, found: ShowResult | None = None) -> list[tuple[str, str]]:
    """Return the way to a page: names and addresses."""
    first = (gettext("Bodies"), reverse("council-bodies", kwargs={"nation": nation}))
    return [first, (found.body.name, _address(nation, found.body.code))] if found else [first]


def _seat_page(request: HttpRequest, nation: str, found: ShowResult, form: ActForm, title: str) -> HttpResponse:
    told = {
        "form": form,
        "title": title,
        "button": title,
        "trail": _trail(nation, found),
        "constituencies": sorted({it.constituency for it in found.seats} - {""}),
    }
    return render(request, "council/form.html", told, status=400 if form.errors else 200)


def _told(request: HttpRequest, found: ShowResult) -> dict[str, Any]:
    actor = asking(request).actor
    writes = bool({"council.write", "*"} & actor.permissions) and not found.body.dissolved
    return {
        "title": found.body.name,
        "trail": _trail(found.body.nation),
        "found": found,
        "body": found.body,
        "groups": grouped(found.seats),
        "dissolved": moment(found.body.dissolved),
        "writes": writes,
        "persons": _persons(request) if writes else (),
        "vacant": sum(1 for it in found.seats if not it.person),
    }


def grouped(seats: Iterable[SeatLine]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return seats by constituency, in the order in which constituencies come up; the chair's own first.

    Parameters
    ----------
    seats : iterable of SeatLine
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for one in seats:
        helpers = list(zip(one.assisting, one.assistants, strict=True))
        found.setdefault(one.constituency, []).append({"one": one, "since": moment(one.since), "helpers": helpers})
    return list(found.items())


def _persons(request: HttpRequest) -> list[tuple[str, str]]:
    """Return login and name of each open account, for who may see accounts."""
    asked = asking(request)
    if not {"person.read", "*"} & asked.actor.permissions:
        return []
    from majlis.adapters.records.people import accounts

    return [(one.login, one.full_name) for one in accounts.persons(asked.world.records) if one.state == "open"]


def _sheet(found: ShowResult) -> Sheet:
    rows = [
        (
            one.seat,
            one.title,
            one.constituency,
            one.chair,
            one.votes,
            one.name,
            one.since[:10],
            ", ".join(one.assistants),
        )
        for one in found.seats
    ]
    return Sheet(f"{found.body.code}-seats", _SEATS, rows, found.body.marking, found.synthetic)
