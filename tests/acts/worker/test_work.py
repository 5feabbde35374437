"""Workers are processes: they are killed, stopped and set against each other here, on each kind of database."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from tests.places import forget_since, publish_nation, record_evidence

from majlis.acts.risk.assess import AssessCommand, assess
from majlis.acts.run.cancel import CancelCommand, cancel
from majlis.acts.run.list import ListCommand, list_
from majlis.acts.run.show import ShowCommand, show
from majlis.acts.worker.work import WorkCommand, work
from majlis.acts.world import Actor, World
from majlis.adapters.records.runs.work import State, Work
from majlis.infrastructure import read
from majlis.kernel.errors import PermissionDeniedError

SMALL = Path(__file__).parents[2] / "golden" / "dossier-small"
CLI = "from majlis.interfaces.cli.main import main; main()"
DIES_BEFORE_THE_ROW = """
import os, signal
from majlis.adapters.worker import perform

def written(bench, claim, load):
    from majlis.adapters.records.runs import leases
    leases.finish = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
    return whole(bench, claim, load)

whole, perform._written = perform._written, written
"""
PATIENCE = 240.0
"""Seconds: far more than it takes, for a machine that is busy with other things."""
LONG = {"draws": 100, "years": 3000}
"""Takes some seconds: time enough to be disturbed."""


@dataclass
class Site:
    """A world with queued work, and workers as processes in it."""

    world: World

    def queue(self, dossier: Path, count: int = 1, **size: int) -> list[str]:
        """Queue assessments that differ by their seed alone; the nation is read once."""
        asked = AssessCommand.model_validate({"nation": str(dossier), "draws": 2, "years": 20, "queue": True, **size})
        codes = [assess(asked, self.world).work]
        records = self.world.records
        from majlis.adapters.records import runs

        order = runs.find(records, codes[0]).order
        others = (replace(order, command={**order.command, "seed": seed}) for seed in range(2, count + 1))
        return codes + [runs.queue(records, other) for other in others]

    def find(self, code: str) -> Work:
        records = self.world.records
        from majlis.adapters.records import runs

        return runs.find(records, code)

    def until(self, code: str, wanted: Callable[[Work], bool]) -> Work:
        end = time.monotonic() + PATIENCE
        while not wanted(found := self.find(code)):
            assert time.monotonic() < end, found
            time.sleep(0.05)
        return found

    @contextmanager
    def worker(self, *, lease: int = 1, first: str = "") -> Iterator["subprocess.Popen[str]"]:
        environment = {**os.environ, "MAJLIS_HOME": str(self.world.home), "DATABASE_URL": self.world.database}
        command = [sys.executable, "-c", first + CLI, "worker", "--once", "--workers", "1", "--lease", str(lease)]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, text=True) as process:
            try:
                yield process
            finally:
                process.kill()

    def one_run(self, code: str) -> None:
        """See that the work is done, and that its run is the only one and whole."""
        found = self.find(code)
        assert found.state is State.DONE
        assert self.world.vault.run_ids() == (found.vault_run,)
        run = self.world.vault.read_run(found.vault_run)
        run.verify()
        assert (run.run["work"], run.result_sha256) == (code, found.result_sha256)


@pytest.fixture
def small(dossier: Path) -> Path:
    """Give a nation of eight assets with much evidence: it is quick."""
    for table in (*SMALL.glob("*.csv"), SMALL / "nation.toml"):
        shutil.copy(table, dossier)
    return dossier


@pytest.fixture
def site(recorded: World) -> Site:
    return Site(recorded)


def ended(process: "subprocess.Popen[str]") -> tuple[str, str]:
    out, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, said
    return out, said


def test_a_worker_empties_the_queue_and_the_results_replay(small: Path, world: World) -> None:
    site = Site(world)
    codes = site.queue(small, 2)
    found = work(WorkCommand(once=True), world)
    assert (found.done, found.text()) == (2, "2 done")
    assert work(WorkCommand(once=True), world).text() == "Nothing was to be done."
    for code, seed in zip(codes, (1, 2), strict=True):
        same = assess(AssessCommand(nation=str(small), draws=2, years=20, seed=seed), world)
        assert show(ShowCommand(run=code), world).sha256 == same.sha256


def test_a_recorded_nation_is_assessed_as_it_was_when_it_was_queued(small: Path, recorded: World) -> None:
    nation = read(small)
    code = nation.header.id
    publish_nation(recorded.records, recorded.vault, nation)
    record_evidence(recorded.records, code, small)
    asked = AssessCommand(nation=code, draws=2, years=20)
    now = assess(asked, recorded)
    made = show(ShowCommand(run=now.id), recorded).work
    assert made is not None
    assert (made.state, made.run, made.sha256, made.nation_id) == ("done", now.id, now.sha256, code)
    assert made.marking == str(nation.marking)
    queued = assess(asked.model_copy(update={"queue": True}), recorded).work
    assert forget_since(recorded.records, code, date(2025, 1, 1)) > 0
    publish_nation(recorded.records, recorded.vault, replace(nation, assets=nation.assets[:-1]))
    assert work(WorkCommand(once=True), recorded).done == 1
    assert show(ShowCommand(run=queued), recorded).sha256 == now.sha256
    assert list_(ListCommand(), recorded).work == ()


def test_it_needs_its_permission(world: World) -> None:
    with pytest.raises(PermissionDeniedError):
        work(WorkCommand(once=True), replace(world, actor=Actor("guest", frozenset({"run.write"}))))


@pytest.mark.slow
def test_two_workers_do_each_of_twenty_works_once(small: Path, site: Site) -> None:
    codes = site.queue(small, 20)
    with site.worker(lease=60) as one, site.worker(lease=60) as two:
        outputs = [ended(process)[1] for process in (one, two)]
    works = [site.find(code) for code in codes]
    assert {(found.state, found.attempts) for found in works} == {(State.DONE, 1)}
    assert sorted(found.vault_run for found in works) == list(site.world.vault.run_ids())
    assert sum(said.count(": done, run ") for said in outputs) == len(codes)
    assert {run.run["work"]: run.result["seed"] for run in site.world.vault.runs()} == {
        code: seed for seed, code in enumerate(codes, start=1)
    }


@pytest.mark.slow
def test_what_a_killed_worker_began_another_ends(dossier: Path, site: Site) -> None:
    [code] = site.queue(dossier, **LONG)
    with site.worker() as doomed:
        site.until(code, lambda found: found.measure.done > 0)
        doomed.kill()
    site.until(code, lambda found: found.silent)
    assert site.world.vault.run_ids() == ()
    with site.worker() as other:
        _, said = ended(other)
    assert f"{code}: done, run " in said
    assert site.find(code).attempts == 2
    site.one_run(code)


def test_who_is_killed_between_vault_and_row_has_done_the_work(small: Path, site: Site) -> None:
    [code] = site.queue(small)
    with site.worker(first=DIES_BEFORE_THE_ROW) as doomed:
        doomed.communicate(timeout=PATIENCE)
        assert doomed.returncode == -signal.SIGKILL
    before = site.world.vault.runs()
    assert [run.run["work"] for run in before] == [code]
    site.until(code, lambda found: found.silent)
    assert work(WorkCommand(once=True), site.world).found == 1
    assert site.world.vault.runs() == before
    site.one_run(code)


@pytest.mark.slow
def test_a_worker_that_froze_loses_the_work_and_writes_nothing(dossier: Path, site: Site) -> None:
    [code] = site.queue(dossier, **LONG)
    with site.worker() as frozen:
        site.until(code, lambda found: found.measure.done > 0)
        frozen.send_signal(signal.SIGSTOP)
        site.until(code, lambda found: found.silent)
        with site.worker(lease=60) as other:
            site.until(code, lambda found: found.attempts == 2)
            frozen.send_signal(signal.SIGCONT)
            _, said = ended(frozen)
            assert f"{code}: lost to another worker" in said
            ended(other)
    site.one_run(code)


@pytest.mark.slow
def test_a_running_work_is_cancelled(dossier: Path, site: Site) -> None:
    [code] = site.queue(dossier, **LONG)
    with site.worker() as process:
        site.until(code, lambda found: found.measure.done > 0)
        cancel(CancelCommand(code=code), site.world)
        out, said = ended(process)
    assert (out, f"{code}: cancelled" in said) == ("1 cancelled\n", True)
    assert site.find(code).state is State.CANCELLED
    assert site.world.vault.run_ids() == ()


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_that_is_told_to_stop_gives_the_work_back(
    dossier: Path, world: World, sqlite_database: str, number: signal.Signals
) -> None:
    site = Site(replace(world, database=sqlite_database))
    [code] = site.queue(dossier, **LONG)
    with site.worker() as process:
        site.until(code, lambda found: found.measure.done > 0)
        process.send_signal(number)
        out, said = ended(process)
    assert (out, f"{code}: given back to the queue" in said) == ("1 given back\n", True)
    found = site.find(code)
    assert (found.state, found.attempts) == (State.QUEUED, 0)
    assert site.world.vault.run_ids() == ()
