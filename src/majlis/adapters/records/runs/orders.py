"""Long work as people ask for it: put in the queue, look, cancel, try again."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db.models import Q, QuerySet
from django.db.models.functions import Now
from django.db.transaction import atomic

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key, owner_key
from majlis.adapters.records.models import Nation, Run
from majlis.adapters.records.runs.work import (
    LONGEST_LEASE_SECONDS,
    LOOKS,
    Measure,
    Order,
    State,
    Work,
    demand_allowed,
)
from majlis.kernel.errors import ConflictError, Fault, InputError, NotFoundError
from majlis.kernel.marking import Marking

PREFIX = "work-"
"""Begins every code, so that nobody takes one for the id of a run in the vault."""
_PINS = ("nation", "evidence", "parameters")
"""Pins with a column of their own."""
_TRIES = 5


def new_row(records: Records, order: Order) -> Run:
    """Return a row for what is ordered, not saved yet.

    It belongs to the organisation that owns the recorded nation, or else to the reader's own.
    """
    owners = Nation.objects.visible_to(records.reader).filter(code=order.nation)
    owner = owners.values_list("owner", flat=True).first()
    return Run(
        code=f"{PREFIX}{uuid4().hex[:8]}",
        act=order.act,
        command=dict(order.command),
        nation=order.nation,
        nation_name=order.nation_name,
        synthetic=order.synthetic,
        **{f"{name}_sha256": order.inputs.get(name, "") for name in _PINS},
        other_sha256={name: sha256 for name, sha256 in order.inputs.items() if name not in _PINS},
        seed=order.seed,
        requested_by=records.actor,
        queued_at=records.now(),
        owner_id=owner or owner_key(records),
        marking_id=marking_key(Marking.parse(order.marking)),
    )


def order_of(row: Run) -> Order:
    """Return what a row orders."""
    pins = {name: getattr(row, f"{name}_sha256") for name in _PINS}
    return Order(
        act=row.act,
        command=row.command,
        inputs={name: sha256 for name, sha256 in pins.items() if sha256} | row.other_sha256,
        nation=row.nation,
        nation_name=row.nation_name,
        synthetic=row.synthetic,
        marking=str(row.marking.marking),
    )


def free() -> Q:
    """Return the condition that nobody holds a row, by the database's own clock: the one that all workers share."""
    return Q(lease_until__isnull=True) | Q(lease_until__lt=Now()) | Q(lease_until__gt=_furthest())


def _furthest() -> Any:  # noqa: ANN401 - an expression of the database
    return Now() + timedelta(seconds=LONGEST_LEASE_SECONDS)


def move(rows: "QuerySet[Run]", before: State, after: State, **values: Any) -> int:  # noqa: ANN401 - of any column
    """Take a step, for those rows that are in the state ``before`` at this moment, and return how many there were.

    It is one conditional UPDATE: of two that try, SQLite and PostgreSQL both let one find the row as it was.

    Raises
    ------
    StepError
        If the table of states does not allow the step.
    """
    demand_allowed(before, after)
    return rows.filter(state=before.value).update(state=after.value, **values)


def queue(records: Records, order: Order) -> str:
    """Put a work in the queue and return its code.

    Raises
    ------
    NotFoundError
        If the reader's organisation is unknown.
    """
    with atomic():
        row = new_row(records, order)
        row.save(force_insert=True)
        audit.note(records, "run queue", row.code, detail={"act": order.act})
    return row.code


def cancel(records: Records, text: str) -> Work:
    """Cancel a work: at once where nobody works on it, else its worker stops at the next report of progress.

    Raises
    ------
    NotFoundError, InputError
        As in :func:`find`.
    ConflictError
        If it has ended already.
    """
    work = find(records, text)
    rows = Run.objects.visible_to(records.reader).filter(code=work.code)
    for _ in range(_TRIES):  # a worker may take or give it back between two of the steps
        with atomic():
            ended = {"ended_at": records.now(), "cancel_asked_at": records.now(), "lease": "", "lease_until": None}
            found = move(rows, State.QUEUED, State.CANCELLED, **ended)
            found = found or move(rows.filter(free()), State.RUNNING, State.CANCELLED, **ended)
            found = found or rows.filter(state=State.RUNNING.value).update(cancel_asked_at=records.now())
            if found:
                audit.note(records, "run cancel", work.code)
        work = find(records, work.code)
        if found or work.state.ended:
            break
    if not found:
        raise ConflictError(
            f"{work.code} cannot be cancelled: it is {work.state}",
            mend="only queued and running work can; a run in the vault stays",
            code="runs.ended",
        )
    return work


def retry(records: Records, text: str) -> Work:
    """Queue a failed or cancelled work again: the same command, the same pins.

    Raises
    ------
    NotFoundError, InputError
        As in :func:`find`.
    ConflictError
        If it has neither failed nor been cancelled.
    """
    work = find(records, text)
    rows = Run.objects.visible_to(records.reader).filter(code=work.code)
    anew = {
        "attempts": 0,
        "worker": "",
        "lease": "",
        "lease_until": None,
        "cancel_asked_at": None,
        "started_at": None,
        "ended_at": None,
        "fault": None,
        "label": "",
        "label_at": None,
        "done": 0,
        "total": 0,
    }
    with atomic():
        found = move(rows, State.FAILED, State.QUEUED, **anew) or move(rows, State.CANCELLED, State.QUEUED, **anew)
        if found:
            audit.note(records, "run retry", work.code)
    work = find(records, work.code)
    if not found:
        raise ConflictError(
            f"{work.code} is {work.state}",
            mend="only failed and cancelled work can be tried again; run the act anew for another result",
            code="runs.not-ended",
        )
    return work


def find(records: Records, text: str) -> Work:
    """Return a work by its code, by a beginning or end of it that only one has, or by its run in the vault.

    Raises
    ------
    NotFoundError
        If the reader sees none.
    InputError
        If several fit.
    """
    rows = Run.objects.visible_to(records.reader)
    found = rows.filter(Q(code=text) | Q(vault_run=text))[:1] if text else rows.none()
    if not found:
        fits = Q(code__startswith=text) | Q(code__endswith=text)
        found = rows.filter(fits).order_by("-id")[:6] if text else rows.none()
    works = works_of(found)
    if not works:
        raise NotFoundError(
            f"there is no work {text[:60]!r}",
            mend="`majlis run list` shows the queue; `majlis risk assess NATION --queue` adds to it",
            code="runs.no-work",
        )
    if len(works) > 1:
        raise InputError(
            f"{text[:60]!r} fits {len(works)} works: {', '.join(work.code for work in works[:5])}",
            mend="give more of the code",
            code="runs.ambiguous",
        )
    return works[0]


def seen(records: Records) -> frozenset[str]:
    """Return the ids of those runs of the vault whose rows the reader may see. A run without a row is nobody's."""
    rows = Run.objects.visible_to(records.reader).exclude(vault_run="")
    return frozenset(rows.values_list("vault_run", flat=True))


def listed(records: Records, *, last: int) -> tuple[Work, ...]:
    """Return the newest works that are not done (those that are stand in the vault), oldest first.

    What only looks is left out: it is told to who asked, and goes after a day.
    """
    rows = Run.objects.visible_to(records.reader).exclude(state=State.DONE.value).exclude(act__in=LOOKS)
    return tuple(reversed(works_of(rows.order_by("-queued_at", "-id")[:last])))


def before(records: Records, work: Work) -> int:
    """Return how many queued works that the reader sees stand before this one."""
    rows = Run.objects.visible_to(records.reader).filter(state=State.QUEUED.value)
    return rows.filter(queued_at__lt=work.queued_at).exclude(code=work.code).count()


def works_of(rows: "QuerySet[Run]") -> tuple[Work, ...]:
    """Return rows, chosen for a reader already, as works."""
    told = rows.select_related("marking").annotate(at=Now(), furthest=_furthest())
    return tuple(_work(row, at=row.at, furthest=row.furthest) for row in told)


def _work(row: Run, *, at: Any, furthest: Any) -> Work:  # noqa: ANN401 - instants of the database
    until = row.lease_until
    held = until is not None and at <= until <= furthest
    return Work(
        code=row.code,
        order=order_of(row),
        state=State(row.state),
        requested_by=row.requested_by,
        queued_at=row.queued_at,
        started_at=row.started_at,
        ended_at=row.ended_at,
        attempts=row.attempts,
        worker=row.worker,
        silent=row.state == State.RUNNING.value and not held,
        cancel_asked=row.cancel_asked_at is not None,
        measure=Measure(row.label, row.done, row.total, row.label_at),
        vault_run=row.vault_run,
        result_sha256=row.result_sha256,
        fault=_fault(row.fault),
    )


def _fault(document: Mapping[str, str] | None) -> Fault | None:
    return None if document is None else Fault(**document)
