"""Write a note: seven parts that save themselves, a look at the paper beside them, and the freezing."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST

from majlis.acts.document.freeze import FreezeCommand, freeze
from majlis.acts.document.save import SaveCommand, save
from majlis.acts.document.show import ShowCommand, ShowResult, show
from majlis.acts.document_lines import DocumentResult
from majlis.acts.note_making import page_of
from majlis.briefing.note import HALF_PAGE, words
from majlis.interfaces.web.asking import Asking, asking
from majlis.interfaces.web.forms import ActForm, told
from majlis.interfaces.web.incidents.words import moment_told
from majlis.kernel.errors import ConflictError, MajlisError, NotFoundError, PermissionDeniedError, WaitsError


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class Note(ActForm):
    """The seven parts, and the title."""

    of = SaveCommand
    command: SaveCommand
    title = forms.CharField(required=False, max_length=300, label=gettext_lazy("Title"))
    known = forms.CharField(
        required=False,
        label=gettext_lazy("Known"),
        help_text=gettext_lazy("A line for each fact, and who says so. What stands between ** and ** is bold."),
        widget=_lines(6),
    )
    assessed = forms.CharField(
        required=False,
        label=gettext_lazy("Assessed"),
        help_text=gettext_lazy("What you make of it, and how sure you are: low, medium or high."),
        widget=_lines(3),
    )
    unknown = forms.CharField(required=False, label=gettext_lazy("Not known"), widget=_lines(4))
    spread = forms.CharField(
        required=False,
        label=gettext_lazy("Could spread to"),
        help_text=gettext_lazy("Computed from the nation's dependencies. Name no asset."),
        widget=_lines(7),
    )
    done = forms.CharField(required=False, label=gettext_lazy("Done"), widget=_lines(3))
    asked = forms.CharField(
        required=False,
        label=gettext_lazy("Asked of you"),
        help_text=gettext_lazy("What the reader is to decide or do. Empty: nothing."),
        widget=_lines(2),
    )
    next = forms.CharField(
        required=False,
        label=gettext_lazy("Next update at"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )
    revision = forms.CharField(required=False, widget=forms.HiddenInput())

    def values_besides(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return the values, the empty ones too: a part that was emptied is empty."""
        sent = {name: str(self.cleaned_data.get(name) or "") for name in self.fields if name != "revision"}
        return {**sent, **values}


def edit(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show a draft with its paper; save it where it is sent."""
    asked = asking(request)
    found = _found(asked, nation, code)
    if found.stands.document.state != "draft":
        return redirect("briefing", nation=nation, code=code)
    sent = request.method == "POST"
    form = _form(asked, found, request.POST if sent else None)
    if sent and form.is_valid():
        try:
            save(form.command, asked.world)
        except (PermissionDeniedError, WaitsError):
            raise
        except MajlisError as error:
            form.take(error)
        else:
            if "freeze" in request.POST:
                return _frozen(request, nation, code)
            messages.success(request, gettext("The draft is saved."))
            return redirect("note", nation=nation, code=code)
    return render(request, "notes/write.html", _page(asked, found, form), status=400 if form.errors else 200)


@require_POST
def save_itself(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Save a draft while a person types, and give back the paper."""
    asked = asking(request)
    found = _found(asked, nation, code)
    form = _form(asked, found, request.POST)
    if not form.is_valid():
        return JsonResponse({"faults": [str(one) for many in form.errors.values() for one in many]}, status=400)
    try:
        saved = save(form.command, asked.world)
    except (PermissionDeniedError, WaitsError):
        raise
    except MajlisError as error:
        status = 409 if isinstance(error, ConflictError) else 400
        return JsonResponse({"faults": [told(fault) for fault in error.faults]}, status=status)
    number = _words(asked, saved)
    answer = {
        "revision": saved.revision,
        "words": number,
        "told": _told(number),
        "saved": gettext("Saved at %(time)s.") % {"time": timezone.localtime().strftime("%H:%M:%S")},
        "paper": page_of(asked.world, code),
    }
    return JsonResponse(answer)


@require_POST
def freezing(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Freeze a draft as it was saved last."""
    _found(asking(request), nation, code)
    return _frozen(request, nation, code)


def _frozen(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    freeze(FreezeCommand(document=code), asking(request).world)
    messages.success(request, gettext("The note is frozen. It waits for a second person who reads and releases it."))
    return redirect("briefing", nation=nation, code=code)


def _found(asked: Asking, nation: str, code: str) -> ShowResult:
    if save.permission not in asked.actor.permissions:
        save(SaveCommand(document=code), asked.world)  # refuses, and notes that it did
    found = show(ShowCommand(document=code), asked.world)
    if found.stands.nation != nation or found.stands.document.kind != "note":
        raise NotFoundError(
            f"there is no note {code[:40]!r}",
            mend="majlis document list shows those that you may see",
            code="document.not-found",
        )
    return found


def _form(asked: Asking, found: ShowResult, data: Any) -> Note:  # noqa: ANN401 - what Django was sent
    code = found.stands.document.code
    if data is not None:
        return Note(asked, fixed={"document": code}, data=data)
    parts = {one.part: one.text for one in found.parts}
    if parts["next"]:
        parts["next"] = timezone.localtime(datetime.fromisoformat(parts["next"])).strftime("%Y-%m-%dT%H:%M")
    start = {**parts, "title": found.stands.document.title, "revision": found.stands.revision}
    return Note(asked, fixed={"document": code}, initial=start)


def _words(asked: Asking, saved: DocumentResult) -> int:
    found = show(ShowCommand(document=saved.document.code), asked.world)
    return words({one.part: one.text for one in found.parts})


def _told(number: int) -> str:
    text = gettext("%(number)s words.") % {"number": number}
    return f"{text} {gettext('That is more than half a page.')}" if number > HALF_PAGE else text


def _page(asked: Asking, found: ShowResult, form: Note) -> dict[str, Any]:
    one = found.stands.document
    number = words({part.part: part.text for part in found.parts})
    return {
        "title": one.title,
        "one": one,
        "found": found,
        "form": form,
        "told": _told(number),
        "composed_at": moment_told(found.stands.composed_at),
        "paper": mark_safe(page_of(asked.world, one.code)),  # noqa: S308 - written by our own writer, which escapes
    }
