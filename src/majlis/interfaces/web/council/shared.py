"""What the pages of bodies and meetings share: words for states, acts that a button performs, the way back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext
from pydantic import ValidationError

from majlis.acts.act import Act, demand_permission
from majlis.acts.world import World
from majlis.interfaces.judging import wrong_values
from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.forms import ActForm, told
from majlis.kernel.errors import InputError, MajlisError, NotFoundError, PermissionDeniedError, WaitsError
from majlis.kernel.marking import Tlp

READS, WRITES = "council.read", "council.write"


@dataclass(frozen=True, slots=True)
class Deed:
    """What a button of a page does.

    Attributes
    ----------
    act : Act
    fields : tuple of str
        Fields of the form that it takes.
    many : tuple of str
        Those that may have several values.
    fixed : mapping
        What it says without being asked.
    """

    act: Act[Any, Any]
    fields: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    fixed: Mapping[str, object] | None = None


def demand_nation(found: str, nation: str, code: str) -> None:
    """See that what a page shows belongs to the nation of its address.

    Raises
    ------
    NotFoundError
        If it belongs to another one.
    """
    if found != nation:
        raise NotFoundError(
            f"{code[:64]} is none of this nation", mend="look at the address", code="council.other-nation"
        )


def demand(request: HttpRequest, permission: str) -> None:
    """See that who asks may open a page that asks no act before it is shown.

    Raises
    ------
    PermissionDeniedError
        If not.
    """
    demand_permission(asking(request).world, permission, gettext("this page is not for everybody"))


def deed_of(request: HttpRequest, deeds: Mapping[str, Deed]) -> Deed:
    """Return the deed that a form asks for.

    Raises
    ------
    InputError
        If there is none of that name.
    """
    found = deeds.get(str(request.POST.get("deed", "")))
    if found is None:
        raise InputError("nothing of that kind can be done", mend="load the page anew", code="council.deed")
    return found


def perform(request: HttpRequest, deed: Deed, fixed: Mapping[str, object]) -> tuple[Any, str]:
    """Perform the act of a button; return its result, or None and why not.

    Parameters
    ----------
    request : HttpRequest
    deed : Deed
    fixed : mapping
        What the page knows: the body, the meeting.

    Raises
    ------
    PermissionDeniedError, WaitsError
        If the act says so: these have pages of their own.
    """
    values: dict[str, object] = {name: value for name in deed.fields if (value := request.POST.get(name, "").strip())}
    values |= {name: tuple(filter(None, request.POST.getlist(name))) for name in deed.many}
    try:
        command = deed.act.command.model_validate({**values, **fixed, **(deed.fixed or {})})
        return deed.act(command, asking(request).world), ""
    except ValidationError as error:
        wrong = wrong_values(error, deed.act.command, place=lambda _: "")
        return None, " ".join(told(one.fault) for one in wrong)
    except (PermissionDeniedError, WaitsError):
        raise
    except MajlisError as error:
        return None, " ".join(told(fault) for fault in error.faults)


def say(request: HttpRequest, result: Any, why: str, text: str = "") -> bool:  # noqa: ANN401 - the result of an act
    """Say on the next page what was done, or why not; return whether it was.

    Parameters
    ----------
    request : HttpRequest
    result : object or None
        What the act returned.
    why : str
        Why it was not done.
    text : str, optional
        What to say instead of the act's own words.
    """
    if result is None:
        messages.error(request, why)
        return False
    messages.success(request, text or str(result.said).partition("\n")[0].partition(" Next:")[0])
    return True


def submitted(form: ActForm, doing: Act[Any, Any], world: World) -> Any:  # noqa: ANN401 - the result of the act
    """Perform an act with a form's command; where it says no, the form shows why, and None is returned.

    Raises
    ------
    PermissionDeniedError
        If the act says so: that has a page of its own.
    """
    if not form.is_valid():
        return None
    try:
        return doing(form.command, world)
    except PermissionDeniedError:
        raise
    except MajlisError as error:
        form.take(error)
        return None


def moment(text: str) -> datetime | None:
    """Return an instant of an act's result; None for none."""
    return datetime.fromisoformat(text) if text else None


def markings(first: str) -> list[tuple[str, str]]:
    """Return the markings to choose from, after what an empty choice means."""
    return [("", first), *((tlp.label, tlp.label) for tlp in Tlp)]


def state_name(state: str) -> str:
    """Return what people call a state of a meeting or an item."""
    known: Mapping[str, Callable[[], str]] = {
        "planned": lambda: gettext("planned"),
        "noticed": lambda: gettext("notice given"),
        "open": lambda: gettext("open"),
        "closed": lambda: gettext("closed"),
        "cancelled": lambda: gettext("cancelled"),
        "done": lambda: gettext("done"),
        "returned": lambda: gettext("returned"),
        "withdrawn": lambda: gettext("withdrawn"),
    }
    return known[state]() if state in known else state


def kind_name(kind: str) -> str:
    """Return what people call what an item is for."""
    known = {
        "decision": gettext("for decision"),
        "discussion": gettext("for discussion"),
        "information": gettext("for information"),
    }
    return known.get(kind, kind)


def event_name(kind: str) -> str:
    """Return what people call what happened in a meeting."""
    known = {
        "agenda-order": gettext("The agenda got another order"),
        "cancelled": gettext("Cancelled"),
        "came": gettext("Came"),
        "carried-over": gettext("Carried over to the forward plan"),
        "closed": gettext("Closed"),
        "item": gettext("Taken up"),
        "item-added": gettext("Put on the agenda"),
        "item-done": gettext("Done"),
        "item-removed": gettext("Taken off the agenda"),
        "item-restored": gettext("No longer withdrawn"),
        "item-withdrawn": gettext("Withdrawn"),
        "left": gettext("Left"),
        "moved": gettext("Changed"),
        "noticed": gettext("Notice given"),
        "opened": gettext("Opened"),
        "paper": gettext("Paper added"),
        "paper-restored": gettext("Paper no longer withdrawn"),
        "paper-withdrawn": gettext("Paper withdrawn"),
        "proxy": gettext("Proxy given"),
        "proxy-ended": gettext("Proxy ended"),
    }
    return known.get(kind) or kind.replace("-", " ").capitalize()
