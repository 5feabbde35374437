"""A worker's day: take a work, perform it, take the next, wait; stop when told, and give back what is not done."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from majlis.adapters.records.runs.work import Claim, Holder, UnreachableError
from majlis.adapters.worker.perform import Bench, Ended, Outcome, perform
from majlis.adapters.worker.signals import Stop, StoppedError, listening

GIVEN_BACK = "given back"


@dataclass(frozen=True)
class Habit:
    """How a worker works.

    Attributes
    ----------
    once : bool
        End when the queue is empty.
    poll : float
        Seconds between two looks at an empty queue.
    say : callable
        Told one line per event.
    """

    once: bool
    poll: float
    say: Callable[[str], None]


def serve(bench: Bench, holder: Holder, habit: Habit) -> Counter[str]:
    """Work until told to stop, or until the queue is empty, and return how often each outcome came.

    Raises
    ------
    UnreachableError
        If the database does not answer and the worker was to empty the queue once; else it waits for it.
    OSError
        If the system refuses, for example because the disk is full. The work was given back.
    MajlisError
        If the tables have become those of another version.
    """
    ends: Counter[str] = Counter()
    habit.say(f"worker {holder.name}: at work")
    with listening() as stop:
        while not stop.asked:
            try:
                claim = _next(bench, holder, stop)
                if claim is not None:
                    ends[_go(bench, claim, habit, stop)] += 1
                elif habit.once:
                    break
                else:
                    _wait(habit.poll, stop)
            except UnreachableError as error:
                habit.say(f"worker {holder.name}: {error.fault.what}")
                if habit.once:
                    raise
                _wait(habit.poll, stop)
    habit.say(f"worker {holder.name}: {'told to stop' if stop.asked else 'the queue is empty'}")
    return ends


def _next(bench: Bench, holder: Holder, stop: Stop) -> Claim | None:
    """Take a work; a signal waits until it is known whether one was taken."""
    from majlis.adapters.records.runs import leases
    from majlis.adapters.records.schema import demand_current

    if stop.asked:
        return None
    with leases.reachable():
        demand_current(bench.records.home)
        return leases.claim(bench.records, holder)


def _go(bench: Bench, claim: Claim, habit: Habit, stop: Stop) -> str:
    order = claim.order
    habit.say(f"{claim.code}: {order.act} of {order.nation}, attempt {claim.attempt}")
    began = time.monotonic()
    try:
        with stop.possible():
            ended = perform(bench, claim)
    except StoppedError:
        return _given_back(bench, claim, habit)
    except OSError:
        _given_back(bench, claim, habit)
        raise
    habit.say(f"{claim.code}: {told(ended, claim.code)} ({time.monotonic() - began:.1f} s)")
    return str(ended.outcome)


def _given_back(bench: Bench, claim: Claim, habit: Habit) -> str:
    from majlis.adapters.records.runs import leases

    if leases.give_back(bench.records, claim):
        habit.say(f"{claim.code}: {GIVEN_BACK} to the queue")
        return GIVEN_BACK
    habit.say(f"{claim.code}: had ended already")  # the signal came after the last word was written
    return str(Outcome.DONE)


def told(ended: Ended, code: str) -> str:
    """Return how a work ended, in codes alone: the line goes to logs, and the fault may quote marked content."""
    if ended.outcome is Outcome.FAILED and ended.fault is not None:
        return f"failed with {ended.fault.code}; majlis run show {code} says why"
    return f"{ended.outcome}, run {ended.run}" if ended.run else str(ended.outcome)


def _wait(seconds: float, stop: Stop) -> None:
    try:
        with stop.possible():
            time.sleep(seconds)
    except StoppedError:
        return
