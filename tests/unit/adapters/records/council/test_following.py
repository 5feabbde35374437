"""Of which actions people are told, at which level, and whom: never who may not read it."""

from dataclasses import replace
from datetime import timedelta

from tests.councils import council, login_of, person
from tests.followups import DOER, an_action

from majlis.acts.world import World


def test_each_level_names_its_people(world: World) -> None:
    council(world)
    person(world, "sana", "secretariat")
    code = an_action(world)
    strict = an_action(world, login_of("chair"), "TLP:RED")
    records = world.records
    from majlis.adapters.records.council import following

    def told(days: int) -> dict[str, tuple[str, ...]]:
        later = replace(records, now=lambda: records.now() + timedelta(days=days))
        return {one.action.code: one.people for one in following.dues(later, "small")}

    assert told(1) == {}
    assert told(20)[code] == (DOER,)
    assert told(27)[code] == (DOER, "sana")
    assert set(told(60)[code]) >= {DOER, "sana", login_of("chair"), login_of("academia-1")}
    assert set(told(60)[strict]) >= {login_of("chair"), "sana"}
    assert following.dues(records, "small", ()) == ()
