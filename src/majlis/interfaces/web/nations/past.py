"""What was done to a nation: its history with undo, its versions, and what differs between two of them."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from majlis.acts.edits import RowEdit
from majlis.acts.nation.history import HistoryCommand, history
from majlis.acts.nation.undo import UndoCommand, undo
from majlis.acts.nation.versions import VersionsCommand, VersionsResult, versions
from majlis.adapters.records.runs.work import Work
from majlis.interfaces.web.asking import world_of
from majlis.interfaces.web.nations.errands import AT_ONCE, Wanted, send, wait
from majlis.interfaces.web.nations.glance import changes_of, key_of
from majlis.interfaces.web.nations.permits import demand
from majlis.interfaces.web.nations.telling import tell_edited, tell_fault
from majlis.interfaces.web.sheets import Sheet, download
from majlis.kernel.errors import MajlisError, PermissionDeniedError

_PAGE = 50
_MOST = 10_000
_SHOWN = 300
_LONG = 290


def revisions(request: HttpRequest, nation: str) -> HttpResponse:
    """List who changed what, when and why, newest first, each with the way back."""
    demand(request, "nation.read")
    most = min(_number(request.GET.get("most", ""), _PAGE), _MOST)
    form = request.GET.get("as")
    found = history(HistoryCommand(nation=nation, most=_MOST if form else most), world_of(request))
    if form:
        columns = ("revision", "when (UTC)", "who", "act", "why", "undoes", "undone by")
        rows = [
            (one.number, f"{one.at:%Y-%m-%d %H:%M}", one.actor, one.act, one.note, one.undoes, one.undone_by)
            for one in found.revisions
        ]
        return download(request, Sheet(f"{nation}-history", columns, rows, found.marking, found.synthetic), form)
    older = found.total - len(found.revisions)
    shown = {"title": gettext("History"), "found": found, "older": older, "next": most + 4 * _PAGE}
    return render(request, "nations/history.html", shown)


def _number(text: str, other: int) -> int:
    return int(text[:9]) if text.isascii() and text.isdecimal() and int(text[:9]) else other


@require_POST
def take_back(request: HttpRequest, nation: str) -> HttpResponse:
    """Take back a revision; that can be taken back in turn."""
    demand(request, "nation.write")
    number = _number(request.POST.get("revision", ""), 0)
    if number and _is_large(request, nation, number):
        back = _path_of(request) or reverse("nation", kwargs={"nation": nation})
        wanted = Wanted("undo", {"nation": nation, "revision": number}, key_of(request, nation, f"undo {number}"), back)
        return redirect("nation-work", nation=nation, code=send(request, nation, wanted).code)
    try:
        done = undo(UndoCommand(nation=nation, revision=number or None), world_of(request))
    except PermissionDeniedError:
        raise
    except MajlisError as error:
        tell_fault(request, error)
    else:
        tell_edited(request, done, gettext("Undone."))
    return redirect(_back(request) or f"/n/{nation}/nation/")


def _is_large(request: HttpRequest, nation: str, number: int) -> bool:
    """Tell whether a revision changed more rows than can be put back while somebody waits."""
    from majlis.adapters.records.nations import history as kept

    known = kept.done(world_of(request).records, nation)
    rows = (sum(sum(kinds.values()) for kinds in one.counts.values()) for one in known if one.number == number)
    return next(rows, 0) > AT_ONCE // 10


def _path_of(request: HttpRequest) -> str:
    """Return the path of the page of this site that a person came from; empty for none."""
    came = urlsplit(_back(request))
    return came.path + (f"?{came.query}" if came.query else "") if len(came.path + came.query) < _LONG else ""


def _back(request: HttpRequest) -> str:
    """Return the page of this site that a person came from; empty for none."""
    came = request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(came, {request.get_host()}, require_https=request.is_secure())
    return came if safe else ""


def published(request: HttpRequest, nation: str) -> HttpResponse:
    """List the versions, and offer to compare two."""
    demand(request, "nation.read")
    found = versions(VersionsCommand(nation=nation, most=_MOST), world_of(request))
    if form := request.GET.get("as"):
        columns = ("version", "when (UTC)", "who", "note", "revision", "assets", "declared", "hash")
        rows = [
            (one.version, f"{one.published_at:%Y-%m-%d %H:%M}", one.published_by, one.note, one.revision,
             one.rows["assets"], round(one.coverage.declared, 4), one.sha256)
            for one in found.versions
        ]  # fmt: skip
        return download(request, Sheet(f"{nation}-versions", columns, rows, found.marking, found.synthetic), form)
    return render(request, "nations/versions.html", {"title": gettext("Versions"), "found": found})


def compared(request: HttpRequest, nation: str) -> HttpResponse:
    """Show what differs between two versions, or a version and the draft."""
    demand(request, "nation.read")
    found = versions(VersionsCommand(nation=nation, most=_MOST), world_of(request))
    before = request.GET.get("before") or _newest(found)
    after = request.GET.get("after") or "draft"
    result = changes_of(request, nation, (_state(before), _state(after)), found)
    if isinstance(result, Work):
        return wait(request, result)
    table = request.GET.get("table", "")
    edits = [one for one in result.edits if table in {"", one.table}]
    if form := request.GET.get("as"):
        columns = ("table", "row", "what", "column", "before", "after")
        sheet = Sheet(f"{nation}-{before}-{after}", columns, _cells(edits), result.marking, result.synthetic)
        return download(request, sheet, form)
    count = sum(sum(kinds.values()) for name, kinds in result.counts.items() if table in {"", name})
    shown = {
        "title": gettext("What changed"),
        "found": found,
        "before": before,
        "after": after,
        "result": result,
        "edits": edits[:_SHOWN],
        "count": count,
        "more": count - _SHOWN,
        "left_out": count - len(edits),
    }
    return render(request, "nations/compare.html", shown)


def _newest(found: VersionsResult) -> str:
    return str(found.versions[0].version) if found.versions else "draft"


def _state(text: str) -> str:
    return text if text.isascii() and text.isdecimal() else "draft"


def _cells(edits: list[RowEdit]) -> list[tuple[str, str, str, str, str, str]]:
    return [
        (one.table, one.key, one.kind, cell.column, cell.before or "", cell.after or "")
        for one in edits
        for cell in one.cells
    ]
