"""Lists of actions: what is mine, what is overdue, page after page, and nothing that is hidden."""

from datetime import date, timedelta

import pytest
from tests.councils import council, login_of, on, person, world_as

from majlis.acts.action.add import AddCommand, add
from majlis.acts.action.list import ListCommand, list_
from majlis.acts.world import World
from majlis.kernel.errors import InputError, PermissionDeniedError

FIRST, SECOND = login_of("operators-1"), login_of("operators-2")
DUE = date(2025, 8, 10)


def filled(world: World) -> list[str]:
    council(world)
    kinds = ((FIRST, ""), (SECOND, ""), (FIRST, "TLP:GREEN"), (FIRST, "TLP:RED"))
    made = []
    for number, (doer, marking) in enumerate(kinds):
        due = DUE + timedelta(days=9 - number)
        new = AddCommand(what=f"Thing {number}", doer=doer, due=due, body="council", marking=marking)
        made.append(add(new, world).action.code)
    return made


def codes(world: World, **wanted: object) -> list[str]:
    return [one.code for one in list_(ListCommand.model_validate({"nation": "small", **wanted}), world).actions]


def test_filters_and_pages(recorded: World) -> None:
    made = filled(recorded)
    assert codes(recorded) == made[::-1]
    page = list_(ListCommand(nation="small", most=3), recorded)
    rest = list_(ListCommand(nation="small", most=3, after=page.cursor), recorded)
    assert [one.code for one in (*page.actions, *rest.actions)] == made[::-1]
    assert rest.cursor == ""
    assert f"More: --after {page.cursor}" in page.text()
    assert (page.marking, page.synthetic) == ("TLP:RED", True)
    assert codes(recorded, doer=SECOND) == [made[1]]
    assert codes(recorded, words="thing 2") == [made[2]]
    assert codes(recorded, state="unfinished") == made[::-1]
    assert codes(recorded, state="done") == []
    assert codes(recorded, body="other") == []
    assert codes(recorded, decision="DEC-2025-0001") == []
    later = on(recorded, recorded.now() + timedelta(days=16))
    assert codes(later, overdue=True) == [made[3]]
    member = world_as(recorded, FIRST)
    assert codes(member, mine=True) == [made[3], made[2], made[0]]
    with pytest.raises(InputError, match="cursor"):
        codes(recorded, after="x")


def test_others_see_what_their_marking_lets_them(world: World) -> None:
    made = filled(world)
    operator = world_as(world, person(world, "omar", "operator", organisation="mill"))
    assert codes(operator) == [made[2]]
    assert "No action" in list_(ListCommand(nation="small", mine=True), operator).text()
    with pytest.raises(PermissionDeniedError):
        codes(world_as(world, person(world, "adil", "administrator")))
