from collections.abc import Callable
from dataclasses import replace

import pytest

from majlis.kernel.errors import InputError
from majlis.kernel.intervals import Interval, Uncertainty
from majlis.risk.inputs import Inputs, cells_of
from majlis.threat.rate import Rate


def rate(sector: str) -> Rate:
    return Rate(sector, "wiper", 3, 12.0, 3.5, 12.25, 0.3, Interval(0.1, 0.6, 0.9, Uncertainty.KNOWLEDGE), ("s",))


def test_unknown_sectors_are_left_out_and_nothing_is_an_error() -> None:
    assert [cell.sector for cell in cells_of([rate(""), rate("power")])] == ["power"]
    with pytest.raises(InputError, match="no evidence"):
        cells_of([rate("")])


def test_a_missing_parameter_is_named(tiny: Inputs) -> None:
    with pytest.raises(InputError, match=r"success\.strike"):
        replace(tiny, parameters={k: v for k, v in tiny.parameters.items() if not k.startswith("success")})


def test_headline_hours_become_slots_rounded_up(tiny: Inputs, make_tiny: Callable[..., Inputs]) -> None:
    assert tiny.headline_slots == 10
    quarter = replace(make_tiny(), network=replace(tiny.network, slot_minutes=15))
    assert quarter.headline_slots == 40
