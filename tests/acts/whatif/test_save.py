"""`majlis whatif save`: the hits with their hours, at least as strict as the nation."""

from dataclasses import replace

import pytest
from tests.places import draft_nation
from tests.small import WEST, small_nation

from majlis.acts.whatif.save import SaveCommand, SaveResult, save
from majlis.acts.world import Actor, World
from majlis.kernel.access import Reader
from majlis.kernel.errors import InputError, NotFoundError, PermissionDeniedError
from majlis.kernel.marking import Marking, Tlp


def saved(world: World, *attack: str, **more: object) -> SaveResult:
    asked = {"nation": "small", "title": "Both fail", "attack": attack or (f"{WEST}@0",), **more}
    return save(SaveCommand.model_validate(asked), world)


def test_it_gets_a_code_and_says_what_happens(both: World) -> None:
    result = saved(both, f"{WEST}@0:30", note="A try")
    assert result.code == "WHATIF-2025-0001"
    assert (result.version, result.marking) == (1, "TLP:AMBER")
    assert "1 asset is hit; 2 more go dark." in result.text()
    assert result.text().startswith("SYNTHETIC")
    from majlis.adapters.records.scenarios import keeping

    assert keeping.find(both.records, result.code).facts["most_people"] == 380_000


def test_the_usual_repair_is_written_down(small: World) -> None:
    from majlis.adapters.records.scenarios import keeping

    code = saved(small, f"{WEST}@3").code
    assert keeping.find(small.records, code).attack == (f"{WEST}@3:24",)


def test_a_weaker_marking_does_not_count(small: World) -> None:
    assert saved(small, marking="TLP:GREEN").marking == "TLP:AMBER"
    assert saved(small, marking="TLP:RED").marking == "TLP:RED"
    with pytest.raises(InputError, match="not a marking"):
        saved(small, marking="secret")


def test_what_does_not_fit(small: World) -> None:
    with pytest.raises(NotFoundError, match="no asset"):
        saved(small, "nowhere@0")
    with pytest.raises(InputError, match="not a hit"):
        saved(small, "nowhere")
    with pytest.raises(NotFoundError, match="no version 7"):
        saved(small, version=7)
    with pytest.raises(InputError, match="hits nothing"):
        save(SaveCommand(nation="small", title="x"), small)


def test_a_draft_is_no_version(small: World) -> None:
    draft_nation(small.records, replace(small_nation(), header=replace(small_nation().header, id="other")))
    with pytest.raises(NotFoundError, match="no published version"):
        saved(small, nation="other")


def test_rights(small: World) -> None:
    reader = Reader("x", frozenset(), Marking(Tlp.AMBER), Tlp.AMBER)
    with pytest.raises(PermissionDeniedError, match=r"cascade\.keep"):
        saved(replace(small, actor=Actor("x", frozenset({"cascade.run"}), reader)))
    with pytest.raises(PermissionDeniedError, match="does not act for"):
        saved(replace(small, actor=Actor("x", frozenset({"cascade.keep"}), reader)))
