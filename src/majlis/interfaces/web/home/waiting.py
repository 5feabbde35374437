"""What waits for a person: each area counts its own, and says where it is done.

An area adds one line to ``COUNTERS``: the path of a function that takes the request and the nation's code, and returns
what waits, nothing where the person has no right to it. Each may cost one query or two, never one for each thing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Literal, NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext, ngettext

Kind = Literal["decision", "question", "overdue", "failed"]
KINDS: tuple[Kind, ...] = ("decision", "question", "overdue", "failed")


@dataclass(frozen=True, slots=True)
class Waiting:
    """Things of one kind that wait for a person at one place.

    Attributes
    ----------
    kind : str
        ``decision``, ``question``, ``overdue`` or ``failed``.
    count : int
    text : str
        What they are, in a few words, with their number.
    address : str
        Where they are done.
    """

    kind: Kind
    count: int
    text: str
    address: str


class Sum(NamedTuple):
    """How much of one kind waits, and where to go: to its place, or to the list where there are several places."""

    text: str
    address: str


Counter = Callable[[HttpRequest, str], Iterable[Waiting]]
COUNTERS: tuple[str, ...] = (
    "majlis.interfaces.web.home.counters:agreements",
    "majlis.interfaces.web.home.counters:releases",
    "majlis.interfaces.web.home.counters:own_reports",
    "majlis.interfaces.web.home.counters:overdue_reports",
    "majlis.interfaces.web.home.counters:failed",
)
"""``module:function`` of each counter; a module is loaded when it is first needed."""


def waiting(request: HttpRequest, nation: str) -> list[Waiting]:
    """Return everything that waits for the person.

    Parameters
    ----------
    request : HttpRequest
    nation : str
        Code of the nation that the page is about; empty where there is none.
    """
    return [one for path in COUNTERS for one in _counter(path)(request, nation) if one.count]


def sums(found: list[Waiting], all_at: str) -> list[Sum]:
    """Return what waits, one sum for each kind.

    Parameters
    ----------
    found : list of Waiting
    all_at : str
        Address of the page that lists everything.
    """
    told = []
    for kind in KINDS:
        these = [one for one in found if one.kind == kind]
        if these:
            address = these[0].address if len(these) == 1 else all_at
            told.append(Sum(_sum(kind, sum(one.count for one in these)), address))
    return told


def _sum(kind: Kind, count: int) -> str:
    if kind == "decision":
        return ngettext("%(n)s decision", "%(n)s decisions", count) % {"n": count}
    if kind == "question":
        return ngettext("%(n)s question", "%(n)s questions", count) % {"n": count}
    if kind == "overdue":
        return gettext("%(n)s overdue") % {"n": count}
    return gettext("%(n)s failed") % {"n": count}


def _counter(path: str) -> Counter:
    module, _, name = path.partition(":")
    found: Counter = getattr(import_module(module), name)
    return found
