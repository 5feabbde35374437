import pytest

from majlis.kernel.errors import IntegrityError
from majlis.risk.assessment import Simulated
from majlis.risk.inputs import Inputs
from majlis.risk.scenario import MOST_AREAS, placed_scenarios, scenarios


def test_the_tiny_event_is_told_as_it_is(tiny: Inputs, tiny_run: Simulated) -> None:
    found = scenarios(tiny, tiny_run.reach, tiny_run.draws, 1, tiny_run.losses)
    assert [one.years for one in found] == [20, 100]
    one = found[0]
    assert (one.service, one.people, one.hours, one.assets_hit, one.assets_affected) == ("power", 1500, 12.0, 1, 1)
    assert one.person_hours == 2100 * 12
    assert "plant" not in one.description


def test_rarer_is_worse_and_hours_are_in_order(small: Inputs, simulated: Simulated) -> None:
    found = scenarios(small, simulated.reach, simulated.draws, 7, simulated.losses)
    assert all(one.hours_low <= one.hours <= one.hours_high for one in found)
    assert all(one.people > 0 for one in found)
    assert all(0 < one.assets_hit <= one.assets_affected for one in found)
    names = {asset.id for asset in small.nation.assets} | {asset.name for asset in small.nation.assets}
    assert not any(name in one.description for name in names for one in found)


def test_another_seed_is_not_taken_for_the_same(small: Inputs, simulated: Simulated) -> None:
    with pytest.raises(IntegrityError, match="cannot be computed again"):
        scenarios(small, simulated.reach, simulated.draws, 8, simulated.losses)


def test_it_says_in_which_areas(small: Inputs, simulated: Simulated) -> None:
    found = placed_scenarios(small, simulated.reach, simulated.draws, 7, simulated.losses)
    for told, places in found:
        assert (places.years, places.service) == (told.years, told.service)
        people = [area.people for area in places.areas]
        assert people == sorted(people, reverse=True)
        assert 0 < len(people) == min(MOST_AREAS, places.areas_hit)
        assert sum(people) <= told.people
        if places.areas_hit <= MOST_AREAS:
            assert sum(people) == told.people
