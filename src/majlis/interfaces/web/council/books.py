"""The board book of a meeting and its notices: each one click away."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from majlis.acts.council.book import BookCommand, book
from majlis.acts.council.notify import NotifyCommand, NotifyResult, notify
from majlis.acts.meeting.show import ShowCommand, ShowResult
from majlis.acts.meeting.show import show as show_meeting
from majlis.acts.settings import value_of
from majlis.acts.world import World
from majlis.interfaces.web.asking import asking, safe_name, settings_in_force, world_of
from majlis.interfaces.web.council.shared import WRITES, demand, demand_nation, moment
from majlis.interfaces.web.forms import told as told_fault
from majlis.kernel.errors import MajlisError, PermissionDeniedError, WaitsError


@require_GET
def book_page(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show what the book of a meeting is, and for whom it may be made."""
    found = _of_nation(world_of(request), nation, code)
    writes = bool({WRITES, "*"} & asking(request).actor.permissions)
    told = {
        "title": gettext("Board book"),
        "trail": _trail(nation, found),
        "meeting": found.meeting,
        "begins": moment(found.meeting.begins),
        "readers": _readers(found) if writes else [],
    }
    return render(request, "council/book.html", told)


@require_GET
def file(request: HttpRequest, nation: str, code: str) -> HttpResponseBase:
    """Bind the book and hand it over."""
    asked = asking(request)
    found = _of_nation(asked.world, nation, code)
    reader = request.GET.get("reader", "")[:150]
    out = asked.desk / f"{found.meeting.code}-book{'-' if reader else ''}{safe_name(reader) if reader else ''}.pdf"
    book(BookCommand(meeting=found.meeting.code, out=out, reader=reader), asked.world_with_desk())
    return FileResponse(out.open("rb"), as_attachment=True, filename=out.name, content_type="application/pdf")


def notices(request: HttpRequest, nation: str, code: str) -> HttpResponseBase:
    """Show how notice of a meeting is sent; send it, or hand over the files to send by hand."""
    demand(request, WRITES)
    asked = asking(request)
    found = _of_nation(asked.world, nation, code)
    server = value_of(settings_in_force(), "mail_server")
    result: NotifyResult | None = None
    if request.method == "POST":
        by_mail = request.POST.get("way") == "mail"
        short = request.POST.get("short_notice", "").strip()
        folder = None if by_mail else asked.desk / f"{found.meeting.code}-notice"
        try:
            result = notify(
                NotifyCommand(meeting=found.meeting.code, send=by_mail, output=folder, short_notice=short[:300]),
                asked.world_with_desk(),
            )
        except (PermissionDeniedError, WaitsError):
            raise
        except MajlisError as error:
            for fault in error.faults:
                messages.error(request, told_fault(fault))
            return HttpResponseRedirect(request.path)
        if not by_mail and (path := asked.written()) is not None:
            return FileResponse(path.open("rb"), as_attachment=True, filename=path.name, content_type="application/zip")
        found = _of_nation(asked.world, nation, code)
    told = {
        "title": gettext("Notice of the meeting"),
        "trail": _trail(nation, found),
        "meeting": found.meeting,
        "begins": moment(found.meeting.begins),
        "noticed": moment(found.meeting.noticed),
        "server": server,
        "result": result,
        "lines": [(login, result.mail.get(login, "")) for login in result.persons] if result else [],
        "days_wanted": found.days_wanted,
    }
    return render(request, "council/notices.html", told)


def _of_nation(world: World, nation: str, code: str) -> ShowResult:
    found = show_meeting(ShowCommand(meeting=code), world)
    demand_nation(found.meeting.nation, nation, code)
    return found


def _readers(found: ShowResult) -> list[tuple[str, str]]:
    """Return the members and assistants for whom a book may be made: login and name."""
    pairs: list[tuple[str, Any]] = []
    for seat in found.seats:
        pairs += [(seat.person, f"{seat.name}, {seat.title}")] if seat.person else []
        pairs += [(login, f"{name}, {seat.title}") for login, name in zip(seat.assisting, seat.assistants, strict=True)]
    return list(dict(pairs).items())


def _trail(nation: str, found: ShowResult) -> list[tuple[str, str]]:
    one = found.meeting
    return [
        (gettext("Meetings"), reverse("council-meetings", kwargs={"nation": nation})),
        (one.title, reverse("council-meeting", kwargs={"nation": nation, "code": one.code})),
    ]
