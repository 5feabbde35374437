"""Errands: long acts on a nation that a worker does in the name of who asked, so that no page waits for them.

They stand in the queue like all long work. What one answers lies beside the records under its code
(:mod:`majlis.adapters.worker.answers`), for who asked alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Run
from majlis.adapters.records.runs import orders
from majlis.adapters.records.runs.work import ERRANDS, LOOKS, Order, State, Work
from majlis.kernel.errors import NotFoundError

KEPT = timedelta(days=1)
"""So long the row of an errand that only looked is kept after it ended."""
MOST = 20


@dataclass(frozen=True, slots=True)
class Errand:
    """What is asked for.

    Attributes
    ----------
    act : str
        One of ``ERRANDS``.
    values : mapping
        Of the act's command.
    key : str
        What is asked, of which state of the nation, in whose view: the same key is the same errand.
    desk : str
        Folder below the data folder that holds the files it may name; empty for none.
    back : str
        Address of the page that shows the answer.
    by : str
        Login of who asked; empty for the person at the machine.
    """

    act: str
    values: Mapping[str, Any]
    key: str
    desk: str = ""
    back: str = ""
    by: str = ""

    def command(self) -> dict[str, Any]:
        """Return it as the row of the work holds it."""
        return {"values": dict(self.values), "key": self.key, "desk": self.desk, "back": self.back, "by": self.by}


@dataclass(frozen=True, slots=True)
class About:
    """Of which nation an errand is: as the row of the work tells it.

    Attributes
    ----------
    code, name : str
    synthetic : bool
    marking : str
    """

    code: str
    name: str
    synthetic: bool
    marking: str


def send(records: Records, errand: Errand, about: About) -> str:
    """Put an errand in the queue, and return its code; of one that waits or is done already, that one's.

    Parameters
    ----------
    records : Records
    errand : Errand
    about : About
    """
    ended = records.now() - KEPT
    Run.everything.filter(act__in=LOOKS, requested_by=records.actor, ended_at__lt=ended).delete()
    there = newest(records, errand.key)
    if there is not None and not there.state.ended:
        return there.code
    order = Order(errand.act, errand.command(), {}, about.code, about.name, about.synthetic, about.marking)
    return orders.queue(records, order)


def newest(records: Records, key: str) -> Work | None:
    """Return the newest errand with a key that the reader sent; None where there is none."""
    rows = Run.objects.visible_to(records.reader).filter(act__in=ERRANDS, requested_by=records.actor, command__key=key)
    return next(iter(orders.works_of(rows.order_by("-id")[:1])), None)


def sent(records: Records, code: str) -> Work:
    """Return an errand that the reader sent.

    Raises
    ------
    NotFoundError
        If there is none with this code, or another person sent it.
    """
    rows = Run.objects.visible_to(records.reader).filter(act__in=ERRANDS, requested_by=records.actor, code=code)
    found = orders.works_of(rows[:1])
    if not found:
        raise NotFoundError(
            f"there is no work {code[:60]!r} of yours",
            why="it is kept for a day, for the person who asked for it",
            mend="ask for it again",
            code="runs.no-work",
        )
    return found[0]


def waiting(records: Records, nation: str) -> tuple[Work, ...]:
    """Return what the reader has sent to change or publish a nation and is not done, newest first."""
    rows = Run.objects.visible_to(records.reader).filter(act__in=ERRANDS - LOOKS, nation=nation)
    open_ones = rows.filter(requested_by=records.actor, state__in=[State.QUEUED.value, State.RUNNING.value])
    return orders.works_of(open_ones.order_by("-id")[:MOST])
