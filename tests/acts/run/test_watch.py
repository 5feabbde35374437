import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from majlis.acts.risk.assess import AssessCommand, assess
from majlis.acts.run.cancel import CancelCommand, cancel
from majlis.acts.run.watch import WatchCommand, watch
from majlis.acts.worker.work import WorkCommand, work
from majlis.acts.world import Actor, Advance, World
from majlis.kernel.errors import Fault


def queued(dossier: Path, world: World) -> str:
    return assess(AssessCommand(nation=str(dossier), draws=2, years=20, queue=True), world).work


def test_it_waits_for_the_end_and_its_exit_code_says_which(dossier: Path, world: World) -> None:
    said: list[str] = []
    code = queued(dossier, world)

    def worker() -> None:
        work(WorkCommand(once=True), world)
        from majlis.adapters.records.runs import leases

        leases.leave()

    thread = threading.Timer(0.7, worker)
    thread.start()
    found = watch(WatchCommand(code=code), replace(world, say=said.append))
    thread.join()
    assert (found.work.state, found.exit_code) == ("done", 0)
    assert said[0] == f"{code}: queued, 0 before it"
    assert f"done: run {found.work.run}" in found.text()


def test_what_was_cancelled_or_failed_is_told_by_the_exit_code(dossier: Path, world: World) -> None:
    stopped, failed = queued(dossier, world), queued(dossier, world)
    cancel(CancelCommand(code=stopped), world)
    records = world.records
    from majlis.adapters.records.runs import leases
    from majlis.adapters.records.runs.work import Holder

    claim = leases.claim(records, Holder("w"))
    assert claim is not None
    leases.fail(records, claim, Fault("a.b", "the vault has lost the nation", mend="restore it"))
    found = [watch(WatchCommand(code=code), world) for code in (stopped, failed)]
    assert [one.exit_code for one in found] == [3, 1]
    assert "failed: the vault has lost the nation" in found[1].text()
    assert "mend:  restore it" in found[1].text()


def test_progress_is_shown_while_it_runs(dossier: Path, world: World) -> None:
    shown: list[tuple[str, int, int]] = []

    @contextmanager
    def progress(label: str, total: int) -> Iterator[Advance]:
        yield lambda done: shown.append((label, done, total))

    code = queued(dossier, world)
    records = world.records
    from majlis.adapters.records.runs import leases
    from majlis.adapters.records.runs.work import Holder, Measure

    claim = leases.claim(records, Holder("w"))
    assert claim is not None
    leases.renew(claim, Measure("simulating years", 10, 40, world.now()))
    found = watch(WatchCommand(code=code, seconds=0.3), replace(world, progress=progress))
    assert shown == [("simulating years", 10, 40)]
    assert (found.work.state, found.exit_code) == ("running", 4)


def test_over_the_network_nobody_holds_the_line_for_long(
    dossier: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = queued(dossier, world)
    monkeypatch.setattr("majlis.acts.run.watch._REMOTE_SECONDS", 0.1)
    remote = replace(world, actor=Actor("ana", frozenset({"run.read"}), remote=True))
    for seconds in (0.0, 3600.0):
        assert watch(WatchCommand(code=code, seconds=seconds), remote).work.state == "queued"
