"""`majlis nation split`: a service becomes assets without losing its history."""

from collections.abc import Callable
from typing import Any

import pytest

from majlis.acts.edits import Edited
from majlis.acts.nation.change import ChangeCommand, change
from majlis.acts.nation.history import HistoryCommand, history
from majlis.acts.nation.split import SplitCommand, split
from majlis.acts.nation.undo import UndoCommand, undo
from majlis.acts.world import World
from majlis.infrastructure import nation_hash
from majlis.kernel.errors import InputError


def run(world: World, *into: str, **options: Any) -> Edited:
    return split(SplitCommand(nation="small", asset="grid:west-01", into=into, **options), world)


def test_pieces_in_its_place(drafted: World, draft_of: Callable[..., Any]) -> None:
    before = nation_hash(draft_of(drafted))
    result = run(drafted, "grid:a,grid:b", share=("60%,40%",))
    draft = draft_of(drafted)
    assert {"grid:a", "grid:b"} <= {row.id for row in draft.assets}
    assert [row.people for row in draft.demands if row.id.startswith("power:zone-w-")] == [228_000, 152_000]
    assert "Look at k, how many suppliers are needed" in result.text()
    assert "... and" in result.text()
    undo(UndoCommand(nation="small"), drafted)
    assert nation_hash(draft_of(drafted)) == before


def test_the_history_of_a_piece_goes_on_with_what_it_came_from(filed: World) -> None:
    change(ChangeCommand(nation="small", row="grid:west-01", set_=("restart_h=4",), note="by phone"), filed)
    run(filed, "grid:a", "grid:b")
    change(ChangeCommand(nation="small", row="grid:b", set_=("restart_h=5",)), filed)
    told = history(HistoryCommand(nation="small", row="grid:b"), filed)
    assert [one.number for one in told.revisions] == [4, 3, 2, 1]
    assert (told.revisions[1].came_from, told.revisions[1].became) == (("grid:west-01",), ("grid:a", "grid:b"))
    assert "grid:west-01 became grid:a, grid:b" in told.text()
    assert "by phone" in told.text()


def test_shares_that_are_no_numbers(filed: World) -> None:
    with pytest.raises(InputError, match="'half' is not a number"):
        run(filed, "grid:a", "grid:b", share=("half,half",))
