"""What is done to an incident with one button: close, reopen, mark, link, unlink."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST
from pydantic import ValidationError

from majlis.acts.act import Act, Command
from majlis.acts.incident.amend import AmendResult
from majlis.acts.incident.close import CloseCommand, close
from majlis.acts.incident.link import LinkCommand, link
from majlis.acts.incident.mark import MarkCommand, mark
from majlis.acts.incident.reopen import ReopenCommand, reopen
from majlis.acts.incident.undo import UndoCommand, undo
from majlis.acts.incident.unlink import UnlinkCommand, unlink
from majlis.interfaces.judging import wrong_values
from majlis.interfaces.web.asking import world_of
from majlis.interfaces.web.forms import told
from majlis.interfaces.web.incidents.record import LABELS, of_nation
from majlis.interfaces.web.incidents.undoing import done
from majlis.kernel.errors import MajlisError, PermissionDeniedError


def address(nation: str, code: str, name: str = "incident") -> str:
    """Return the address of a page of an incident."""
    return reverse(name, kwargs={"nation": nation, "code": code})


@require_POST
def state(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Close an incident, or open it again."""
    closes = request.POST.get("to") == "closed"
    doing: Act[Any, Any] = close if closes else reopen
    command: type[Command] = CloseCommand if closes else ReopenCommand
    source = _said(request)

    def say(_: Any) -> None:  # noqa: ANN401 - the result of either act
        text = gettext("%(code)s is closed. It counts all the same.") if closes else gettext("%(code)s is open again.")
        back = {"to": "open" if closes else "closed", "source": source}
        done(request, text % {"code": code}, address(nation, code, "incident-state"), back)

    facts = {"code": code, "source": source}
    return _perform(request, (nation, code), lambda: command.model_validate(facts), doing, say)


@require_POST
def undoing(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Take an amendment back; the message takes that back in turn."""

    def say(result: AmendResult) -> None:
        names = ", ".join(str(LABELS[name]) for name in result.changed)
        text = gettext("As it was before: %(names)s.") % {"names": names}
        done(request, text, address(nation, code, "incident-undo"), {"version": str(result.version)})

    facts = {"code": code, "version": request.POST.get("version") or None}
    return _perform(request, (nation, code), lambda: UndoCommand.model_validate(facts), undo, say)


@require_POST
def marking(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Give an incident another marking."""
    before = of_nation(world_of(request), nation, code)
    old = next(one.value for one in before.fields if one.field == "marking")
    new = request.POST.get("marking", "").strip()

    def say(_: Any) -> None:  # noqa: ANN401 - as above
        text = gettext("%(code)s is marked %(marking)s now.") % {"code": code, "marking": new}
        done(request, text, address(nation, code, "incident-marking"), {"marking": old, "source": _said(request)})

    facts = {"code": code, "marking": new, "source": request.POST.get("source", "")}
    return _perform(request, (nation, code), lambda: MarkCommand.model_validate(facts), mark, say)


@require_POST
def linking(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Link reports to an incident."""
    return _links(request, nation, code, links=True)


@require_POST
def unlinking(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Take the link between reports and an incident away."""
    return _links(request, nation, code, links=False)


def _links(request: HttpRequest, nation: str, code: str, *, links: bool) -> HttpResponse:
    reports = [part.strip() for text in request.POST.getlist("report") for part in text.split(",") if part.strip()]
    command: type[Command] = LinkCommand if links else UnlinkCommand
    doing: Act[Any, Any] = link if links else unlink

    def say(result: Any) -> None:  # noqa: ANN401 - as above
        if links:
            one = "%(n)s report linked; together they count once."
            text = ngettext(one, "%(n)s reports linked; together they count once.", result.changed)
        else:
            text = ngettext("%(n)s report unlinked.", "%(n)s reports unlinked.", result.changed)
        back = address(nation, code, "incident-unlink" if links else "incident-link")
        done(request, text % {"n": result.changed}, back, {"report": ",".join(reports)})

    facts = {"code": code, "observations": reports}
    return _perform(request, (nation, code), lambda: command.model_validate(facts), doing, say)


def _said(request: HttpRequest) -> str:
    return request.POST.get("source", "").strip() or world_of(request).actor.name


def _perform(
    request: HttpRequest,
    where: tuple[str, str],
    make: Callable[[], Command],
    doing: Act[Any, Any],
    say: Callable[[Any], None],
) -> HttpResponse:
    """Perform an act on an incident of the nation of the address, and go back to its page."""
    world = world_of(request)
    nation, code = where
    of_nation(world, nation, code)
    try:
        say(doing(make(), world))
    except PermissionDeniedError:
        raise
    except ValidationError as error:
        for wrong in wrong_values(error, doing.command, place=lambda _: ""):
            messages.error(request, told(wrong.fault))
    except MajlisError as error:
        for fault in error.faults:
            messages.error(request, told(fault))
    return HttpResponseRedirect(address(nation, code))
