"""A nation's register: what was entered, what was signed, and the proofs of both."""

import json
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from majlis.acts.act import demand_permission
from majlis.acts.register.checkpoint import CheckpointCommand
from majlis.acts.register.checkpoint import checkpoint as sign_head
from majlis.acts.register.compare import CompareCommand, compare
from majlis.acts.register.prove import ProveCommand, prove
from majlis.acts.register.show import EntryLine, ShowCommand, ShowResult, show
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.forms import form_of, told
from majlis.interfaces.web.sheets import Sheet, download
from majlis.kernel.errors import ConflictError, MajlisError, NotFoundError, PermissionDeniedError

if TYPE_CHECKING:
    from majlis.adapters.records.handle import Records
    from majlis.adapters.records.register.named import Log

_ROWS_OF_A_FILE = 1000
_UNSURE = ("lost", "stolen", "restored")
"""Reasons for which a key came without its predecessor."""
_Compare = form_of(CompareCommand)


def index(request: HttpRequest, nation: str) -> HttpResponse:
    """Show how the log stands, its keys, its newest checkpoint, and its entries."""
    try:
        found = _shown(request, nation, request.GET.get("after", ""))
    except NotFoundError as error:
        if error.fault.code != "register.no-log":
            raise
        return render(request, "register/none.html", {"title": gettext("Register of decisions")})
    return render(request, "register/index.html", _told(request, nation, found))


def _shown(request: HttpRequest, nation: str, after: str = "", most: int = 50) -> ShowResult:
    return show(ShowCommand(nation=nation, after=after, most=most), world_of(request))


def _told(request: HttpRequest, nation: str, found: ShowResult) -> dict[str, object]:
    asked = asking(request)
    return {
        "title": gettext("Register of decisions"),
        "found": found,
        "waiting": found.size - found.signed,
        "unsure": next((key for key in reversed(found.keys) if key.reason in _UNSURE), None),
        "first": not request.GET.get("after"),
        "signs": "register.write" in asked.actor.permissions,
        "form": _Compare(asked, fixed={"nation": nation}),
    }


def table(request: HttpRequest, nation: str, form: str) -> HttpResponse:
    """Give the entries as a file, with their hashes."""
    found = _shown(request, nation, most=_ROWS_OF_A_FILE)
    more = (gettext("The newest %(count)s entries.") % {"count": f"{len(found.entries):,}"},) if found.cursor else ()
    columns = ("Entry", "At (UTC)", "Kind", "Hash")
    rows = [(one.index, one.at, one.kind, one.hash) for one in found.entries]
    return download(request, Sheet("register", columns, rows, synthetic=found.synthetic, lines=more), form)


def checkpoints(request: HttpRequest, nation: str) -> HttpResponse:
    """List what was signed."""
    from majlis.adapters.records.register import reading

    records, log = _log(request, nation)
    found, cursor = reading.checkpoints(records, log, request.GET.get("after", ""))
    form = request.GET.get("form")
    if form:
        columns = ("Entries", "Signed at (UTC)", "Root", "Witnesses")
        rows = [(one.size, one.at.isoformat(), one.root.hex(), len(one.witnesses)) for one in found]
        return download(request, Sheet("checkpoints", columns, rows, synthetic=log.synthetic), form)
    told_ = {
        "title": gettext("Signed checkpoints"),
        "found": found,
        "cursor": cursor,
        "first": not request.GET.get("after"),
    }
    return render(request, "register/checkpoints.html", told_)


def _log(request: HttpRequest, nation: str) -> "tuple[Records, Log]":
    world = world_of(request)
    demand_permission(world, "register.read", "this is the register")
    from majlis.adapters.records.register import named

    return world.records, named.existing(world.records, nation, "decisions")


def checkpoint(request: HttpRequest, nation: str, size: int) -> HttpResponse:
    """Give a signed checkpoint, byte by byte."""
    from majlis.adapters.records.register import reading

    records, log = _log(request, nation)
    found, _ = reading.checkpoints(records, log, str(size + 1), 1)
    if not found or found[0].size != size:
        raise Http404
    return _file(found[0].note, f"checkpoint-{size}.txt", "text/plain; charset=utf-8")


def entry(request: HttpRequest, nation: str, index: int) -> HttpResponse:
    """Show an entry with its receipt."""
    world = world_of(request)
    found = show(ShowCommand(nation=nation, index=index), world)
    try:
        receipt_ = prove(ProveCommand(nation=nation, index=index), world).proof
    except ConflictError:  # not signed yet
        receipt_ = ""
    one = found.entries[0]
    told_ = {
        "title": gettext("Entry %(index)s") % {"index": f"{index:,}"},
        "found": found,
        "one": one,
        "text": _readable(one),
        "receipt": receipt_,
        "key": next(key for key in reversed(found.keys)),
    }
    return render(request, "register/entry.html", told_)


def _readable(one: EntryLine) -> str:
    return json.dumps(json.loads(one.entry), ensure_ascii=False, indent=2) if one.entry is not None else ""


def receipt(request: HttpRequest, nation: str, index: int) -> HttpResponse:
    """Give the receipt of an entry, byte by byte."""
    proof = prove(ProveCommand(nation=nation, index=index), world_of(request)).proof
    return _file(proof.encode(), f"{nation}-{index}.tlog-proof", "text/plain; charset=utf-8")


def leaf(request: HttpRequest, nation: str, index: int) -> HttpResponse:
    """Give the bytes of an entry to who may read them."""
    one = show(ShowCommand(nation=nation, index=index), world_of(request)).entries[0]
    if one.entry is None:
        raise Http404
    return _file(one.entry.encode(), f"{nation}-{index}.json", "application/json")


@require_POST
def sign(request: HttpRequest, nation: str) -> HttpResponse:
    """Sign the head."""
    try:
        done = sign_head(CheckpointCommand(nation=nation), world_of(request))
    except PermissionDeniedError:
        raise
    except MajlisError as error:
        messages.error(request, told(error.fault))
    else:
        messages.success(request, gettext("Signed: %(count)s entries.") % {"count": f"{done.size:,}"})
    return redirect("register", nation)


@require_POST
def compared(request: HttpRequest, nation: str) -> HttpResponse:
    """Hold a checkpoint that somebody has against the log."""
    form = _Compare(asking(request), fixed={"nation": nation}, data=request.POST, files=request.FILES)
    if form.is_valid():
        try:
            done = compare(CompareCommand.model_validate(form.command.model_dump()), asking(request).world_with_desk())
        except PermissionDeniedError:
            raise
        except MajlisError as error:
            form.take(error)
        else:
            said = gettext(
                "The log's %(now)s entries begin with the %(size)s of the checkpoint. Nothing was rewritten."
            )
            messages.success(request, said % {"now": f"{done.now:,}", "size": f"{done.size:,}"})
            if not done.signed:
                messages.info(request, gettext("Whether we signed it was not verified: that needs the file."))
            return redirect("register", nation)
    told_ = {**_told(request, nation, _shown(request, nation)), "form": form}
    return render(request, "register/index.html", told_, status=400)


def _file(data: bytes, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
