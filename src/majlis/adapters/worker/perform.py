"""Perform one work that is held: compute from its pins, write the vault, then the row; and end it however it goes.

The order makes it safe to die at any point. Before the vault is written nothing is there. After it, the run lies under
a name that only this work has, so that whoever takes the work over finds it and has but the row to write.
"""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from majlis.adapters.records.handle import Records
from majlis.adapters.records.runs.work import ERRANDS, LEASE_SECONDS, Claim, Holder, Order, UnreachableError
from majlis.adapters.vault import Run, Vault
from majlis.adapters.vault.pictures import pictures_of
from majlis.adapters.worker import answers
from majlis.adapters.worker.assessment import ACT, LABEL, Task, compute, pinned_task
from majlis.adapters.worker.checks import CHECKS
from majlis.adapters.worker.heart import CancelledError, Heart, LostError
from majlis.kernel.errors import ConflictError, Fault, IntegrityError, MajlisError
from majlis.risk.simulate import Size


class Advance(Protocol):
    """Tells how far a work has come."""

    def __call__(self, done: int) -> None:
        """Say that ``done`` of the total is done."""


class Progress(Protocol):
    """Opens a work of a known size, as the acts' world does."""

    def __call__(self, label: str, total: int) -> AbstractContextManager[Advance]:
        """Begin; the context yields a function to report with."""


class Doer(Protocol):
    """Does an errand in the name of who asked, and returns what it answers."""

    def __call__(self, order: Order, progress: Progress) -> answers.Answer:
        """Do it; whether the act went well or was refused, there is an answer."""


@dataclass(frozen=True)
class Bench:
    """What performing needs.

    Attributes
    ----------
    records : Records
    vault : Vault
    progress : Progress
        Shows progress to who sits here; others read it from the row.
    threads : int
        0 for all cores.
    doer : callable or None
        Does errands; without it none is done here.
    """

    records: Records
    vault: Vault
    progress: Progress
    threads: int = 0
    doer: Doer | None = None


class Outcome(StrEnum):
    """How a worker's go at a work ended."""

    DONE = "done"
    FOUND = "found in the vault"
    FAILED = "failed"
    CANCELLED = "cancelled"
    LOST = "lost to another worker"


@dataclass(frozen=True)
class Ended:
    """How a worker's go at a work ended.

    Attributes
    ----------
    outcome : Outcome
    run : str
        Id of the run in the vault, if there is one.
    fault : Fault or None
    """

    outcome: Outcome
    run: str = ""
    fault: Fault | None = None


def this_process(seconds: float = LEASE_SECONDS) -> Holder:
    """Return this process as one who holds work.

    Parameters
    ----------
    seconds : float
        Length of its leases.
    """
    return Holder(f"{socket.gethostname()}:{os.getpid()}"[:120], seconds)


def at_once(bench: Bench, task: Task, holder: Holder) -> Run:
    """Perform a task for who waits for it, with a row that shows it to all others.

    Raises
    ------
    ConflictError
        If somebody cancelled it, or the lease was lost.
    MajlisError
        If it fails; the row says why.
    KeyboardInterrupt
        On Ctrl-C; the row is cancelled.
    """
    from majlis.adapters.records.runs import leases

    claim = leases.begin(bench.records, task.order, holder)
    try:
        run, _ = _written(bench, claim, lambda: task)
    except CancelledError:
        leases.stop(bench.records, claim)
        raise ConflictError(
            f"{claim.code} was cancelled while it ran",
            mend=f"try it again with majlis run retry {claim.code}",
            code="runs.cancelled",
        ) from None
    except LostError:
        raise _lost(claim) from None
    except Exception as error:
        leases.fail(bench.records, claim, fault_of(error))
        raise
    except BaseException:  # Ctrl-C
        leases.stop(bench.records, claim)
        raise
    return run


def perform(bench: Bench, claim: Claim) -> Ended:
    """Perform a work from the queue, and write into its row how it ended.

    Raises
    ------
    UnreachableError
        If the database does not answer. The lease runs out, and the work is taken over.
    OSError
        If the system refuses, for example because the disk is full: the machine's fault, not the work's. The work is
        still held: give it back.
    """
    from majlis.adapters.records.runs import leases

    try:
        if claim.order.act in CHECKS:
            return _checked(bench, claim)
        if claim.order.act in ERRANDS and bench.doer is not None:
            return _answered(bench, claim, bench.doer)
        run, found = _written(bench, claim, lambda: _pinned(bench.vault, claim))
    except LostError:
        return Ended(Outcome.LOST)
    except CancelledError:
        return Ended(Outcome.CANCELLED if leases.stop(bench.records, claim) else Outcome.LOST)
    except (UnreachableError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever a work dies of, the row says so and the worker lives on
        fault = fault_of(error)
        return Ended(Outcome.FAILED if leases.fail(bench.records, claim, fault) else Outcome.LOST, fault=fault)
    return Ended(Outcome.FOUND if found else Outcome.DONE, run.id)


def _pinned(vault: Vault, claim: Claim) -> Task:
    if claim.order.act != ACT:
        raise IntegrityError(
            f"no work is known for {claim.order.act!r}",
            why="a newer version of Majlis queued it",
            mend="let a worker of that version do it: majlis run retry " + claim.code,
            code="runs.unknown-act",
        )
    return pinned_task(vault, claim.order)


def _written(bench: Bench, claim: Claim, load: Callable[[], Task]) -> tuple[Run, bool]:
    """Return the run of a work, and whether it lay in the vault before; its row is done."""
    from majlis.adapters.records.runs import leases

    with Heart(claim, bench.records.now) as heart:
        there = bench.vault.run_of_work(claim.code, now=claim.queued_at)
        run = there or _computed(bench, claim, load(), heart)
        if not leases.finish(bench.records, claim, run.id, run.result_sha256):
            raise LostError(claim.code)
    return run, there is not None


def _checked(bench: Bench, claim: Claim) -> Ended:
    """Look at a run again; the row holds the hash of the answer, and no run of its own."""
    from majlis.adapters.records.runs import leases

    command = claim.order.command
    leases.leave()
    with Heart(claim, bench.records.now) as heart:
        total = int(command["draws"]) * int(command["years"])
        heart.begin(LABEL, total)
        with bench.progress(LABEL, total) as shown:

            def advance(done: int) -> None:
                heart.advance(done)
                shown(done)

            size = Size(command["seed"], command["draws"], command["years"], workers=bench.threads, advance=advance)
            sha256 = CHECKS[claim.order.act](bench.vault, claim.order, size)
        heart.confirm()
        if not leases.finish(bench.records, claim, "", sha256):
            raise LostError(claim.code)
    return Ended(Outcome.DONE)


def _answered(bench: Bench, claim: Claim, doer: Doer) -> Ended:
    """Do an errand; its answer lies beside the records, and the row holds the answer's hash."""
    from majlis.adapters.records.runs import leases

    leases.leave()
    with Heart(claim, bench.records.now) as heart:

        @contextmanager
        def progress(label: str, total: int) -> Iterator[Advance]:
            heart.begin(label, total)
            yield heart.advance

        sha256 = answers.keep(bench.records.home, claim.code, doer(claim.order, progress))
        if not leases.finish(bench.records, claim, "", sha256):
            raise LostError(claim.code)
    return Ended(Outcome.DONE)


def _computed(bench: Bench, claim: Claim, task: Task, heart: Heart) -> Run:
    from majlis.adapters.records.runs import leases

    command = task.order.command
    leases.leave()  # it would idle for hours, and be dead after a restart of the server; the heart has its own
    heart.begin(LABEL, task.total)
    with bench.progress(LABEL, task.total) as shown:

        def advance(done: int) -> None:
            heart.advance(done)
            shown(done)

        size = Size(command["seed"], command["draws"], command["years"], workers=bench.threads, advance=advance)
        draft = compute(task, size, now=bench.records.now(), facts={"work": claim.code, "attempt": claim.attempt})
    heart.confirm()
    run = bench.vault.write_run(draft, now=claim.queued_at, work=claim.code)
    _draw(run)
    return run


def _draw(run: Run) -> None:
    """Draw what pages show of a run while nobody waits for one. The run is whole without."""
    with suppress(Exception):  # whoever opens the page first draws it again, and sees what is wrong
        pictures_of(run)


def fault_of(error: BaseException) -> Fault:
    """Return why a work failed. What a mistake of the program says is left out: it may quote what it worked on."""
    if isinstance(error, MajlisError):
        return error.fault
    if isinstance(error, OSError):
        return Fault(
            "runs.system",
            (error.strerror or type(error).__name__).lower(),
            why="the operating system refused",
            mend="see that the disk has room and that the data folder can be written, then retry",
        )
    if isinstance(error, MemoryError):
        return Fault("runs.memory", "there was not enough memory", mend="ask for fewer draws or years, or add memory")
    return Fault(
        "runs.mistake",
        f"Majlis made a mistake ({type(error).__name__})",
        why="this is no fault of the data",
        mend="report it with the version and the code of the work",
    )


def _lost(claim: Claim) -> ConflictError:
    return ConflictError(
        f"{claim.code} was taken over by another worker",
        why="this process was silent for longer than its lease",
        mend=f"see what became of it with majlis run watch {claim.code}",
        code="runs.lost",
    )
