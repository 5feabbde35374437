"""The catalogue of exploited vulnerabilities, and how long things are kept."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from majlis.acts.act import Act, Result
from majlis.acts.catalogue.list import OLD_DAYS, ListCommand, list_
from majlis.acts.catalogue.revert import RevertCommand, revert
from majlis.acts.catalogue.update import UpdateCommand, update
from majlis.acts.retention.apply import ApplyCommand, apply
from majlis.acts.retention.set import SetCommand, set_
from majlis.acts.retention.show import ShowCommand, show
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.forms import form_of, told
from majlis.interfaces.web.sheets import Sheet, download
from majlis.kernel.errors import MajlisError, PermissionDeniedError


def catalogue(request: HttpRequest) -> HttpResponse:
    """List the catalogues; take a newer one from a file."""
    asked = asking(request)
    kind = form_of(UpdateCommand)
    form = kind(asked)
    if request.method == "POST":
        form = kind(asked, data=request.POST, files=request.FILES)
        if form.is_valid():
            try:
                done = update(form.command, asked.world_with_desk())  # type: ignore[arg-type]  # of this act's command
            except PermissionDeniedError:
                raise
            except MajlisError as error:
                form.take(error)
            else:
                _tell_lines(request, done)
                return redirect("catalogue")
    found = list_(ListCommand(), asked.world)
    if kind_of_file := request.GET.get("as"):
        columns = ("counts", "version", "released", "age (days)", "entries", "newest", "origin", "hash")
        rows = [
            ("yes" if one.counts else "no", one.version, one.released, one.age_days, one.entries, one.newest,
             one.origin, one.sha256)
            for one in found.catalogues
        ]  # fmt: skip
        return download(request, Sheet("catalogues", columns, rows), kind_of_file)
    shown = {
        "title": gettext("Catalogue of exploited vulnerabilities"),
        "found": found,
        "old": next((one for one in found.catalogues if one.counts and one.age_days > OLD_DAYS), None),
        "form": form if "catalogue.write" in asked.actor.permissions else None,
    }
    return render(request, "upkeep/catalogue.html", shown, status=400 if form.errors else 200)


def _tell_lines(request: HttpRequest, done: Result) -> None:
    messages.success(request, next(iter(done.text().splitlines())))


def _performed(request: HttpRequest, act: Act[Any, Any], command: object) -> Any:  # noqa: ANN401 - a result of any act
    """Perform an act, or tell why it was not done and return None."""
    try:
        return act(command, world_of(request))
    except PermissionDeniedError:
        raise
    except MajlisError as error:
        messages.error(request, told(error.fault))
        return None


@require_POST
def revert_catalogue(request: HttpRequest) -> HttpResponse:
    """Let the catalogue before count again."""
    if done := _performed(request, revert, RevertCommand()):
        _tell_lines(request, done)
    return redirect("catalogue")


def retention(request: HttpRequest) -> HttpResponse:
    """Show how long things are kept, and what has passed its days."""
    found = show(ShowCommand(), world_of(request))
    if form := request.GET.get("as"):
        columns = ("rule", "what", "counted from", "days", "shipped", "least", "due", "set by", "set at", "source")
        rows = [
            (one.rule, one.what, one.counted_from, one.days, one.shipped, one.least, one.due, one.changed_by,
             one.changed_at, one.source)
            for one in found.rules
        ]  # fmt: skip
        return download(request, Sheet("retention", columns, rows), form)
    due = sum(one.due for one in found.rules)
    return render(
        request, "upkeep/retention.html", {"title": gettext("How long things are kept"), "found": found, "due": due}
    )


@require_POST
def set_days(request: HttpRequest) -> HttpResponse:
    """Set the days of a rule."""
    form = form_of(SetCommand)(asking(request), data=request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    elif done := _performed(request, set_, form.command):
        values = {"rule": done.rule, "days": f"{done.days:,}", "due": f"{done.due:,}"}
        said = gettext("%(rule)s: kept %(days)s days from now on. Due now: %(due)s. Nothing was deleted.")
        messages.success(request, said % values)
    return redirect("retention")


@require_POST
def apply_rules(request: HttpRequest) -> HttpResponse:
    """Delete what has passed its days."""
    if done := _performed(request, apply, ApplyCommand()):
        for one in done.applied:
            if one.count:
                messages.success(
                    request, gettext("%(what)s: %(count)s gone.") % {"what": one.what, "count": f"{one.count:,}"}
                )
        if not any(one.count for one in done.applied):
            messages.info(request, gettext("Nothing was due."))
    return redirect("retention")
