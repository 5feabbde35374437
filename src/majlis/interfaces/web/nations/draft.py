"""A nation's draft at a glance, its checks, and publishing it."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
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
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.here import here
from majlis.interfaces.web.nations.glance import changes_of, checks_of, draft_of, sizes_of
from majlis.interfaces.web.nations.overview import file_of
from majlis.interfaces.web.nations.permits import demand
from majlis.interfaces.web.nations.tables import TITLES
from majlis.interfaces.web.nations.telling import tell_fault
from majlis.interfaces.web.sheets import EXPORT, Sheet, download
from majlis.kernel.errors import MajlisError, PermissionDeniedError

_RECENT = 5
_SHOWN = 200
_LARGE = 60_000
"""A draft of more rows is checked when somebody asks for it, not whenever its page is opened."""
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
    sizes = sizes_of(request, nation)
    published = versions(VersionsCommand(nation=nation, most=_RECENT), world)
    newest = published.versions[0] if published.versions else None
    shown = {
        "title": here(request, nation).name,
        "tables": [(name, title, sizes.tables[name]) for name, title in TITLES.items()],
        "rows": sum(sizes.tables.values()),
        "large": sum(sizes.tables.values()) > _LARGE,
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
    world = world_of(request)
    published = versions(VersionsCommand(nation=nation, most=1), world)
    newest = next(iter(published.versions), None)
    same = newest is not None and newest.revision == published.draft
    changes = None
    if newest is not None and not same:
        changes = changes_of(request, nation, f"{nation}@{newest.version}", f"{nation}@draft")
    shown = {
        "same": same or (changes is not None and changes.same),
        "draft": None if same else draft_of(request, nation),
        "checks": checks_of(request, nation),
        "newest": newest,
        "changes": changes,
        "changed_rows": sum(sum(kinds.values()) for kinds in changes.counts.values()) if changes else 0,
    }
    whole = not getattr(request, "htmx", False)
    template = "nations/state_page.html" if whole else "nations/state.html"
    return render(request, template, {**shown, "title": gettext("The draft, checked")})


def checks(request: HttpRequest, nation: str) -> HttpResponse:
    """List what the check finds in the draft, each with the way to its row."""
    demand(request, "nation.read")
    result = checks_of(request, nation)
    chosen = [one for one in result.findings if _wanted(one, request)]
    if form := request.GET.get("as"):
        columns = ("severity", "where", "what", "why", "how to mend it", "rule")
        rows = [(one.severity, one.where, one.what, one.why, one.mend, one.code) for one in chosen]
        return download(request, Sheet(f"{nation}-checks", columns, rows, result.marking, result.synthetic), form)
    rules = Counter((one.severity, one.code) for one in result.findings)
    shown = {
        "title": gettext("What the check finds"),
        "result": result,
        "rules": [(severity, code, count) for (severity, code), count in rules.items()],
        "found": [_found(nation, one) for one in chosen[:_SHOWN]],
        "count": len(chosen),
        "more": len(chosen) - _SHOWN,
    }
    return render(request, "nations/checks.html", shown)


def _wanted(one: FindingLine, request: HttpRequest) -> bool:
    return request.GET.get("severity", "") in {"", one.severity} and request.GET.get("rule", "") in {"", one.code}


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
    try:
        done = publish(command, world_of(request))
    except PermissionDeniedError:
        raise
    except MajlisError as error:
        tell_fault(request, error)
        return redirect("nation-checks" if error.fault.code == "nation.errors" else "nation", nation=nation)
    named = {"version": done.version}
    if done.new:
        messages.success(request, gettext("Published version %(version)s. It never changes.") % named)
    else:
        messages.info(request, gettext("Nothing to publish: the draft says the same as version %(version)s.") % named)
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
