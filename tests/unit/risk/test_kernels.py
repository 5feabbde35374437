import os
import subprocess
import sys
from collections.abc import Callable

import numpy as np

from majlis.kernel.streams import Purpose
from majlis.risk import kernels
from majlis.risk.assessment import run
from majlis.risk.draws import draw
from majlis.risk.inputs import Inputs
from majlis.risk.kernels import capacity
from majlis.risk.simulate import Size
from majlis.risk.targets import targets


def test_purposes_are_those_of_the_kernel() -> None:
    assert kernels.EVENT_COUNT == Purpose.EVENT_COUNT
    assert kernels.TARGET == Purpose.TARGET
    assert kernels.SUCCESS == Purpose.SUCCESS
    assert kernels.HIT == Purpose.HIT


def test_room_is_made_for_every_event_and_years_are_those_asked_for(tiny: Inputs) -> None:
    reach = targets(tiny)
    dice = draw(tiny, reach, seed=1, draws=1).dice[0]
    whole = capacity(np.uint64(1), 0, 0, 1000, reach.plan, dice)
    parts = [capacity(np.uint64(1), 0, first, 1, reach.plan, dice) for first in range(1000)]
    assert whole == sum(parts)
    assert 1850 < whole < 2150


def test_success_thins_events(make_tiny: Callable[..., Inputs]) -> None:
    every = run(make_tiny(success=0.999999), Size(1, 1, 4000))
    half = run(make_tiny(success=0.5), Size(1, 1, 4000))
    share = len(half.losses.events.draw) / len(every.losses.events.draw)
    assert 0.47 < share < 0.53


CHILD = """
import sys
from majlis.infrastructure.build import build_network
from majlis.infrastructure.synthesis import synthesize
from majlis.reference.parameters import parameters
from majlis.risk.assessment import run
from majlis.risk.campaigns import campaign_types
from majlis.risk.inputs import Cell, Inputs
from majlis.risk.simulate import Size
nation = synthesize(assets=500, seed=3)
cells = tuple(Cell("power", kind, 10.5, 3.0) for kind in ("wiper", "ransomware", "ot-manipulation"))
inputs = Inputs(nation, build_network(nation), cells, campaign_types(), parameters())
print(run(inputs, Size(5, 1, 12, workers=1)).losses.events.loss.tolist())
"""


def test_without_the_compiler_the_numbers_are_the_same() -> None:
    """Python's own integers and overflow rules agree with the machine code's."""
    answers = [
        subprocess.run(
            [sys.executable, "-W", "error", "-c", CHILD],
            env={**os.environ, "NUMBA_DISABLE_JIT": disable},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for disable in ("0", "1")
    ]
    assert answers[0] == answers[1]
    assert len(answers[0]) > 100
