"""Assess from pins: what ``risk assess`` does, at once or from the queue."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from majlis.adapters.places.keep import Kept
from majlis.adapters.records.runs.work import Order
from majlis.adapters.vault import Array, RunDraft, Vault
from majlis.adapters.vault.snapshots import pinned_case, pinned_history
from majlis.kernel.marking import Marking, join_all
from majlis.kernel.times import format_instant
from majlis.risk.assessment import assess
from majlis.risk.backtest import History
from majlis.risk.case import Case
from majlis.risk.simulate import Size

ACT = "risk assess"
LABEL = "simulating years"
PLACES = "places.json"
"""Document of a run that says where its scenarios strike."""


@dataclass(frozen=True)
class Task:
    """An order with what it pins, in memory.

    Attributes
    ----------
    order : Order
    case : Case
    history : History or None
    """

    order: Order
    case: Case
    history: History | None

    @property
    def total(self) -> int:
        """Years that will be simulated, over all draws."""
        return int(self.order.command["draws"]) * int(self.order.command["years"])


def task_of(vault: Vault, kept: Kept, command: Mapping[str, Any], history: History | None) -> Task:
    """Pin what an assessment is made from.

    Parameters
    ----------
    vault : Vault
        Keeps the history too.
    kept : Kept
        Nation, evidence and parameters, kept already.
    command : mapping
        The command's values that bear on the result.
    history : History or None
    """
    inputs = dict(kept.inputs)
    if history is not None:
        inputs["history"] = vault.keep_document("histories", history.document())
    nation = kept.case.nation
    marked = [nation.marking, *(source.marking for source in kept.case.sources)]
    marking = str(join_all([Marking.parse(text) for text in marked]))
    order = Order(ACT, dict(command), inputs, nation.id, nation.name, nation.synthetic, marking)
    return Task(order, kept.case, history)


def pinned_task(vault: Vault, order: Order) -> Task:
    """Read again what an order pins, verified; the nation may have changed since.

    Raises
    ------
    NotFoundError, IntegrityError
        If the vault does not have it, or not as its hash says.
    """
    return Task(order, pinned_case(vault, order.inputs, order.command), pinned_history(vault, order.inputs))


def compute(task: Task, size: Size, *, now: datetime, facts: Mapping[str, object]) -> RunDraft:
    """Assess, and return the run as the vault keeps it.

    Parameters
    ----------
    task : Task
    size : Size
        Its seed, draws and years are the order's.
    now : datetime
        Instant that stands in the run.
    facts : mapping
        What else a replay need not reproduce, for example the work's code.
    """
    began = time.monotonic()
    found = assess(task.case, size, history=task.history)
    run = {
        "when": format_instant(now),
        "seconds": round(time.monotonic() - began, 3),
        "workers": size.threads,
        **facts,
    }
    return RunDraft(
        act=task.order.act,
        command=task.order.command,
        inputs=task.order.inputs,
        result=found.result.model_dump(mode="json"),
        run=run,
        arrays=tuple(Array(table.name, table.values, table.unit, table.axes) for table in found.tables),
        documents={
            "annex.json": found.annex.model_dump(mode="json"),
            PLACES: [one.model_dump(mode="json") for one in found.places],
        },
    )
