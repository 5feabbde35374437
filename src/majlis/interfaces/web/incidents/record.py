"""One incident: what is known, who said each field, how that came to be known, and the reports that tell of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from majlis.acts.incident.duplicates import DuplicateLine, DuplicatesCommand, duplicates
from majlis.acts.incident.show import FieldLine, ReportLine, ShowCommand, ShowResult, VersionLine
from majlis.acts.incident.show import show as show_act
from majlis.acts.world import World
from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.incidents.words import (
    day_told,
    kind_name,
    moment_told,
    number_told,
    sector_name,
    sources_told,
)
from majlis.kernel.errors import InputError, NotFoundError
from majlis.kernel.marking import Tlp
from majlis.kernel.times import parse_day

LABELS = {
    "title": gettext_lazy("Title"),
    "summary": gettext_lazy("Summary"),
    "day": gettext_lazy("Happened on"),
    "known": gettext_lazy("Known since"),
    "sector": gettext_lazy("Sector"),
    "kind": gettext_lazy("Kind"),
    "operator": gettext_lazy("Operator"),
    "area": gettext_lazy("Area"),
    "people": gettext_lazy("People affected"),
    "hours": gettext_lazy("Hours without service"),
    "marking": gettext_lazy("Marking"),
    "closed": gettext_lazy("State"),
    "absorbed": gettext_lazy("Merged with"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A field as it is shown: its name, its value in words, and its provenance in words."""

    name: str
    label: str
    value: str
    said: str
    typed: str


def show(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show an incident, or what was known of it before a day."""
    asked = asking(request)
    try:
        found = of_nation(asked.world, nation, code, request.GET.get("as_of", ""))
    except NotFoundError as error:
        if error.fault.code != "incident.merged" or request.GET.get("as_of"):
            raise
        into = error.fault.what.rpartition(" ")[2]
        merged = {"title": error.fault.what, "code": code, "into": into, "parts": _parts(asked.world, code, into)}
        return render(request, "incidents/merged.html", merged)
    held = asked.actor.permissions
    reader = asked.world.records.reader
    owns = reader.everything or found.owner in reader.organisations
    writes = "incident.write" in held and owns and not found.as_of
    values = {one.field: one.value for one in found.fields}
    shown = {
        "title": values["title"],
        "found": found,
        "facts": [fact(one) for one in found.fields if one.field != "title"],
        "values": values,
        "history": [_past(one) for one in reversed(found.history)],
        "reports": [_report(one) for one in found.reports],
        "operators": _of_operators(asked.world, found),
        "sources": sources_told([one.source for one in found.reports]),
        "as_of": day_told(found.as_of),
        "day": day_told(values["day"]),
        "sector": sector_name(values["sector"]),
        "kind": kind_name(values["kind"]),
        "writes": writes,
        "notes": "document.write" in held and not found.as_of,
        "see": _see(nation, values, asked.world),
        "duplicates": _duplicates(asked.world, found, writes=writes),
        "markings": [tlp.label for tlp in Tlp],
        "search": _search(nation, values),
        "today": timezone.localdate(),
    }
    return render(request, "incidents/record.html", shown)


def of_nation(world: World, nation: str, code: str, as_of: str = "") -> ShowResult:
    """Return an incident of the nation of an address.

    Raises
    ------
    NotFoundError
        If there is no such incident, or it is one of another nation.
    InputError
        If ``as_of`` is no day.
    """
    try:
        day = parse_day(as_of) if as_of else None
    except InputError as error:
        raise InputError(error.fault.what, mend="give a day like 2025-03-01", code="web.day") from None
    found = show_act(ShowCommand(code=code[:40], as_of=day), world)
    if found.nation != nation:
        raise NotFoundError(
            f"there is no incident {code[:40]!r} of {nation}",
            mend=f"look for it in the list: majlis incident list {nation}",
            code="incident.none",
        )
    return found


def _parts(world: World, code: str, into: str) -> bool:
    """Tell whether the person may take two incidents apart that were merged."""
    records = world.records
    from majlis.adapters.records.incidents import merging

    return "incident.write" in world.actor.permissions and merging.keeps(records, code, into)


def value_told(field: str, value: str) -> str:
    """Return a value as people read it; "unknown" where there is none."""
    if not value and field not in {"closed", "absorbed"}:
        return gettext("unknown")
    shapes = {"sector": sector_name, "kind": kind_name, "day": day_told, "known": day_told}
    shapes |= {"people": number_told, "hours": number_told}
    return shapes.get(field, str)(value)


def fact(one: FieldLine) -> Fact:
    """Return a field with its provenance in words."""
    typed = gettext("typed by %(who)s, %(when)s") % {"who": one.by, "when": moment_told(one.at)} if one.by else ""
    return Fact(one.field, str(LABELS[one.field]), value_told(one.field, one.value), one.source, typed)


def _past(one: VersionLine) -> dict[str, Any]:
    changes = [
        (str(LABELS.get(name, name)), value_told(name, before), value_told(name, after))
        for name, before, after in one.changes
    ]
    return {"one": one, "since": day_told(one.since), "at": moment_told(one.at), "changes": changes}


def _report(one: ReportLine) -> dict[str, Any]:
    return {"one": one, "day": day_told(one.day), "sector": sector_name(one.sector), "kind": kind_name(one.kind)}


def _of_operators(world: World, found: ShowResult) -> list[dict[str, Any]]:
    """Return the reports of operators that belong to the incident, for who may read reports."""
    if "report.read" not in world.actor.permissions or found.as_of:
        return []
    records = world.records
    from majlis.adapters.records.reports import heads

    states = {
        "open": gettext("open"),
        "waiting": gettext("waits for an answer"),
        "closed": gettext("closed"),
        "merged": gettext("merged"),
    }
    return [{"one": one, "state": states[one.state]} for one in heads.of_incident(records, found.code)]


def _search(nation: str, values: dict[str, str]) -> str:
    """Return the address of the search in which reports of the same days and sector stand."""
    asked = {"sector": values["sector"], "since": values["day"]}
    return f"/n/{nation}/evidence/search/?{urlencode({name: value for name, value in asked.items() if value})}"


def _see(nation: str, values: dict[str, str], world: World) -> list[tuple[str, str]]:
    """Return where else to look: other incidents of the same operator, area and sector."""
    base = reverse("incidents", kwargs={"nation": nation})
    named = [
        (gettext("Incidents at this operator"), "operator"),
        (gettext("Incidents in this area"), "area"),
        (gettext("Incidents of this sector"), "sector"),
    ]
    found = [(text, f"{base}?{urlencode({field: values[field]})}") for text, field in named if values[field]]
    return [*found, *_places(nation, values, world)]


def _places(nation: str, values: dict[str, str], world: World) -> Iterator[tuple[str, str]]:
    """Yield the ways to the nation's operator, area and map, where the nation knows them."""
    from majlis.adapters.records.incidents.suggesting import named

    if "nation.read" not in world.actor.permissions:
        return
    base = reverse("nation-table", kwargs={"nation": nation, "table": "assets"})
    drawn = reverse("map", kwargs={"nation": nation})
    asked = (
        ("operator", gettext("Assets of this operator"), gettext("This operator on the map")),
        ("area", gettext("Assets in this area"), gettext("This area on the map")),
    )
    for field, listed, mapped in asked:
        if values[field] and (code := named(world.records, nation, field, values[field])):
            yield listed, f"{base}?{urlencode({field: code})}"
            yield mapped, f"{drawn}?{urlencode({'q': code})}"


def _duplicates(world: World, found: ShowResult, *, writes: bool) -> list[dict[str, Any]]:
    """Return what may tell of the same event, for who may link and merge."""
    if not writes:
        return []
    result = duplicates(DuplicatesCommand(nation=found.nation, code=found.code), world)
    return [duplicate(one) for one in result.duplicates]


def duplicate(one: DuplicateLine) -> dict[str, Any]:
    """Return a likely duplicate as it is shown."""
    return {
        "one": one,
        "day": day_told(one.day),
        "sector": sector_name(one.sector),
        "kind": kind_name(one.kind),
        "reasons": "; ".join(one.reasons),
        "goes": one.of if one.stays == one.other else one.other,
    }
