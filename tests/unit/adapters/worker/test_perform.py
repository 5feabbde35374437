"""A work is done once, whenever its worker dies; who lost it writes nothing; a failure says why."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.works import expire, order

from majlis.adapters.records.runs.work import Holder, Order, State
from majlis.adapters.vault import Vault
from majlis.adapters.worker import answers
from majlis.adapters.worker import perform as room
from majlis.adapters.worker.assessment import Task
from majlis.adapters.worker.perform import Bench, Outcome, Progress, at_once, fault_of, perform, this_process
from majlis.kernel.errors import ConflictError, InputError


def claimed(bench: Bench, seconds: float = 60.0) -> Any:
    from majlis.adapters.records import runs
    from majlis.adapters.records.runs import leases

    code = runs.queue(bench.records, order(seed=7))
    claim = leases.claim(bench.records, Holder("w", seconds))
    assert claim is not None
    assert claim.code == code
    return claim


def meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Let something happen while the work is computed."""
    compute: Any = vars(room)["compute"]  # the bench has put its own there

    def and_then(task: Task, size: Any, **facts: Any) -> Any:
        draft = compute(task, size, **facts)
        act()
        return draft

    monkeypatch.setattr(room, "compute", and_then)


def test_a_work_lies_in_the_vault_under_its_name_and_its_row_is_done(bench: Bench) -> None:
    from majlis.adapters.records import runs

    claim = claimed(bench)
    ended = perform(bench, claim)
    run = bench.vault.read_run(ended.run)
    assert ended.outcome is Outcome.DONE
    assert (run.result, run.run["work"], run.inputs) == ({"seed": 7}, claim.code, order().inputs)
    found = runs.find(bench.records, claim.code)
    assert (found.state, found.vault_run, found.result_sha256) == (State.DONE, run.id, run.result_sha256)


def test_who_dies_between_vault_and_row_leaves_a_run_that_the_next_one_finds(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    from majlis.adapters.records import runs
    from majlis.adapters.records.runs import leases

    class Killed(BaseException):
        pass

    def killed(*_arguments: object) -> bool:
        raise Killed

    claim = claimed(bench)
    with monkeypatch.context() as patch:
        patch.setattr(leases, "finish", killed)
        with pytest.raises(Killed):
            perform(bench, claim)
    expire(claim.code)
    again = leases.claim(bench.records, Holder("next"))
    assert again is not None
    monkeypatch.setattr(room, "compute", killed)  # it must not be computed again
    ended = perform(bench, again)
    assert ended.outcome is Outcome.FOUND
    assert bench.vault.run_ids() == (ended.run,)
    assert runs.find(bench.records, claim.code).vault_run == ended.run


def test_who_lost_the_work_while_computing_writes_nothing(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.adapters.records import runs
    from majlis.adapters.records.runs import leases

    claim = claimed(bench)

    def steal() -> None:
        expire(claim.code)
        assert leases.claim(bench.records, Holder("thief")) is not None

    meanwhile(monkeypatch, steal)
    assert perform(bench, claim).outcome is Outcome.LOST
    assert bench.vault.run_ids() == ()
    found = runs.find(bench.records, claim.code)
    assert (found.state, found.worker) == (State.RUNNING, "thief")


def test_two_that_both_write_the_vault_write_one_run(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first one stalls after it asked whether it holds the work: for longer than a lease."""
    from majlis.adapters.records.runs import leases

    claim = claimed(bench)
    write, ends = Vault.write_run, []

    def stalled(vault: Vault, *arguments: Any, **words: Any) -> Any:
        monkeypatch.setattr(Vault, "write_run", write)
        expire(claim.code)
        other = leases.claim(bench.records, Holder("other"))
        assert other is not None
        ends.append(perform(bench, other))
        return write(vault, *arguments, **words)

    monkeypatch.setattr(Vault, "write_run", stalled)
    assert perform(bench, claim).outcome is Outcome.LOST
    assert ends[0].outcome is Outcome.DONE
    assert bench.vault.run_ids() == (ends[0].run,)


def test_a_work_cancelled_while_it_runs_leaves_nothing(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.adapters.records import runs

    claim = claimed(bench)
    meanwhile(monkeypatch, lambda: runs.cancel(bench.records, claim.code))
    assert perform(bench, claim).outcome is Outcome.CANCELLED
    assert bench.vault.run_ids() == ()
    assert runs.find(bench.records, claim.code).state is State.CANCELLED


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (InputError("no evidence", where="here", mend="add some", code="case.evidence"), "case.evidence"),
        (ZeroDivisionError("1,234 people of the ward"), "runs.mistake"),
        (MemoryError(), "runs.memory"),
    ],
)
def test_a_failure_says_why_and_the_next_try_may_do_better(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, error: Exception, code: str
) -> None:
    from majlis.adapters.records import runs
    from majlis.adapters.records.runs import leases

    def broken(*_arguments: object) -> Task:
        raise error

    claim = claimed(bench)
    with monkeypatch.context() as patch:
        patch.setattr(room, "pinned_task", broken)
        assert perform(bench, claim).outcome is Outcome.FAILED
    found = runs.find(bench.records, claim.code)
    assert found.fault is not None
    assert found.fault.code == code
    assert "ward" not in str(found.fault)
    runs.retry(bench.records, claim.code)
    again = leases.claim(bench.records, Holder("w"))
    assert again is not None
    assert perform(bench, again).outcome is Outcome.DONE


def test_a_full_disk_is_no_fault_of_the_work(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.adapters.records import runs

    def full(*_arguments: object, **_words: object) -> None:
        raise OSError(28, "No space left on device")

    claim = claimed(bench)
    monkeypatch.setattr(Vault, "write_run", full)
    with pytest.raises(OSError, match="No space"):
        perform(bench, claim)
    assert runs.find(bench.records, claim.code).state is State.RUNNING


def test_an_act_of_a_newer_version_is_refused(bench: Bench) -> None:
    claim = claimed(bench)
    ended = perform(bench, replace(claim, order=replace(claim.order, act="investment plan")))
    assert ended.fault is not None
    assert "a newer version" in ended.fault.why


def test_what_is_done_at_once_leaves_a_row(bench: Bench) -> None:
    from majlis.adapters.records import runs

    run = at_once(bench, Task(order(), None, None), this_process())  # type: ignore[arg-type]
    found = runs.find(bench.records, run.id)
    assert (found.state, found.code, found.attempts) == (State.DONE, run.run["work"], 1)


@pytest.mark.parametrize(
    ("event", "state", "raised"),
    [(KeyboardInterrupt(), State.CANCELLED, KeyboardInterrupt), (InputError("bad"), State.FAILED, InputError)],
)
def test_what_stops_at_once_says_so_in_its_row(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, event: BaseException, state: State, raised: type[BaseException]
) -> None:
    from majlis.adapters.records import runs

    def happen() -> None:
        raise event

    meanwhile(monkeypatch, happen)
    with pytest.raises(raised):
        at_once(bench, Task(order(), None, None), this_process())  # type: ignore[arg-type]
    assert [work.state for work in runs.listed(bench.records, last=5)] == [state]
    assert bench.vault.run_ids() == ()


def test_who_waits_learns_that_somebody_cancelled_it(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.adapters.records import runs

    meanwhile(monkeypatch, lambda: runs.cancel(bench.records, runs.listed(bench.records, last=1)[0].code))
    with pytest.raises(ConflictError, match="was cancelled while it ran"):
        at_once(bench, Task(order(), None, None), this_process())  # type: ignore[arg-type]


def test_a_fault_of_the_system_is_told_in_its_words() -> None:
    assert fault_of(OSError(28, "No space left on device")).what == "no space left on device"


def test_no_connection_idles_while_a_work_is_computed(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """After hours it might be dead, because the server was restarted, and the work would be thrown away."""
    from django.db import connection

    idle = []
    claim = claimed(bench)
    meanwhile(monkeypatch, lambda: idle.append(connection.connection))
    assert perform(bench, claim).outcome is Outcome.DONE
    assert idle == [None]


def test_an_errand_is_answered_beside_the_records(bench: Bench) -> None:
    from majlis.adapters.records import runs
    from majlis.adapters.records.runs import errands, leases

    told: list[str] = []

    def doer(order: Order, progress: Progress) -> dict[str, object]:
        with progress("checking", 2) as advance:
            advance(1)
            told.append(order.command["key"])
        return {"result": {"n": 1}}

    about = errands.About("small", "Small", synthetic=True, marking="TLP:AMBER")
    code = errands.send(bench.records, errands.Errand("nation check", {}, "k"), about)
    claim = leases.claim(bench.records, this_process())
    assert claim is not None
    assert perform(replace(bench, doer=doer), claim).outcome is Outcome.DONE
    done = runs.find(bench.records, code)
    assert (told, done.state, done.vault_run) == (["k"], State.DONE, "")
    assert answers.answer_of(bench.records.home, code, done.result_sha256) == {"result": {"n": 1}}


def test_an_errand_that_nobody_here_can_do_fails(bench: Bench) -> None:
    from majlis.adapters.records.runs import errands, leases

    about = errands.About("small", "Small", synthetic=True, marking="TLP:AMBER")
    errands.send(bench.records, errands.Errand("nation check", {}, "k"), about)
    claim = leases.claim(bench.records, this_process())
    assert claim is not None
    ended = perform(bench, claim)
    assert ended.fault is not None
    assert (ended.outcome, ended.fault.code) == (Outcome.FAILED, "runs.unknown-act")
