"""A nation's draft at a glance, its checks, and publishing it."""

import re
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from majlis.acts.fault_line import FindingLine
from majlis.acts.nation.export import ExportCommand, export
from majlis.acts.nation.history import HistoryCommand, history
from majlis.acts.nation.publish import PublishCommand, publish
from majlis.acts.nation.versions import VersionsCommand, versions
from majlis.adapters.records.runs.work import Work
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.here import here
from majlis.interfaces.web.nations import errands
from majlis.interfaces.web.nations.errands import Wanted
from majlis.interfaces.web.nations.glance import checks_of, is_large, kept_state, key_of, sizes_of, state_of
from majlis.interfaces.web.nations.overview import file_of
from majlis.interfaces.web.nations.permits import demand
from majlis.interfaces.web.nations.tables import TITLES
from majlis.interfaces.web.nations.telling import tell_fault, tell_published
from majlis.interfaces.web.sheets import EXPORT, Sheet, download
from majlis.kernel.errors import MajlisError, PermissionDeniedError

_RECENT = 5
_SHOWN = 200
_ROW = re.compile(r"(?P<table>[a-z]+)\.csv, (?P<key>[^ ,]+)(?:, column (?P<column>\w+))?")


@dataclass(frozen=True, slots=True)
class Found:
    """A finding of the lint, and the way to its row.

    Attributes
    ----------
    line : FindingLine
    key : str
        Of the row; what the finding says of its place, where it names no row.
    address : str
        Of the row's page; empty where it names none.
    """

    line: FindingLine
    key: str
    address: str


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector's part of the assets: id, name, count, and its share of the largest."""

    id: str
    name: str
    assets: int
    largest: int


def show(request: HttpRequest, nation: str) -> HttpResponse:
    """Show a draft at a glance: what is in it, its newest version, what was done last."""
    demand(request, "nation.read")
    world = world_of(request)
    from majlis.adapters.records.runs.errands import waiting

    sizes = sizes_of(request, nation)
    published = versions(VersionsCommand(nation=nation, most=_RECENT), world)
    newest = published.versions[0] if published.versions else None
    shown = {
        "title": here(request, nation).name,
        "tables": [(name, title, sizes.tables[name]) for name, title in TITLES.items()],
        "rows": sum(sizes.tables.values()),
        "large": is_large(request, nation) and kept_state(request, nation) is None,
        "under_way": [errands.line_of(request, one) for one in waiting(world.records, nation)],
        "sectors": _sectors(sizes.sectors),
        "newest": newest,
        "published": published,
        "changed": newest is None or published.draft > newest.revision,
        "recent": history(HistoryCommand(nation=nation, most=_RECENT), world),
    }
    return render(request, "nations/draft.html", shown)


def _sectors(counts: "Any") -> list[Sector]:  # noqa: ANN401 - a mapping
    from majlis.reference import sectors

    names = {row["id"]: row["name"] for row in sectors().rows}
    largest = max(counts.values(), default=0)
    ordered = [name for name in names if name in counts] + sorted(set(counts) - set(names))
    return [Sector(name, names.get(name) or name, counts[name], largest) for name in ordered]


def state(request: HttpRequest, nation: str) -> HttpResponse:
    """Show what takes a moment: coverage of the draft, what the check finds, what differs from the newest version."""
    demand(request, "nation.read")
    found = state_of(request, nation)
    if isinstance(found, Work):
        return errands.wait(request, found, poll=request.path if getattr(request, "htmx", False) else "")
    changes = found.changes
    shown = {
        "same": found.same or (changes is not None and changes.same),
        "draft": None if found.same else found.draft,
        "checks": found.checks,
        "newest": found.newest,
        "changes": changes,
        "changed_rows": sum(sum(kinds.values()) for kinds in changes.counts.values()) if changes else 0,
    }
    whole = not getattr(request, "htmx", False)
    template = "nations/state_page.html" if whole else "nations/state.html"
    return render(request, template, {**shown, "title": gettext("The draft, checked")})


def checks(request: HttpRequest, nation: str) -> HttpResponse:
    """List what the check finds in the draft, each with the way to its row."""
    demand(request, "nation.read")
    found = checks_of(request, nation)
    if isinstance(found, Work):
        return errands.wait(request, found)
    result, rules = found
    chosen = [one for one in result.findings if _wanted(one.severity, one.code, request)]
    if form := request.GET.get("as"):
        columns = ("severity", "where", "what", "why", "how to mend it", "rule")
        rows = [(one.severity, one.where, one.what, one.why, one.mend, one.code) for one in chosen]
        return download(request, Sheet(f"{nation}-checks", columns, rows, result.marking, result.synthetic), form)
    count = sum(number for severity, code, number in rules if _wanted(severity, code, request))
    shown = {
        "title": gettext("What the check finds"),
        "result": result,
        "rules": rules,
        "found": [_found(nation, one) for one in chosen[:_SHOWN]],
        "count": count,
        "more": count - _SHOWN,
        "left_out": count - len(chosen),
    }
    return render(request, "nations/checks.html", shown)


def _wanted(severity: str, code: str, request: HttpRequest) -> bool:
    return request.GET.get("severity", "") in {"", severity} and request.GET.get("rule", "") in {"", code}


def _found(nation: str, line: FindingLine) -> Found:
    place = _ROW.match(line.where)
    if place is None:
        return Found(line, line.where, "")
    named = {"nation": nation, "table": place["table"], "key": place["key"]}
    return Found(line, place["key"], reverse("nation-row", kwargs=named))


@require_POST
def publish_draft(request: HttpRequest, nation: str) -> HttpResponse:
    """Publish the draft as it was seen."""
    demand(request, "nation.publish")
    seen = request.POST.get("revision", "")
    note = request.POST.get("note", "").strip()[:300]
    command = PublishCommand(nation=nation, note=note, revision=int(seen[:18]) if seen.isdecimal() else None)
    if is_large(request, nation):
        values = command.model_dump(mode="json")
        back = reverse("nation", kwargs={"nation": nation})
        key = key_of(request, nation, "publish")
        work = errands.send(request, nation, Wanted("publish", values, key, back))
        return redirect("nation-work", nation=nation, code=work.code)
    try:
        done = publish(command, world_of(request))
    except PermissionDeniedError:
        raise
    except MajlisError as error:
        tell_fault(request, error)
        return redirect("nation-checks" if error.fault.code == "nation.errors" else "nation", nation=nation)
    tell_published(request, done.version, new=done.new)
    return redirect("nation", nation=nation)


def take_away(request: HttpRequest, nation: str, form: str) -> HttpResponseBase:
    """Give a version or the draft as a workbook (``xlsx``) or a dossier (``zip``); note in the audit that it left."""
    demand(request, EXPORT)
    asked = asking(request)
    version = request.GET.get("version", "draft")
    named = f"{nation}@{version}" if version.isdecimal() else f"{nation}@draft"
    suffix = ".xlsx" if form == "xlsx" else ""
    target = asked.desk / f"{nation}-{version if version.isdecimal() else 'draft'}{suffix}"
    export(ExportCommand(nation=named, target=target), asked.world_with_desk())
    return file_of(asked)
