from dataclasses import replace

import pytest

from majlis.risk.assessment import Simulated
from majlis.risk.draws import GROUPS
from majlis.risk.inputs import Inputs
from majlis.risk.result import Sensitivity
from majlis.risk.sensitivity import basis_of, judgement_share, runs_years, sensitivity
from majlis.risk.simulate import Size


def one(group: str, basis: str, low: float, high: float) -> Sensitivity:
    return Sensitivity.model_validate(
        {"group": group, "name": group, "basis": basis, "low": low, "centre": 0.5, "high": high}
        | {"aal_low": 1.0, "aal_centre": 2.0, "aal_high": 3.0}
    )


def test_more_of_everything_is_worse_and_buffers_help(small: Inputs, simulated: Simulated) -> None:
    found = {s.group: s for s in sensitivity(small, simulated.reach, Size(7, 40, 500))}
    assert set(found) == set(GROUPS)
    for group in ("rates", "conversion", "success", "breadth", "repair", "inferred"):
        assert found[group].aal_low <= found[group].aal_centre <= found[group].aal_high, group
        assert found[group].aal_low < found[group].aal_high, group
    assert found["buffer"].aal_low >= found["buffer"].aal_high
    assert len({s.aal_centre for s in found.values()}) == 1


def test_share_of_judgement() -> None:
    found = (one("rates", "evidence", 0.2, 0.5), one("success", "judgement", 0.1, 0.5))
    assert judgement_share(found) == pytest.approx(0.16 / 0.25)
    flat = (one("rates", "evidence", 0.2, 0.2), one("success", "judgement", 0.1, 0.1))
    assert judgement_share(flat) == 0.5


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
