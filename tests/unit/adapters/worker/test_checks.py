"""Runs are looked at again: one comes out the same or the work fails, and why two differ is kept by its hash."""

from dataclasses import replace
from typing import Any

import pytest
from tests.assessed import assessed_twice
from tests.sites import Site

from majlis.adapters.worker.checks import CHECKS, DIFF, REPLAY, difference_of, order_again, replayed
from majlis.kernel.errors import IntegrityError, NotFoundError
from majlis.risk.simulate import Size


def work_of(site: Site, run: str) -> Any:
    from majlis.adapters.records import runs

    return runs.find(site.world.records, run)


def test_a_run_comes_out_the_same(site: Site) -> None:
    _, _, run = assessed_twice(site)
    vault = site.world.vault
    stored = vault.read_run(run)
    order = order_again(REPLAY, work_of(site, run))
    assert order.command["run"] == run
    size = Size(order.seed, order.command["draws"], order.command["years"])
    assert CHECKS[REPLAY](vault, order, size) == stored.result_sha256
    other = replayed(vault, stored, Size(order.seed + 1, order.command["draws"], order.command["years"]))
    assert other.after != stored.result_sha256
    assert "seed" in other.differs
    with pytest.raises(IntegrityError, match="came out different"):
        CHECKS[REPLAY](vault, order, Size(order.seed + 1, order.command["draws"], order.command["years"]))


def test_why_two_differ_is_kept(site: Site) -> None:
    _, first, second = assessed_twice(site)
    vault = site.world.vault
    order = order_again(DIFF, work_of(site, second), before=first)
    sha256 = CHECKS[DIFF](vault, order, Size(order.seed, order.command["draws"], order.command["years"]))
    found = difference_of(vault, sha256)
    assert found.steps
    assert found.after - found.before == pytest.approx(sum(step.chance for step in found.steps))
    with pytest.raises(NotFoundError):
        difference_of(vault, "0" * 64)


def test_the_work_ends_without_a_run_of_its_own(both_sites: Site) -> None:
    from majlis.adapters.records import runs
    from majlis.adapters.records.runs import leases
    from majlis.adapters.worker.perform import Bench, Outcome, perform, this_process

    _, _, run = assessed_twice(both_sites)
    world = both_sites.world
    bench = Bench(world.records, world.vault, world.progress, 1)
    made = work_of(both_sites, run)
    code = runs.queue(world.records, order_again(REPLAY, made))
    claim = leases.claim(world.records, this_process())
    assert claim is not None
    assert perform(bench, claim).outcome is Outcome.DONE
    done = runs.find(world.records, code)
    assert (done.state.value, done.vault_run, done.result_sha256) == ("done", "", made.result_sha256)
    assert len(world.vault.run_ids()) == 2
    broken = order_again(REPLAY, made)
    runs.queue(world.records, replace(broken, command={**broken.command, "run": "none"}))
    claim = leases.claim(world.records, this_process())
    assert claim is not None
    assert perform(bench, claim).outcome is Outcome.FAILED
