"""`majlis nation undo`: step by step back, and forward again; never over another's work."""

from collections.abc import Callable
from typing import Any

import pytest

from majlis.acts.edits import Edited
from majlis.acts.nation.add import AddCommand, add
from majlis.acts.nation.change import ChangeCommand, change
from majlis.acts.nation.undo import UndoCommand, undo
from majlis.acts.world import World
from majlis.infrastructure import nation_hash
from majlis.kernel.errors import ConflictError, NotFoundError


def run(world: World, revision: int | None = None) -> Edited:
    return undo(UndoCommand(nation="small", revision=revision), world)


def rename(world: World, name: str, row: str = "grid:west-01") -> None:
    change(ChangeCommand(nation="small", row=row, set_=(f"name={name}",)), world)


def test_step_by_step_back_and_forward(drafted: World, draft_of: Callable[..., Any]) -> None:
    hashes = [nation_hash(draft_of(drafted))]
    for name in ("One", "Two"):
        rename(drafted, name)
        hashes.append(nation_hash(draft_of(drafted)))
    assert "Revision 3 (nation change by tester) is undone." in run(drafted).text()
    assert nation_hash(draft_of(drafted)) == hashes[1]
    run(drafted)
    assert nation_hash(draft_of(drafted)) == hashes[0]
    run(drafted, 5)
    run(drafted, 4)
    assert nation_hash(draft_of(drafted)) == hashes[2]
    run(drafted)
    run(drafted)
    run(drafted)
    assert draft_of(drafted).assets == ()
    with pytest.raises(NotFoundError, match="no revision left to undo"):
        run(drafted)


def test_an_earlier_one_where_nothing_later_touched_its_rows(filed: World, draft_of: Callable[..., Any]) -> None:
    rename(filed, "One")
    rename(filed, "East", row="grid:east-01")
    run(filed, 2)
    names = {row.id: row.name for row in draft_of(filed).assets}
    assert (names["grid:west-01"], names["grid:east-01"]) == ("Grid station West 1", "East")


def test_not_over_what_came_later(filed: World) -> None:
    rename(filed, "One")
    rename(filed, "Two")
    with pytest.raises(ConflictError, match="revision 2 cannot be undone") as caught:
        run(filed, 2)
    assert "majlis nation undo small 3" in caught.value.fault.mend
    run(filed, 3)
    with pytest.raises(ConflictError, match="was undone already, by revision 4"):
        run(filed, 3)
    run(filed, 2)
    with pytest.raises(NotFoundError, match="has no revision 99"):
        run(filed, 99)


def test_not_what_others_need_by_now(filed: World) -> None:
    add(AddCommand(nation="small", table="operators", key="operator:x", set_=("name=X", "sector=power")), filed)
    change(ChangeCommand(nation="small", row="grid:west-01", set_=("operator=operator:x",)), filed)
    with pytest.raises(ConflictError, match="assets grid:west-01"):
        run(filed, 2)


def test_the_header(filed: World, draft_of: Callable[..., Any]) -> None:
    change(ChangeCommand(nation="small", row="small", set_=("name=Renamed",)), filed)
    run(filed)
    assert draft_of(filed).header.name == "Small nation (synthetic)"
