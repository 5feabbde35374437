from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import pytest

from majlis.risk.assessment import Simulated, run
from majlis.risk.draws import GROUPS
from majlis.risk.inputs import Inputs
from majlis.risk.sensitivity import again_years, basis_of, judgement_share, runs_years, sensitivity
from majlis.risk.simulate import Size


def test_more_of_everything_is_worse_and_buffers_help(small: Inputs, simulated: Simulated) -> None:
    found = {s.group: s for s in sensitivity(small, simulated.reach, Size(7, 40, 500))}
    assert set(found) == set(GROUPS)
    for group in ("rates", "conversion", "success", "breadth", "repair", "inferred"):
        assert found[group].aal_low <= found[group].aal_centre <= found[group].aal_high, group
        assert found[group].aal_low < found[group].aal_high, group
    assert found["buffer"].aal_low >= found["buffer"].aal_high
    assert len({s.aal_centre for s in found.values()}) == 1


def share(inputs: Inputs, *, draws: int = 200, years: int = 800) -> float:
    size = Size(5, draws, years, workers=2)
    done = run(inputs, size)
    return judgement_share(inputs, done.reach, done.losses, size)


def doubtful(inputs: Inputs, *, rate_shape: float, basis: Literal["source", "judgement"] = "judgement") -> Inputs:
    """Return the tiny nation with conversion 0.25 or 0.75 (triangular in between), and rates of a given shape."""
    cell = inputs.cells[0]
    cells = (replace(cell, shape=rate_shape, inverse_scale=cell.inverse_scale * rate_shape / cell.shape),)
    law = replace(inputs.parameters["conversion.strike"], law="triangular", a=0.05, b=0.2, c=0.95, basis=basis)
    others = {name: replace(p, basis=basis) for name, p in inputs.parameters.items()}
    return replace(inputs, cells=cells, parameters={**others, law.id: law})


def test_all_of_the_doubt_is_judgement_or_none_of_it(make_tiny: Callable[..., Inputs]) -> None:
    tiny = make_tiny(rate=0.5)
    assert share(doubtful(tiny, rate_shape=1e6)) > 0.97
    assert share(doubtful(tiny, rate_shape=1e6, basis="source")) < 0.25
    fixed_all = replace(tiny, cells=(replace(tiny.cells[0], shape=4.0, inverse_scale=96.0),))
    assert share(fixed_all) < 0.25


def test_the_share_is_that_of_the_product_of_two_laws(make_tiny: Callable[..., Inputs]) -> None:
    """The yearly number of events is G x C, so its mean loss varies as the product; Var(E[GC | C]) / Var(GC).

    With G of relative variance g = 1 / shape and C of relative variance c: c / (c + g + c g). The chance of a year
    with an event is 1 - exp(-rate G C), nearly linear for the small rate taken here.
    """
    low, mode, high = 0.05, 0.2, 0.95
    mean = (low + mode + high) / 3
    c = (low**2 + mode**2 + high**2 - low * mode - low * high - mode * high) / 18 / mean**2
    g = 0.25
    found = share(doubtful(make_tiny(rate=0.3), rate_shape=1 / g), draws=400, years=3000)
    assert found == pytest.approx(c / (c + g + c * g), abs=0.1)


def test_nothing_in_doubt_is_no_judgement(make_tiny: Callable[..., Inputs]) -> None:
    assert share(make_tiny(rate=1e-9), draws=4, years=20) == 0.0


def test_the_second_simulation_is_smaller() -> None:
    assert again_years(Size(1, 100, 1000), 1_000) == 250
    assert again_years(Size(1, 100, 1000), 200_000) == 50
    assert again_years(Size(1, 2, 10), 1_000) == 2


def test_one_judgement_among_sources_makes_a_group_judgement(small: Inputs) -> None:
    assert basis_of("rates", small) == "evidence"
    assert basis_of("success", small) == "judgement"
    sourced = {name: replace(p, basis="source") for name, p in small.parameters.items()}
    assert basis_of("success", replace(small, parameters=sourced)) == "source"
    assert basis_of("inferred", replace(small, parameters=sourced)) == "judgement"


def test_its_size_follows_the_assessment() -> None:
    assert runs_years(Size(1, 100, 1000), 5_000) == 2500
    assert runs_years(Size(1, 10, 100), 5_000) == 50
    assert runs_years(Size(1, 100, 1000), 200_000) == 500
