"""Published decisions of a nation for everybody: text, proof, checkpoint, keys; and how many are sealed."""

import re
from dataclasses import replace

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from majlis.adapters.records.handle import Records
from majlis.briefing.drawing import inside
from majlis.briefing.paper import qr_code
from majlis.interfaces.web.asking import NOBODY, asking
from majlis.interfaces.web.here import zone_of
from majlis.interfaces.web.reports.limits import take_turn
from majlis.kernel.errors import InputError
from majlis.kernel.marking import Marking, Tlp
from majlis.register.bundle import Bundle, dump_bundle

_SIZE = re.compile(r"[1-9][0-9]{0,15}", re.ASCII)
_OPEN = str(Marking(Tlp.CLEAR))
_TURNS, _SECONDS = 120, 600
"""So many files may be taken from one address within so long: each is put together when it is asked for."""


def nobodys(request: HttpRequest) -> Records:
    """Return the records as who has no account sees them, whoever is signed in."""
    return replace(asking(request).world.records, reader=NOBODY.reader, actor=NOBODY.name)


@login_not_required
@require_GET
def index(request: HttpRequest, of: str) -> HttpResponse:
    """Show the published decisions, newest first."""
    records = nobodys(request)
    from majlis.adapters.records.council import public

    board = public.board(records, of)
    with timezone.override(zone_of(board.zone)):
        rows, after = public.page(records, board, request.GET.get("after", ""))
        note = board.checkpoint.decode()
        told = {
            "title": gettext("Decisions"),
            "board": board,
            "rows": rows,
            "after": after,
            "synthetic": board.synthetic,
            "note": note,
            "drawn": _drawn(note) if note else "",
            "keys": [(step, str(step.key)) for step in reversed(board.keys)],
        }
        return render(request, "public/decisions.html", told)


@login_not_required
@require_GET
def checkpoint(request: HttpRequest, of: str) -> HttpResponse:
    """Hand over the newest signed checkpoint, byte by byte."""
    records = nobodys(request)
    from majlis.adapters.records.council import public

    note = public.board(records, of).checkpoint
    return _file(note, "checkpoint.txt", "text/plain; charset=utf-8")


@login_not_required
@require_GET
def bundle(request: HttpRequest, of: str, code: str) -> HttpResponse:
    """Hand over the bundle of a decision; with ``since`` or ``continues`` it continues a checkpoint."""
    return _file(dump_bundle(_bundle(request, of, code)), f"{code}.json", "application/json")


@login_not_required
@require_GET
def continues(request: HttpRequest, of: str) -> HttpResponse:
    """Hand over the bundle of a decision that continues the checkpoint of a reader, as the form asks for it."""
    return bundle(request, of, request.GET.get("code", "")[:40])


@login_not_required
@require_GET
def paper(request: HttpRequest, of: str, code: str) -> HttpResponse:
    """Hand over a decision as PDF."""
    found = _bundle(request, of, code)
    from majlis.acts.decided_making import paper_of
    from majlis.adapters.records.council import public

    board = public.board(nobodys(request), of)
    named = (public.body_name(nobodys(request), of, code), board.name, board.zone)
    return _file(paper_of(found, named, _OPEN), f"{code}.pdf", "application/pdf")


def _bundle(request: HttpRequest, of: str, code: str) -> Bundle:
    take_turn(request, "decision", most=_TURNS, seconds=_SECONDS)
    since = (request.GET.get("since") or request.GET.get("continues", "")).strip()
    if since and not _SIZE.fullmatch(since):
        raise InputError(
            "this is no size of a checkpoint", mend="type the number in its second line", code="decision.since"
        )
    records = nobodys(request)
    from majlis.adapters.records.council import public

    return public.bundle(records, of, code, [int(since)] if since else [])


def _drawn(note: str) -> SafeString:
    """Return a checkpoint as QR code for the page."""
    code = qr_code(note, gettext("the signed checkpoint"))
    return mark_safe(inside(code.svg, code.alt, "checkpoint", tokens=False))  # noqa: S308 - drawn here, of squares


def _file(data: bytes, name: str, kind: str) -> HttpResponse:
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
