import pytest
from tests.councils import Council, login_of, person, world_as

from majlis.kernel.errors import InputError, NotFoundError, PermissionDeniedError
from majlis.kernel.marking import Marking, Tlp


def test_a_body_is_seen_with_its_nation_only(place: Council) -> None:
    from majlis.adapters.records.council import bodies
    from majlis.adapters.records.keys import marking_key
    from majlis.adapters.records.models import Nation

    member = place.as_(login_of("chair")).records
    assert [one.code for one in bodies.listed(member)] == ["council"]
    Nation.everything.update(marking_id=marking_key(Marking.parse("TLP:AMBER/SECRET")))
    assert bodies.listed(member) == ()
    with pytest.raises(NotFoundError, match="there is no body 'council'"):
        bodies.find(member, "council")


def test_who_writes_acts_for_the_owner(place: Council) -> None:
    from majlis.adapters.records.council import bodies

    other = world_as(place.world, person(place.world, "sara", "secretariat", organisation="other"))
    with pytest.raises(PermissionDeniedError, match="does not act for secretariat"):
        bodies.held(other.records, "council")


def test_nobody_closes_something_to_themselves(place: Council) -> None:
    from majlis.adapters.records.council.bodies import demand_readable

    member = place.as_(login_of("chair")).records
    demand_readable(member, None, "secretariat")
    demand_readable(member, Marking(Tlp.RED), "secretariat")
    with pytest.raises(InputError, match="you are not cleared for TLP:RED/SECRET"):
        demand_readable(member, Marking.parse("TLP:RED/SECRET"), "secretariat")
