"""`majlis nation retire`: out with a row and its parts, not with what others need."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from majlis.acts.edits import Edited
from majlis.acts.nation.add import AddCommand, add
from majlis.acts.nation.change import ChangeCommand, change
from majlis.acts.nation.retire import RetireCommand, retire
from majlis.acts.nation.undo import UndoCommand, undo
from majlis.acts.world import Actor, World
from majlis.infrastructure import nation_hash
from majlis.kernel.access import Reader
from majlis.kernel.errors import ConflictError, NotFoundError, PermissionDeniedError
from majlis.kernel.marking import Marking


def run(world: World, row: str, **options: Any) -> Edited:
    return retire(RetireCommand(nation="small", row=row, **options), world)


def test_what_needs_it_is_named_first(drafted: World, draft_of: Callable[..., Any]) -> None:
    before = nation_hash(draft_of(drafted))
    with pytest.raises(ConflictError, match="suppliers exchange:west-01/power/grid:west-01"):
        run(drafted, "grid:west-01")
    assert nation_hash(draft_of(drafted)) == before
    result = run(drafted, "grid:west-01", with_links=True, note="closed down")
    draft = draft_of(drafted)
    assert "grid:west-01" not in {row.id for row in draft.assets} | {row.supplier for row in draft.suppliers}
    assert {row.kind for row in result.edits} == {"removed"}
    undo(UndoCommand(nation="small"), drafted)
    assert nation_hash(draft_of(drafted)) == before


def test_parts_go_with_it(filed: World) -> None:
    keys = [row.key for row in run(filed, "phones:zone-w").edits]
    assert keys == ["phones:zone-w", "phones:zone-w/phones", "phones:zone-w/phones/exchange:west-01"]


def test_what_somebody_came_to_need_in_the_meantime(filed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    add(AddCommand(nation="small", table="operators", key="operator:x", set_=("name=X", "sector=power")), filed)
    filed.records  # noqa: B018 - opens the database
    from majlis.adapters.records import nations

    stale = nations.draft_at(filed.records, "small")
    cells = ("name=Y", "sector=power", "kind=generation", "operator=operator:x", "area=area:west")
    times = ("repair_low_h=1", "repair_mode_h=2", "repair_high_h=3", "restart_h=0.5", "source=synthetic")
    add(AddCommand(nation="small", table="assets", key="plant:y", set_=(*cells, *times)), filed)
    monkeypatch.setattr(nations, "draft_at", lambda *_: stale)
    with pytest.raises(ConflictError, match="assets plant:y"):
        run(filed, "operator:x")


def test_what_cannot_be_retired(filed: World) -> None:
    with pytest.raises(ConflictError, match="the header of a nation stays"):
        run(filed, "small")
    with pytest.raises(NotFoundError):
        run(filed, "grid:none")


def test_who_cannot_see_all_of_it_cannot_know_what_needs_it(filed: World) -> None:
    change(ChangeCommand(nation="small", row="small", set_=("marking=TLP:AMBER",)), filed)
    reader = Reader("guest", clearance=Marking.parse("TLP:AMBER"), others=Marking.parse("TLP:AMBER").tlp)
    guest = replace(filed, actor=Actor("guest", frozenset("*"), reader))
    with pytest.raises(PermissionDeniedError, match="may not see"):
        run(guest, "phones:zone-w")
