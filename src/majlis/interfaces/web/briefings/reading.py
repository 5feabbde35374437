"""Read a document in the browser, take it away, release it, withdraw it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from majlis.acts.document.export import ExportCommand, export
from majlis.acts.document.release import ReleaseCommand, release
from majlis.acts.document.show import ShowCommand, ShowResult, show
from majlis.acts.document.withdraw import WithdrawCommand, withdraw
from majlis.acts.note_making import RELEASE, page_of
from majlis.interfaces.web.account.step_up import must_confirm
from majlis.interfaces.web.asking import Asking, asking
from majlis.interfaces.web.briefings.words import KINDS, STATES, TONES
from majlis.interfaces.web.forms import ActForm
from majlis.interfaces.web.incidents.words import moment_told
from majlis.kernel.errors import InputError, MajlisError, NotFoundError, PermissionDeniedError, WaitsError
from majlis.kernel.marking import Marking, Tlp

FORMS = ("pdf", "docx", "html")
_KEPT_OFF_LINE = Tlp.AMBER
"""Strictest marking of what a telephone may keep: stricter papers are read with a line only."""


class Withdraw(ActForm):
    """Why a document is withdrawn."""

    of = WithdrawCommand
    command: WithdrawCommand
    reason = forms.CharField(
        required=False,
        max_length=300,
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Who read the document sees it."),
    )


@require_GET
def read(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show a document as it was frozen; a draft of a note leads to where it is written."""
    asked = asking(request)
    found = _found(asked, nation, code)
    if found.stands.document.state == "draft" and "document.write" in asked.actor.permissions:
        return redirect("note", nation=nation, code=code)
    return render(request, "briefings/read.html", _page(asked, found))


def releasing(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Let a second person read a document and release it."""
    if (ask := must_confirm(request, RELEASE)) is not None:
        return ask
    asked = asking(request)
    found = _found(asked, nation, code)
    if request.method == "POST":
        release(ReleaseCommand(document=code), asked.world)
        messages.success(request, gettext("%(code)s is released.") % {"code": code})
        return _back(nation, code)
    one = found.stands.document
    if RELEASE not in asked.actor.permissions:
        release(ReleaseCommand(document=code), asked.world)  # refuses, and notes that it did
    page = {**_page(asked, found), "own": asked.actor.name == one.composed_by, "releasing": True}
    return render(request, "briefings/release.html", page)


@require_POST
def withdrawing(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Withdraw a document, with a reason."""
    asked = asking(request)
    found = _found(asked, nation, code)
    form = Withdraw(asked, fixed={"document": code}, data=request.POST)
    if form.is_valid():
        try:
            withdraw(form.command, asked.world)
        except (PermissionDeniedError, WaitsError):
            raise
        except MajlisError as error:
            form.take(error)
        else:
            messages.success(request, gettext("%(code)s is withdrawn.") % {"code": code})
            return _back(nation, code)
    return render(request, "briefings/read.html", {**_page(asked, found), "withdrawing": form}, status=400)


@require_GET
def file(request: HttpRequest, nation: str, code: str, form: str) -> HttpResponseBase:
    """Hand a document over as a file, byte by byte as it was frozen."""
    asked = asking(request)
    _found(asked, nation, code)
    if form not in FORMS:
        raise InputError(f"{form[:20]!r} is no form of a document", mend="use pdf, docx or html", code="web.form")
    out = asked.desk / f"{code}.{form}"
    export(ExportCommand(document=code, out=out), asked.world_with_desk())
    return FileResponse(out.open("rb"), as_attachment=True, filename=out.name)


def _found(asked: Asking, nation: str, code: str) -> ShowResult:
    found = show(ShowCommand(document=code), asked.world)
    if found.stands.nation != nation:
        raise NotFoundError(
            f"there is no document {code[:40]!r}",
            mend="majlis document list shows those that you may see",
            code="document.not-found",
        )
    return found


def _page(asked: Asking, found: ShowResult) -> dict[str, Any]:
    one, held = found.stands.document, asked.actor.permissions
    own = one.composed_by == asked.actor.name or found.stands.owner in asked.actor.reader.organisations
    body = page_of(asked.world, one.code) if found.readable else ""
    return {
        "title": one.title,
        "found": found,
        "one": one,
        "kind": KINDS[one.kind],
        "state": STATES[one.state],
        "tone": TONES[one.state],
        "as_of": moment_told(one.as_of),
        "released_at": moment_told(found.stands.released_at),
        "withdrawn_at": moment_told(found.stands.withdrawn_at),
        "body": mark_safe(body),  # noqa: S308 - written by our own writer, which escapes, and kept under its hash
        "forms": [form for form in FORMS if any(line.form == form for line in found.files)],
        "keep": one.state == "released" and Marking.parse(one.marking).tlp <= _KEPT_OFF_LINE,
        "may_release": one.state == "frozen" and RELEASE in held and one.composed_by != asked.actor.name,
        "may_withdraw": one.state != "withdrawn" and "document.write" in held and (own or RELEASE in held),
        "withdrawing": Withdraw(asked, fixed={"document": one.code}),
    }


def _back(nation: str, code: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("briefing", kwargs={"nation": nation, "code": code}))
