"""`majlis whatif compare`: people by service, and which assets only one of them darkens."""

from dataclasses import replace

import pytest
from tests.acts.whatif.test_save import saved
from tests.places import publish_nation
from tests.small import WEST, small_nation, with_bigger_plant

from majlis.acts.whatif.compare import CompareCommand, compare
from majlis.acts.world import World
from majlis.kernel.errors import InputError


def test_two_of_one_nation(both: World) -> None:
    first, second = saved(both, f"{WEST}@0:30").code, saved(both, "waterworks:west-01@0:20", title="Water").code
    found = compare(CompareCommand(first=first, second=second), both)
    assert found.only_first == ("exchange:west-01", WEST)
    assert found.only_second == ()
    assert found.both == 1
    water = next(one for one in found.services if one.service == "water")
    assert (water.first_peak, water.second_peak) == (250_000, 250_000)
    assert next(one for one in found.services if one.service == "power").second_person_hours == 0
    text = found.text()
    assert "1 asset goes dark in both" in text
    assert f"Only in {first}: 2. exchange:west-01, {WEST}" in text


def test_two_versions(small: World) -> None:
    first = saved(small).code
    publish_nation(small.records, small.vault, with_bigger_plant(small_nation()))
    second = saved(small).code
    found = compare(CompareCommand(first=first, second=second), small)
    assert not found.same_version
    assert "different versions" in found.text()
    assert found.first.person_hours < found.second.person_hours


def test_two_nations(small: World) -> None:
    other = replace(small_nation(), header=replace(small_nation().header, id="other"))
    publish_nation(small.records, small.vault, other)
    first, second = saved(small).code, saved(small, nation="other").code
    with pytest.raises(InputError, match="is of small"):
        compare(CompareCommand(first=first, second=second), small)
