import pytest
from tests.reports import operator, person

from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError


def test_a_door_tells_a_name_and_nothing_else(world: World) -> None:
    from majlis.adapters.records.reports import public

    assert public.doors(world.records) == ()
    public.open_door(world.records, "small", wide=True)
    (door,) = public.doors(world.records)
    assert (door.code, door.name, door.synthetic) == ("small", "Small nation", False)
    public.open_door(world.records, "small", wide=False)
    assert public.doors(world.records) == ()
    assert [one.code for one in public.ways_in(operator(world, "clinic").records)] == ["small"]
    with pytest.raises(NotFoundError):
        public.follow(person(world, "cert").records, "REP-2025-0001", "")
