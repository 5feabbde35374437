"""A proof tree in plain English, with hours."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from majlis.infrastructure.proof.tree import Cause, Fallen, Step

SHOWN_OUTAGES = 3


def proof_lines(name: str, causes: "Sequence[Cause]", *, horizon_h: float) -> Iterator[str]:
    """Yield the proof line by line, indented by two spaces a level.

    Parameters
    ----------
    name : str
        The asset or demand that was asked about.
    causes : sequence of Cause
        Its outages, in time order.
    horizon_h : float
        Hours that are followed.
    """
    if not causes:
        yield f"{name} is never dark in the {horizon_h:g} hours that are followed."
        return
    for cause in causes[:SHOWN_OUTAGES]:
        length = "" if cause.until_h is None else f" ({_hours(cause.until_h - cause.from_h)})"
        yield f"{name} is dark from hour {cause.from_h:g} {_until(cause.until_h, horizon_h)}{length}."
        yield from _because(cause, 1, horizon_h)
        yield from _back(cause.way_back, horizon_h)
    if len(causes) > SHOWN_OUTAGES:
        yield f"{name} is dark {len(causes) - SHOWN_OUTAGES} more times."


def _because(cause: "Cause", depth: int, horizon_h: float) -> Iterator[str]:
    indent = "  " * depth
    for struck in cause.struck:
        done = f"until hour {struck.until_h:g}" if struck.until_h is not None else f"beyond hour {horizon_h:g}"
        yield f"{indent}It was attacked at hour {struck.from_h:g}; the repair lasts {done}."
    for fallen in cause.fallen:
        yield f"{indent}{_fell(fallen)}"
        for supplier in fallen.suppliers:
            yield from _supplier(supplier, depth + 1, horizon_h)
        if fallen.more:
            yield f"{indent}  and {fallen.more} more."


def _supplier(cause: "Cause", depth: int, horizon_h: float) -> Iterator[str]:
    note = " (explained at its other place)" if cause.elsewhere else " (its causes are not shown)" if cause.cut else ""
    yield f"{'  ' * depth}{cause.node} was down from hour {cause.from_h:g} {_until(cause.until_h, horizon_h)}{note}."
    yield from _because(cause, depth + 1, horizon_h)


def _fell(fallen: "Fallen") -> str:
    working = str(fallen.working) if fallen.working else "none"
    what = f"Its requirement '{fallen.group}' needs {fallen.k} of {fallen.listed}; {working} worked"
    if not fallen.bridged_h:
        empty = f" (its buffer of {_hours(fallen.buffer_h)} was empty)" if fallen.buffer_h else ""
        return f"{what} from hour {fallen.lacking_h:g}{empty}."
    full = "" if fallen.bridged_h == fallen.buffer_h else f" of its {_hours(fallen.buffer_h)}, not being full,"
    return (
        f"{what}. Too few since hour {fallen.lacking_h:g}; "
        f"the buffer bridged {_hours(fallen.bridged_h)}{full} and ended at hour {fallen.exhausted_h:g}."
    )


def _back(steps: "Sequence[Step]", horizon_h: float) -> Iterator[str]:
    for depth, step in enumerate(steps, start=1):
        yield "  " * depth + _return(step, horizon_h)


def _return(step: "Step", horizon_h: float) -> str:
    if step.deadlock:
        return (
            f"What {step.node} waits for waits in a circle: a deadlock. "
            "A black start or a start by hand within the circle would break it."
        )
    thing = "its repair" if step.waited_for == "repair" else f"'{step.waited_for}'"
    purpose = " (needed to start)" if step.held_start else ""
    if step.back_h is None:
        if step.clear_h is None:
            return f"{step.node} is not back by hour {horizon_h:g}: it still waits for {thing}{purpose}."
        came = f"{thing}{purpose} came at hour {step.clear_h:g}"
        return f"{step.node} is not back by hour {horizon_h:g}: {came}, and it restarts."
    wait = step.back_h - (step.clear_h or 0.0)
    how = "it started without its start requirements" if step.alone else "restart takes"
    took = f"{how} after {_hours(wait)}" if step.alone else f"{how} {_hours(wait)}"
    came = "was done" if step.waited_for == "repair" else "was met again"
    return f"{step.node} came back at hour {step.back_h:g}: {thing}{purpose} {came} at hour {step.clear_h:g}, {took}."


def _until(until_h: float | None, horizon_h: float) -> str:
    return f"to hour {until_h:g}" if until_h is not None else f"beyond hour {horizon_h:g}"


def _hours(hours: float) -> str:
    return f"{hours:g} h"
