"""Nations to assess: a tiny one whose losses can be worked out by hand, and a synthetic one of 500 assets."""

from collections.abc import Callable

import pytest

from majlis.infrastructure.build import build_network
from majlis.infrastructure.nation import (
    Area,
    Asset,
    Basis,
    Demand,
    Header,
    Nation,
    Need,
    Operator,
    Requirement,
    Supplier,
)
from majlis.infrastructure.synthesis import synthesize
from majlis.kernel.marking import Marking
from majlis.reference import incident_kinds, sectors
from majlis.reference.parameters import Parameter, parameters
from majlis.risk.assessment import Simulated, run
from majlis.risk.campaigns import CampaignType, campaign_types
from majlis.risk.inputs import Cell, Inputs
from majlis.risk.simulate import Size

MARK = Marking.parse("TLP:AMBER")


def fixed(name: str, group: str, value: float) -> Parameter:
    return Parameter(name, group, "fixed", value, 0.0, 0.0, "", "2026-01-01", "judgement", "a test")


def tiny_nation() -> Nation:
    """One plant feeds power to zones a (1,000 people) and b (500); the water of zone a needs the plant too."""
    plant = Asset(
        "plant:one",
        "One",
        "power",
        "generation",
        "operator:p",
        "area:x",
        "v",
        10,
        10,
        10,
        1,
        True,
        None,
        "synthetic",
        MARK,
    )
    demands = (
        Demand("power:a", "area:x", "zone-a", "power", 1000, MARK),
        Demand("power:b", "area:y", "zone-b", "power", 500, MARK),
        Demand("water:a", "area:x", "zone-a", "water", 600, MARK),
    )
    return Nation(
        Header("tiny", "Tiny (synthetic)", True, "invented", "Asia/Karachi", "PKR", 48, 60, MARK),
        (
            Area("area:x", "X", "R", 2000, 0.5, 30.0, 70.0, "invented", MARK),
            Area("area:y", "Y", "R", 900, 0.5, 31.0, 71.0, "invented", MARK),
        ),
        (Operator("operator:p", "P", "power", MARK),),
        (plant,),
        demands,
        tuple(
            Requirement(d.id, "supply", 1, 0, None, Need.RUN, 1.0, Basis.DECLARED, "invented", MARK) for d in demands
        ),
        tuple(Supplier(d.id, "supply", "plant:one", MARK) for d in demands),
    )


def tiny_inputs(*, rate: float = 2.0, success: float = 1.0, **changes: float) -> Inputs:
    """One campaign type that always puts the plant out for exactly ten hours; ``rate`` times a year."""
    kind = CampaignType("strike", 1, "Strike", "nobody", "wiper", "operator", ("power",), (), 0.0, "A strike.")
    values = {"conversion.strike": 0.5, "success.strike": success, "breadth.strike": 0.9999, "repair.strike": 1.0}
    values |= {"buffer.factor": 1.0} | changes
    known = {name: fixed(name, name.split(".")[0], value) for name, value in values.items()}
    nation = tiny_nation()
    cell = Cell("power", "wiper", 1e6, 1e6 * 12 * 0.5 / rate)
    return Inputs(nation, build_network(nation), (cell,), (kind,), known, people=1200, hours=10)


def small_inputs(seed: int = 3) -> Inputs:
    nation = synthesize(assets=500, seed=seed)
    cells = tuple(Cell(s, k, 10.5, 36.25) for s in sectors().column("id") for k in incident_kinds().column("id"))
    return Inputs(nation, build_network(nation), cells, campaign_types(), parameters())


@pytest.fixture(scope="session")
def tiny() -> Inputs:
    return tiny_inputs()


@pytest.fixture(scope="session")
def small() -> Inputs:
    return small_inputs()


@pytest.fixture(scope="session")
def size() -> Size:
    return Size(seed=7, draws=8, years=120, workers=2)


@pytest.fixture(scope="session")
def simulated(small: Inputs, size: Size) -> Simulated:
    return run(small, size)


@pytest.fixture(scope="session")
def tiny_run(tiny: Inputs) -> Simulated:
    return run(tiny, Size(seed=1, draws=4, years=2000, workers=1))


@pytest.fixture(scope="session")
def make_tiny() -> Callable[..., Inputs]:
    return tiny_inputs
