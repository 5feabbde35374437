"""Long work as workers hold it: claim by one conditional update, renew, and end it only while holding the lease.

A lease is a token and an instant, both in the row. Whoever holds the token renews it; once it has run out, anyone may
take the work over with a token of his own, after which nothing that the first one writes finds the row.

Leases are judged by the clock of the database, which all workers share; a worker measures its own silence by a clock
that cannot jump. A jump of the database's clock forward makes leases run out early: work is then computed twice and
ended once. A jump back makes the lease of a dead worker last longer, at most by ``LONGEST_LEASE_SECONDS``: one that
reaches further ahead is void.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db import InterfaceError, OperationalError, connection
from django.db.models import Q, QuerySet
from django.db.models.functions import Now
from django.db.transaction import atomic

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Run
from majlis.adapters.records.runs.orders import free, move, new_row, order_of
from majlis.adapters.records.runs.work import (
    MOST_ATTEMPTS,
    Answer,
    Claim,
    Holder,
    Measure,
    Order,
    State,
    UnreachableError,
    fault_document,
)
from majlis.kernel.errors import Fault

_LOOKED_AT = 10
"""So many of the oldest works a worker tries for before it looks again."""


def begin(records: Records, order: Order, holder: Holder) -> Claim:
    """Enter a work that the caller does at once: it is running, and never was in the queue."""
    token = uuid4().hex
    with atomic():
        row = new_row(records, order)
        row.state, row.started_at, row.attempts = State.RUNNING.value, row.queued_at, 1
        row.worker, row.lease = holder.name, token
        row.save(force_insert=True)
        Run.everything.filter(pk=row.pk).update(lease_until=_until(holder.seconds))
        audit.note(records, "run begin", row.code, detail={"act": order.act})
    return Claim(row.pk, row.code, token, holder.seconds, 1, order, row.queued_at)


def claim(records: Records, holder: Holder) -> Claim | None:
    """Take the oldest work that waits, or whose worker has died; None where there is none.

    Only works that the records' reader may see are taken: a worker of little clearance leaves the others alone.
    """
    takeable = Q(state=State.QUEUED.value) | Q(free(), state=State.RUNNING.value)
    while True:
        settle(records)
        oldest = Run.objects.visible_to(records.reader).filter(takeable).order_by("queued_at", "id")
        tried = oldest.only("code", "state", "lease", "attempts")[:_LOOKED_AT]
        for row in tried:
            if (won := _take(records, row, holder)) is not None:
                return won
        if not tried:
            return None


def _take(records: Records, row: Run, holder: Holder) -> Claim | None:
    token, attempt = uuid4().hex, row.attempts + 1
    rows = Run.everything.filter(pk=row.pk, lease=row.lease, attempts=row.attempts, cancel_asked_at__isnull=True)
    taken: dict[str, Any] = {
        "lease": token,
        "lease_until": _until(holder.seconds),
        "attempts": attempt,
        "worker": holder.name,
        "started_at": records.now(),
        "label": "",
        "label_at": None,
        "done": 0,
        "total": 0,
    }
    with atomic():
        if row.state == State.QUEUED.value:
            won = move(rows, State.QUEUED, State.RUNNING, **taken)
        else:
            won = move(rows.filter(free()), State.RUNNING, State.RUNNING, **taken)
            if won:
                audit.note(records, "run take over", row.code, detail={"attempt": attempt})
    if not won:
        return None
    whole = Run.everything.select_related("marking").get(pk=row.pk)
    return Claim(row.pk, row.code, token, holder.seconds, attempt, order_of(whole), whole.queued_at)


def settle(records: Records) -> None:
    """End what no worker will: work of dead workers that was to be cancelled, or was begun too often."""
    orphaned = Run.objects.visible_to(records.reader).filter(free(), state=State.RUNNING.value)
    for row in orphaned.exclude(cancel_asked_at__isnull=True, attempts__lt=MOST_ATTEMPTS):
        rows = Run.everything.filter(free(), pk=row.pk, lease=row.lease)
        with atomic():
            if row.cancel_asked_at is not None:
                ended = move(rows, State.RUNNING, State.CANCELLED, **_ended(records))
            else:
                fault = fault_document(_worn_out(row.code, row.attempts))
                ended = move(rows, State.RUNNING, State.FAILED, fault=fault, **_ended(records))
            if ended:
                audit.note(records, "run end", row.code, outcome="failed", detail={"attempts": row.attempts})


def _worn_out(code: str, attempts: int) -> Fault:
    return Fault(
        code="runs.worn-out",
        what=f"it was begun {attempts} times and never ended",
        why="its worker vanished each time: stopped by force, or for want of memory",
        mend=f"read the system's log at those times, give the worker more memory, then: majlis run retry {code}",
    )


def renew(claim: Claim, measure: Measure | None = None) -> Answer:
    """Renew the lease and write how far the work has come.

    Parameters
    ----------
    claim : Claim
    measure : Measure, optional
        Nothing is written about progress where there is none.

    Raises
    ------
    UnreachableError
        If the database does not answer.
    """
    told: dict[str, Any] = {}
    if measure is not None:
        told = {"label": measure.label, "label_at": measure.since, "done": measure.done, "total": measure.total}
    with reachable():
        rows = _held(claim)
        if not rows.filter(state=State.RUNNING.value).update(lease_until=_until(claim.seconds), **told):
            return Answer.LOST
        asked = rows.filter(cancel_asked_at__isnull=False).exists()
        return Answer.CANCEL_ASKED if asked else Answer.HELD


def finish(records: Records, claim: Claim, run: str, result_sha256: str) -> bool:
    """Say that the work is done, and tell whether the lease was still held: if not, nothing was written.

    Parameters
    ----------
    records : Records
    claim : Claim
    run : str
        Id of the run in the vault, which was written before.
    result_sha256 : str

    Raises
    ------
    UnreachableError
        If the database does not answer. The run lies in the vault under the work's name, and is found there.
    """
    made = {"vault_run": run, "result_sha256": result_sha256, "fault": None}
    return _end(records, claim, State.DONE, made)


def fail(records: Records, claim: Claim, fault: Fault) -> bool:
    """Say why the work failed, and tell whether the lease was still held."""
    return _end(records, claim, State.FAILED, {"fault": fault_document(fault)})


def stop(records: Records, claim: Claim) -> bool:
    """Say that the work was cancelled, and tell whether the lease was still held."""
    return _end(records, claim, State.CANCELLED, {})


def give_back(records: Records, claim: Claim) -> bool:
    """Put the work back into the queue, as if it had not been begun, and tell whether the lease was still held.

    Work that was asked to stop stops instead.
    """
    kept = {"lease": "", "lease_until": None, "started_at": None, "attempts": claim.attempt - 1, "worker": ""}
    kept |= {"label": "", "label_at": None, "done": 0, "total": 0}
    with reachable(), atomic():
        rows = _held(claim)
        if move(rows.filter(cancel_asked_at__isnull=False), State.RUNNING, State.CANCELLED, **_ended(records)):
            audit.note(records, "run end", claim.code, detail={"state": State.CANCELLED.value})
            return True
        return bool(move(rows, State.RUNNING, State.QUEUED, **kept))


def _end(records: Records, claim: Claim, state: State, values: dict[str, Any]) -> bool:
    with reachable(), atomic():
        won = move(_held(claim), State.RUNNING, state, **values, **_ended(records))
        if won:
            outcome: audit.Outcome = "failed" if state is State.FAILED else "done"
            audit.note(records, "run end", claim.code, outcome=outcome, detail={"state": state.value})
    return bool(won)


@contextmanager
def reachable() -> Iterator[None]:
    """Turn the failures of a connection into an error of the house, and drop the connection.

    Raises
    ------
    UnreachableError
        If the database does not answer.
    """
    try:
        yield
    except (OperationalError, InterfaceError) as error:
        if not connection.in_atomic_block:
            connection.close()
        raise UnreachableError(
            "the database does not answer",
            why=type(error).__name__,
            mend="see that it runs and that its disk is not full",
        ) from error


def leave() -> None:
    """Close this thread's connection to the database."""
    connection.close()


def _ended(records: Records) -> dict[str, Any]:
    return {"ended_at": records.now(), "lease": "", "lease_until": None}


def _held(claim: Claim) -> "QuerySet[Run]":
    rows: QuerySet[Run] = Run.everything.filter(pk=claim.key, lease=claim.token)
    return rows


def _until(seconds: float) -> Any:  # noqa: ANN401 - an expression of the database
    return Now() + timedelta(seconds=seconds)
