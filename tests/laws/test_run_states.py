"""Whatever workers, people and clocks do: states follow the table, one ends a work, and what is done stays as it is."""

from pathlib import Path
from typing import Any, ClassVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from tests.works import expire, order, records_at

from majlis.adapters.records.handle import Records
from majlis.adapters.records.runs.work import ALLOWED, MOST_ATTEMPTS, Answer, Holder, State
from majlis.kernel.errors import ConflictError, Fault

ENDS = ("finish", "fail", "stop", "give_back")


class Queue(RuleBasedStateMachine):
    """People, workers and a clock on one database; each example begins with an empty queue."""

    records: ClassVar[Records]
    codes = Bundle("codes")
    claims = Bundle("claims")

    def __init__(self) -> None:
        super().__init__()
        from majlis.adapters.records import runs
        from majlis.adapters.records.models import Run
        from majlis.adapters.records.runs import leases

        self.leases, self.runs, self.rows = leases, runs, Run.everything
        self.seen: dict[str, State] = {}
        self.holders: dict[str, str] = {}
        self.finished: dict[str, str] = {}

    def teardown(self) -> None:
        self.rows.all().delete()

    @rule(target=codes)
    def queue(self) -> str:
        return self.runs.queue(self.records, order())

    @rule(target=claims)
    def begin(self) -> Any:
        claim = self.leases.begin(self.records, order(), Holder("here"))
        self.holders[claim.code] = claim.token
        return claim

    @rule(target=claims)
    def claim(self) -> Any:
        claim = self.leases.claim(self.records, Holder("w"))
        if claim is not None:
            self.holders[claim.code] = claim.token
        return claim

    @rule(claim=claims)
    def renew(self, claim: Any) -> None:
        if claim is not None:
            lost = self.leases.renew(claim) is Answer.LOST
            assert lost == (not self.holds(claim))

    @rule(claim=claims, end=st.sampled_from(ENDS))
    def end(self, claim: Any, end: str) -> None:
        if claim is None:
            return
        held, run = self.holds(claim), f"run-{claim.token[:8]}"
        facts = {"finish": (run, "e" * 64), "fail": (Fault("a", "b"),)}.get(end, ())
        assert getattr(self.leases, end)(self.records, claim, *facts) == held
        if held and end == "finish":
            assert claim.code not in self.finished
            self.finished[claim.code] = run

    @rule(claim=claims)
    def freeze(self, claim: Any) -> None:
        """Let the lease run out; the worker may wake up later and go on."""
        if claim is not None and self.holds(claim):
            expire(claim.code)

    @rule(code=codes)
    def cancel(self, code: str) -> None:
        before = self.runs.find(self.records, code)
        try:
            self.runs.cancel(self.records, code)
        except ConflictError:
            assert before.state.ended

    @rule(code=codes)
    def retry(self, code: str) -> None:
        before = self.runs.find(self.records, code)
        try:
            self.runs.retry(self.records, code)
        except ConflictError:
            assert before.state not in {State.FAILED, State.CANCELLED}

    def holds(self, claim: Any) -> bool:
        state, lease = self.rows.filter(code=claim.code).values_list("state", "lease").get()
        return bool(state == State.RUNNING.value and lease == claim.token)

    @invariant()
    def steps_are_allowed(self) -> None:
        for row in self.rows.all():
            state = State(row.state)
            before = self.seen.get(row.code, state)
            assert state in {before} | ALLOWED[before]
            self.seen[row.code] = state

    @invariant()
    def who_runs_it_holds_it_and_what_was_finished_stays(self) -> None:
        for row in self.rows.all():
            running = row.state == State.RUNNING.value
            assert running == bool(row.lease) == (row.lease_until is not None)
            assert not running or row.lease == self.holders[row.code]
            assert row.vault_run == self.finished.get(row.code, "")
            assert (row.state == State.DONE.value) == bool(row.vault_run)
            assert row.attempts <= MOST_ATTEMPTS


def test_states_only_change_along_the_table(tmp_path: Path, sqlite_database: str) -> None:
    Queue.records = records_at(tmp_path / "home", sqlite_database)
    run_state_machine_as_test(Queue, settings=settings(max_examples=25, stateful_step_count=30, deadline=None))
