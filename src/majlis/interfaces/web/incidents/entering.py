"""Enter an incident, and amend it: only what changed is written, and nobody's work is lost."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from majlis.acts.act import Act
from majlis.acts.incident.amend import AmendCommand, amend
from majlis.acts.incident.create import CreateCommand, create
from majlis.acts.incident.link import LinkCommand, link
from majlis.acts.incident.show import ShowResult
from majlis.acts.world import World
from majlis.evidence.synonyms import match
from majlis.interfaces.web.asking import Asking, asking
from majlis.interfaces.web.forms import ActForm
from majlis.interfaces.web.incidents.deeds import address
from majlis.interfaces.web.incidents.record import LABELS, of_nation, value_told
from majlis.interfaces.web.incidents.undoing import done
from majlis.interfaces.web.incidents.words import day_told, kind_choices, kind_name, sector_choices, sector_name
from majlis.kernel.errors import ConflictError, MajlisError, PermissionDeniedError
from majlis.kernel.marking import Tlp

_DAY = {"type": "date"}
_FIELDS = ("title", "day", "kind", "sector", "operator", "area", "people", "hours", "summary", "known")
_CLEARABLE = frozenset({"summary", "sector", "operator", "area", "people", "hours"})


class _Facts(ActForm):
    """The fields of an incident as people type them."""

    title = forms.CharField(
        required=False,
        max_length=300,
        label=gettext_lazy("What happened"),
        help_text=gettext_lazy("One line. Name no person: it may be printed."),
    )
    day = forms.CharField(required=False, label=LABELS["day"], widget=forms.DateInput(attrs=_DAY))
    kind = forms.CharField(
        required=False,
        max_length=300,
        label=LABELS["kind"],
        widget=forms.TextInput(attrs={"list": "kinds", "autocomplete": "off"}),
        help_text=gettext_lazy("Choose, or write it in your words: “DoS”, “files encrypted”, “data leak”."),
    )
    sector = forms.CharField(
        required=False,
        max_length=300,
        label=LABELS["sector"],
        widget=forms.TextInput(attrs={"list": "sectors", "autocomplete": "off"}),
        help_text=gettext_lazy("Empty where you do not know."),
    )
    operator = forms.CharField(
        required=False,
        max_length=300,
        label=LABELS["operator"],
        widget=forms.TextInput(attrs={"list": "operators", "autocomplete": "off"}),
        help_text=gettext_lazy("Who was hit. Type a few letters."),
    )
    area = forms.CharField(
        required=False,
        max_length=200,
        label=LABELS["area"],
        widget=forms.TextInput(attrs={"list": "areas", "autocomplete": "off"}),
        help_text=gettext_lazy("Where. Type a few letters."),
    )
    people = forms.CharField(
        required=False,
        label=LABELS["people"],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "12"}),
        help_text=gettext_lazy("Empty is unknown, which is not zero."),
    )
    hours = forms.CharField(
        required=False, label=LABELS["hours"], widget=forms.TextInput(attrs={"inputmode": "decimal", "size": "8"})
    )
    summary = forms.CharField(
        required=False,
        max_length=10_000,
        label=LABELS["summary"],
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("What is known, in a few sentences. Name no person."),
    )
    known = forms.CharField(
        required=False,
        label=LABELS["known"],
        widget=forms.DateInput(attrs=_DAY),
        help_text=gettext_lazy("Day on which we first knew."),
    )
    source = forms.CharField(
        required=False,
        max_length=300,
        label=gettext_lazy("Who says so"),
        help_text=gettext_lazy("An office, a call, a report."),
    )

    def values_besides(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return the values as the command takes them: our words for theirs, numbers without separators."""
        return in_our_words(values)


class NewForm(_Facts):
    """Enter an incident. Three fields are required."""

    of = CreateCommand
    marking = forms.ChoiceField(required=False, label=LABELS["marking"])

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        field = self.fields["marking"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext("As the nation")), *((tlp.label, tlp.label) for tlp in Tlp)]

    def open_fields(self) -> list[forms.BoundField]:
        """Return the fields that stand open."""
        return [self[name] for name in ("title", "day", "kind", "sector", "operator", "area", "source")]

    def folded_fields(self) -> list[forms.BoundField]:
        """Return the fields that fold."""
        return [self[name] for name in ("people", "hours", "summary", "known", "marking")]

    @property
    def unfolded(self) -> bool:
        """Whether one of the folded fields is filled, or wrong."""
        return any(field.value() or field.errors for field in self.folded_fields())


class AmendForm(_Facts):
    """Amend an incident: what is left as it was is not written."""

    of = AmendCommand
    learned = forms.CharField(
        required=False,
        label=gettext_lazy("Learned on"),
        widget=forms.DateInput(attrs=_DAY),
        help_text=gettext_lazy("Day on which this came to be known. Empty: today."),
    )
    before: Mapping[str, str] = {}
    """The values that the person saw."""

    def values_besides(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return only what differs from what the person saw; emptied fields are cleared."""
        found = in_our_words(values)
        same = {name for name in _FIELDS if str(found.get(name, "")) == self.before.get(name, "")}
        cleared = [name for name in _FIELDS if name in _CLEARABLE and not found.get(name) and name not in same]
        kept = {name: value for name, value in found.items() if name not in same and name not in cleared}
        return {**kept, "clear": tuple(cleared)}


def in_our_words(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what people typed in our words: ids of kind and sector, numbers without separators."""
    found = {name: value for name, value in values.items() if value not in (None, "")}
    for field in ("kind", "sector"):
        if text := str(found.get(field, "")):
            found[field] = match(field, text) or text
    for field in ("people", "hours"):
        if field in found:
            found[field] = str(found[field]).replace(",", "").replace(" ", "").replace("\u202f", "")
    return found


def new(request: HttpRequest, nation: str) -> HttpResponse:
    """Show the form of a new incident; enter it, link the reports that it is made from, and go to its page."""
    asked = asking(request)
    reports = [text for text in (request.POST or request.GET).getlist("report") if text.isdigit()][:50]
    made_from = _observations(asked.world, nation, reports)
    if request.method == "POST":
        form = NewForm(asked, fixed={"nation": nation}, data=request.POST)
        if form.is_valid() and (found := performed(create, form, asked)):
            if reports:
                _link(request, asked.world, found.code, reports)
            text = gettext("%(code)s is entered.") % {"code": found.code}
            done(request, f"{text} {_uncounted(found.uncounted)}".strip())
            return HttpResponseRedirect(address(nation, found.code))
    else:
        form = NewForm(asked, fixed={"nation": nation}, initial=_start(request, made_from))
    shown = {"form": form, "reports": made_from, "title": gettext("New incident"), **_lists()}
    return render(request, "incidents/new.html", shown, status=400 if form.errors else 200)


def change(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show the form of what is known; write what changed; show what others changed meanwhile."""
    asked = asking(request)
    found = of_nation(asked.world, nation, code)
    now = {one.field: one.value for one in found.fields}
    if request.method != "POST":
        told = {"kind": kind_name(now["kind"]), "sector": now["sector"] and sector_name(now["sector"])}
        start = {name: now[name] for name in _FIELDS} | told
        form = AmendForm(asked, fixed={"code": code}, initial=start)
        return _amending(request, found, form, {"seen": found.history[-1].version})
    seen = int(request.POST["seen"]) if request.POST.get("seen", "").isdigit() else found.history[-1].version
    form = AmendForm(asked, fixed={"code": code, "seen": seen}, data=request.POST)
    form.before = as_seen(found, seen)
    if form.is_valid():
        if amended := performed(amend, form, asked):
            names = ", ".join(str(LABELS[name]) for name in amended.changed)
            undo = address(nation, code, "incident-undo")
            done(request, gettext("Amended: %(names)s.") % {"names": names}, undo, {"version": str(amended.version)})
            return HttpResponseRedirect(address(nation, code))
        if meanwhile := _meanwhile(found, form, seen):
            newest = found.history[-1].version
            return _amending(request, found, form, {"seen": newest, "meanwhile": meanwhile, "status": 409})
    return _amending(request, found, form, {"seen": seen, "status": 400})


def as_seen(found: ShowResult, seen: int) -> dict[str, str]:
    """Return the values of an incident in an earlier version: what changed since is put back, newest first."""
    values = {one.field: one.value for one in found.fields}
    for version in reversed(found.history):
        if version.version > seen:
            values |= {name: before for name, before, _ in version.changes}
    return values


def _meanwhile(found: ShowResult, form: AmendForm, seen: int) -> list[dict[str, str]]:
    """Return the fields that both the person and others changed: as they were seen, as they are, as they were typed."""
    now, before = {one.field: one for one in found.fields}, form.before
    given = form.command.model_dump(include=set(_FIELDS), exclude_none=True)
    assert isinstance(form.command, AmendCommand)
    given |= dict.fromkeys(form.command.clear, "")
    rows = []
    for name, value in given.items():
        if now[name].value != before[name] and found.history[-1].version > seen:
            who = gettext("%(source)s, typed by %(by)s") % {"source": now[name].source, "by": now[name].by}
            told = {"was": before[name], "theirs": now[name].value, "yours": str(value)}
            shown = {key: value_told(name, text) for key, text in told.items()}
            rows.append({"label": str(LABELS[name]), "who": who, **shown})
    return rows


def _amending(request: HttpRequest, found: ShowResult, form: AmendForm, told: dict[str, Any]) -> HttpResponse:
    title = next(one.value for one in found.fields if one.field == "title")
    shown = {"form": form, "found": found, "title": title, **told, **_lists()}
    return render(request, "incidents/amend.html", shown, status=told.get("status", 200))


def performed(doing: Act[Any, Any], form: ActForm, asked: Asking) -> Any:  # noqa: ANN401 - the result of the act
    """Perform an act with a form's command; where it says no, the form shows why, and None is returned."""
    try:
        return doing(form.command, asked.world)
    except PermissionDeniedError:
        raise
    except MajlisError as error:
        form.take(error)
        return None


def _uncounted(reason: str) -> str:
    return gettext("No figure counts it yet: %(reason)s.") % {"reason": reason} if reason else ""


def _lists() -> dict[str, Any]:
    return {
        "kinds": kind_choices(first="")[1:],
        "sectors": sector_choices(first="")[1:],
    }


def _start(request: HttpRequest, reports: list[dict[str, Any]]) -> dict[str, object]:
    """Return what the form begins with: today, what the address says, and what the reports agree on."""
    start: dict[str, object] = {"known": "", "day": ""}
    if reports:
        first = min(reports, key=lambda one: str(one["day"]))
        start |= {"day": first["day"], "known": min(str(one["known"]) for one in reports)}
        start |= {"source": ", ".join(sorted({str(one["source"]) for one in reports}))}
        for field in ("sector", "kind", "operator", "area"):
            told = {str(one[field]) for one in reports if one[field]}
            start[field] = told.pop() if len(told) == 1 else ""
    else:
        start["day"] = timezone.localdate()
    return start | {name: value for name, value in request.GET.items() if name in NewForm.base_fields}


def _observations(world: World, nation: str, reports: list[str]) -> list[dict[str, Any]]:
    if not reports:
        return []
    from majlis.adapters.records.evidence.finding import rows

    return [
        {"row": one.row, "source": one.source, "key": one.key, "day": str(one.day), "told": day_told(one.day)}
        | {"known": str(one.known)}
        | {"sector": one.sector, "kind": one.kind, "operator": one.operator, "area": one.area}
        for one in rows(world.records, nation, [int(text) for text in reports])
    ]


def _link(request: HttpRequest, world: World, code: str, reports: list[str]) -> None:
    from django.contrib import messages

    try:
        link(LinkCommand(code=code, observations=tuple(reports)), world)
    except ConflictError as error:
        messages.warning(request, f"{error.fault.what}. {error.fault.mend}.")
