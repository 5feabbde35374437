"""The nation as a notebook uses it."""

from dataclasses import replace
from pathlib import Path

import pytest

from majlis.infrastructure import read
from majlis.infrastructure.cascade import Engine
from majlis.kernel.marking import Marking

NATION = read(Path(__file__).parents[2] / "golden" / "dossier-small")


@pytest.mark.parametrize(("minutes", "slots"), [(60, 336), (15, 1344)])
def test_the_horizon_in_slots(minutes: int, slots: int) -> None:
    assert replace(NATION.header, slot_minutes=minutes).horizon_slots == slots


def test_where_rows_stand_is_no_part_of_the_content() -> None:
    assert replace(NATION, lines={}) == NATION
    assert "lines" not in repr(NATION)


@pytest.mark.parametrize("engine", ["events", "oracle"])
def test_an_attack_in_one_line_by_hand(engine: Engine) -> None:
    # Both plants are hit for 40 hours. Plant East starts black in 4: hour 44. The core site's fuel ended in hour 24,
    # the control batteries of the grid stations 4 hours later: so crews start them by hand in 6 hours: hour 50.
    # The core site needs one hour more; Plant West, which needs a grid station to start, eight.
    outage = NATION.cascade(attack={"plant:east-01": (0.0, 40.0), "plant:west-01": (0.0, 40.0)}, engine=engine)
    assert outage.hours("plant:east-01") == ((0.0, 44.0),)
    assert outage.hours("grid:west-01") == ((0.0, 50.0),)
    assert outage.hours("core:east-01") == ((24.0, 51.0),)
    assert outage.hours("plant:west-01") == ((0.0, 58.0),)
    # The exchange's battery lasts 8 hours, and it is back one slot after the core site.
    assert outage.hours("exchange:west-01") == ((8.0, 52.0),)
    # The waterworks' tank ends at 12, the hospital's at 36; the waterworks restarts in 2 hours, the hospital in 1.
    assert outage.hours("waterworks:west-01") == ((12.0, 52.0),)
    assert outage.hours("hospital:west-01") == ((36.0, 53.0),)


def test_what_is_made_from_it_takes_the_strictest_marking_of_all_rows() -> None:
    assert str(NATION.marking) == "TLP:AMBER/RESTRICTED/health"
    secret = replace(NATION.suppliers[0], marking=Marking.parse("TLP:RED/SECRET/power"))
    assert str(replace(NATION, suppliers=(secret,)).marking) == "TLP:RED/SECRET/health,power"
