"""Keep the filter of a list under a name, rename it, drop it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST
from pydantic import ValidationError

from majlis.acts.act import Act, Command
from majlis.acts.view.drop import DropCommand, drop
from majlis.acts.view.rename import RenameCommand, rename
from majlis.acts.view.save import SaveCommand, ViewResult, inside, save
from majlis.interfaces.judging import wrong_values
from majlis.interfaces.web.asking import world_of
from majlis.interfaces.web.forms import told
from majlis.interfaces.web.incidents.undoing import done
from majlis.kernel.errors import MajlisError, PermissionDeniedError


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep a filter under a name."""

    def say(found: ViewResult) -> str:
        back = {"name": found.view.name, "address": found.view.address}
        done(request, gettext("Kept as “%(name)s”.") % back, reverse("view-drop"), back)
        return found.view.address

    return _perform(request, save, SaveCommand, say)


@require_POST
def renaming(request: HttpRequest) -> HttpResponse:
    """Give a view another name."""

    def say(found: ViewResult) -> str:
        back = {"name": found.view.name, "address": found.view.address, "new": request.POST.get("name", "")}
        done(request, gettext("Its name is “%(name)s” now.") % back, reverse("view-rename"), back)
        return found.view.address

    return _perform(request, rename, RenameCommand, say)


@require_POST
def dropping(request: HttpRequest) -> HttpResponse:
    """Drop a view; the message brings it back."""

    def say(found: ViewResult) -> str:
        back = {"name": found.view.name, "address": found.view.address}
        done(request, gettext("“%(name)s” is dropped.") % back, reverse("view-keep"), back)
        return found.view.address

    return _perform(request, drop, DropCommand, say)


def _perform(
    request: HttpRequest, doing: Act[Any, Any], command: type[Command], say: Callable[[ViewResult], str]
) -> HttpResponse:
    """Perform an act, and go back to the page that it is about."""
    address = inside(request.POST.get("address", "/"))
    facts = {name: request.POST[name].strip() for name in command.model_fields if name in request.POST}
    try:
        address = say(doing(command.model_validate(facts), world_of(request)))
    except PermissionDeniedError:
        raise
    except ValidationError as error:
        for wrong in wrong_values(error, doing.command, place=lambda _: ""):
            messages.error(request, told(wrong.fault))
    except MajlisError as error:
        messages.error(request, told(error.fault))
    return HttpResponseRedirect(address)
