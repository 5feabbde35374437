import pytest
from tests.documents import composer, draft, frozen, person, releaser

from majlis.acts.document.list import ListCommand, list_
from majlis.acts.document.release import ReleaseCommand, release
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError

INCIDENT = "INC-2025-0001"


def codes(world: World, **wanted: object) -> list[str]:
    return [one.code for one in list_(ListCommand.model_validate({"nation": "small", **wanted}), world).documents]


def test_newest_first_page_by_page(both: World) -> None:
    made = [draft(both, INCIDENT), frozen(both, INCIDENT), draft(both, INCIDENT)]
    world = composer(both)
    assert codes(world) == made[::-1]
    first = list_(ListCommand(nation="small", most=2), world)
    assert [one.code for one in first.documents] == made[:0:-1]
    assert codes(world, after=first.cursor) == made[:1]
    assert "More: --after" in first.text()
    assert codes(world, state="frozen") == [made[1]]
    assert codes(world, kind="briefing") == []
    assert codes(world, incident="INC-2025-0009") == []
    assert codes(world, words="LOCKED") == made[::-1]


def test_who_sees_what(one: World) -> None:
    code, waiting = frozen(one, INCIDENT), frozen(one, INCIDENT)
    draft(one, INCIDENT)
    outsider = person(one, "omar", "document.read", organisation="cert")
    assert codes(outsider) == []
    assert codes(releaser(one, organisation="council")) == [waiting, code]
    release(ReleaseCommand(document=code), releaser(one))
    assert codes(outsider) == [code]


def test_an_empty_list_says_how_to_begin(one: World) -> None:
    text = list_(ListCommand(nation="small"), one).text()
    assert "None." in text
    assert "majlis document start" in text


def test_what_is_not_there(one: World) -> None:
    with pytest.raises(NotFoundError):
        list_(ListCommand(nation="falcon"), one)
    with pytest.raises(InputError, match="no cursor"):
        list_(ListCommand(nation="small", after="x"), one)
