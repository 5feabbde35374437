"""Do the knowledge intervals cover the truth at their stated rate, on nations whose truth we know?"""

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import binom

from majlis.infrastructure.build import build_network
from majlis.infrastructure.synthesis import synthesize
from majlis.reference.parameters import parameters
from majlis.risk.assessment import run
from majlis.risk.campaigns import campaign_types
from majlis.risk.inputs import Cell, Inputs
from majlis.risk.simulate import Size
from majlis.risk.summary import aal

NATIONS = 60
MONTHS = 36.0
YEARS = 400


@pytest.mark.slow
def test_intervals_cover_as_often_as_they_say() -> None:
    """All parameters are known but the rate, whose truth is drawn from the prior and shows itself as a Poisson count.

    The truth of each nation is its annual loss at the true rate, simulated long; the interval is the assessment's
    5-95 %. Over 60 nations a true 90 % gives at least 47 with probability 0.999.
    """
    nation = synthesize(assets=500, seed=11)
    campaign = tuple(one for one in campaign_types() if one.id == "wiper-operator")
    known = {
        name: replace(p, law="fixed", a=0.3, b=0.0, c=0.0) if name.endswith(".wiper-operator") else p
        for name, p in parameters().items()
    }
    known["buffer.factor"] = replace(known["buffer.factor"], law="fixed", a=1.0, b=0.0, c=0.0)
    network = build_network(nation)
    network = replace(network, group_confidence=np.ones_like(network.group_confidence))
    base = Inputs(nation, network, (), campaign, known)
    sharp = 1e6
    unit = run(replace(base, cells=(Cell("power", "wiper", sharp, sharp),)), Size(1, 1, 20_000)).losses
    loss_per_rate = float(unit.loss.mean())  # annual loss at one incident a month: it is proportional to the rate
    random = np.random.Generator(np.random.PCG64(5))
    covered = 0
    for number in range(NATIONS):
        truth = random.gamma(2.0, 0.25)
        count = random.poisson(truth * MONTHS)
        cell = Cell("power", "wiper", 2.0 + count, 4.0 + MONTHS)
        interval = aal(run(replace(base, cells=(cell,)), Size(100 + number, 60, YEARS)).losses)
        covered += interval.low <= truth * loss_per_rate <= interval.high
    assert binom.ppf(0.001, NATIONS, 0.9) <= covered <= NATIONS
    assert covered < NATIONS or binom.sf(NATIONS - 1, NATIONS, 0.95) > 0.001
