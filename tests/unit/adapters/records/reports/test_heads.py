from datetime import timedelta

import pytest
from tests.reports import operator, person, sent

from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError


def test_a_head_knows_its_clocks_and_its_state(world: World) -> None:
    from majlis.adapters.records.reports import heads

    one = heads.find(world.records, sent(operator(world, "clinic")))
    assert (one.named, one.state, one.nation_name, str(one.zone)) == ("Clinic", "open", "Small nation", "Asia/Karachi")
    assert one.next is not None
    assert one.next.due == one.aware + timedelta(hours=72)


def test_a_code_that_is_nearly_right(world: World) -> None:
    from majlis.adapters.records.reports import heads

    code = sent(operator(world, "clinic"))
    with pytest.raises(NotFoundError) as caught:
        heads.find(world.records, code.replace("REP", "RPE"))
    assert code in caught.value.fault.mend
    with pytest.raises(NotFoundError) as caught:
        heads.find(person(world, "ministry").records, code.replace("REP", "RPE"))
    assert code not in caught.value.fault.mend
    with pytest.raises(InputError):
        heads.page(world.records, heads.Wanted(after="x"))


def test_a_nations_own_clock_binds_everybody(world: World) -> None:
    from dataclasses import replace

    from majlis.adapters.records import parameters as own
    from majlis.adapters.records.reports import heads
    from majlis.reference.parameters import parameters

    code = sent(operator(world, "clinic"))
    shorter = replace(parameters()["report.notification"], a=48.0, source="National act")
    own.set_own(world.records, "small", {"report.notification": shorter})
    one = heads.find(operator(world, "clinic").records, code)
    assert one.clocks[1].due == one.aware + timedelta(hours=48)


def test_zones_that_nobody_knows(world: World) -> None:
    from majlis.adapters.records.reports import heads

    assert world.records
    assert str(heads.zone_named("Nowhere/Land")) == "UTC"
