from dataclasses import replace

import numpy as np
import pytest

from majlis.risk.assessment import Simulated, run
from majlis.risk.inputs import Inputs
from majlis.risk.simulate import Size, people_of, simulate


def test_one_event_of_the_tiny_nation_worked_out_by_hand(tiny_run: Simulated) -> None:
    """The plant is out for 10 h and restarts in 1 h: 11 slots; each demand restarts one slot later."""
    events = tiny_run.losses.events
    slots = 11 + 1
    full = (1000 + 500 + 600) * slots
    assert set(events.loss.tolist()) == {full}
    assert set(events.without.tolist()) == {(1000 + 500) * slots}
    assert set(events.people.tolist()) == {1500}
    assert set(events.nodes.tolist()) == {4}
    assert set(events.assets.tolist()) == {1}


def test_so_many_hours_are_enough_and_one_more_is_not(tiny: Inputs) -> None:
    for hours, struck in ((12, 1500), (13, 0)):
        losses = run(replace(tiny, hours=hours), Size(1, 1, 50)).losses
        assert set(losses.events.people.tolist()) == {struck}


def test_tables_agree_with_each_other(simulated: Simulated) -> None:
    losses, events = simulated.losses, simulated.losses.events
    assert losses.loss.sum() == events.loss.sum() == losses.by_service.sum() == losses.by_area.sum()
    assert losses.by_campaign.sum() == events.loss.sum()
    assert losses.without.sum() == events.without.sum() < losses.loss.sum()
    for d in range(losses.loss.shape[0]):
        mine = events.draw == d
        by_year = np.bincount(events.year[mine], weights=events.loss[mine], minlength=losses.loss.shape[1])
        assert np.array_equal(by_year.astype(np.int64), losses.loss[d])
    assert np.all(losses.largest <= losses.loss)
    assert 0 <= losses.loss.sum() - losses.by_asset.sum() < events.hits.sum()


def test_progress_ends_at_the_total_and_ctrl_c_gets_out(small: Inputs, simulated: Simulated) -> None:
    seen: list[int] = []
    size = Size(7, 8, 20, workers=2, chunk_years=7, advance=seen.append)
    simulate(small, simulated.reach, simulated.draws, size)
    assert seen == sorted(seen)
    assert seen[-1] == 160

    def stop(done: int) -> None:
        raise KeyboardInterrupt(done)

    with pytest.raises(KeyboardInterrupt):
        simulate(small, simulated.reach, simulated.draws, Size(7, 8, 20, workers=2, advance=stop))


def test_headline_counts_its_services_only(small: Inputs) -> None:
    crowd = people_of(small)
    named = {s for s, yes in zip(small.network.services, crowd.in_headline, strict=True) if yes}
    assert named == {"power", "phones", "water"}
