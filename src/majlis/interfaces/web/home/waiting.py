"""What waits for a person: each area counts its own, and says where it is done.

An area adds one line to ``COUNTERS``, or to ``OF_A_NATION`` where it counts nation by nation: the path of a function
that takes the request and the nation's code, and returns what waits, nothing where the person has no right to it. Each
may cost one query or two, never one for each thing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Literal, NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext, ngettext

Kind = Literal["vote", "decision", "agreed", "question", "answer", "feedback", "new", "overdue", "failed"]
KINDS: tuple[Kind, ...] = ("vote", "decision", "agreed", "question", "answer", "feedback", "new", "overdue", "failed")


@dataclass(frozen=True, slots=True)
class Waiting:
    """Things of one kind that wait for a person at one place.

    Attributes
    ----------
    kind : str
        One of ``KINDS``.
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
    "majlis.interfaces.web.home.counters:agreed",
    "majlis.interfaces.web.home.counters:own_reports",
)
"""``module:function`` of each counter; a module is loaded when it is first needed."""
OF_A_NATION: tuple[str, ...] = (
    "majlis.interfaces.web.home.counters:releases",
    "majlis.interfaces.web.home.counters:answers",
    "majlis.interfaces.web.home.counters:released",
    "majlis.interfaces.web.home.counters:overdue_reports",
    "majlis.interfaces.web.home.counters:failed",
    "majlis.interfaces.web.council.waiting:votes",
    "majlis.interfaces.web.council.waiting:chair",
    "majlis.interfaces.web.council.waiting:actions",
    "majlis.interfaces.web.council.waiting:statements",
)
"""Those that count nation by nation."""


def waiting(request: HttpRequest, nations: Mapping[str, str]) -> list[Waiting]:
    """Return everything that waits for the person; where there are several nations, with the name of its nation.

    Parameters
    ----------
    request : HttpRequest
    nations : mapping of str to str
        Code and name of each nation that the person sees.
    """
    found = [one for path in COUNTERS for one in _counter(path)(request, "") if one.count]
    for code, name in nations.items():
        those = [one for path in OF_A_NATION for one in _counter(path)(request, code) if one.count]
        found += [replace(one, text=f"{one.text} · {name}") for one in those] if len(nations) > 1 else those
    return found


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
    told = {
        "vote": ngettext("%(n)s vote", "%(n)s votes", count),
        "decision": ngettext("%(n)s decision", "%(n)s decisions", count),
        "agreed": gettext("%(n)s agreed"),
        "question": ngettext("%(n)s question", "%(n)s questions", count),
        "answer": ngettext("%(n)s answer", "%(n)s answers", count),
        "feedback": gettext("%(n)s feedback"),
        "new": ngettext("%(n)s new document", "%(n)s new documents", count),
        "overdue": gettext("%(n)s overdue"),
        "failed": gettext("%(n)s failed"),
    }
    return told[kind] % {"n": count}


def _counter(path: str) -> Counter:
    module, _, name = path.partition(":")
    found: Counter = getattr(import_module(module), name)
    return found
