"""`majlis nation add`: a row of any table, judged as a dossier's reader does."""

from collections.abc import Callable
from typing import Any

import pytest

from majlis.acts.edits import Edited
from majlis.acts.nation.add import AddCommand, add
from majlis.acts.nation.change import ChangeCommand, change
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError, NotFoundError

SOURCE = "source=synthetic: invented"
TIMES = ("repair_low_h=1", "repair_mode_h=2", "repair_high_h=3", "restart_h=0.5")
PLACE = ("sector=power", "kind=transmission", "operator=operator:power-01", "area=area:west")


def run(world: World, table: str, key: str, *cells: str, **options: Any) -> Edited:
    return add(AddCommand(nation="small", table=table, key=key, set_=cells, **options), world)


def test_rows_of_any_table(drafted: World, draft_of: Callable[..., Any]) -> None:
    run(drafted, "assets", "grid:new-1", "name=New station", *PLACE, *TIMES, SOURCE, note="built this year")
    run(drafted, "requirements", "grid:new-1/generation", "k=1", SOURCE)
    result = run(drafted, "suppliers", "grid:new-1/generation/plant:west-01")
    draft = draft_of(drafted)
    (asset,) = [row for row in draft.assets if row.id == "grid:new-1"]
    assert (asset.name, str(asset.marking)) == ("New station", str(draft.header.marking))
    assert any(row.node == "grid:new-1" for row in draft.requirements)
    assert (result.revision, result.edits[0].kind, result.edits[0].key) == (
        4,
        "added",
        "grid:new-1/generation/plant:west-01",
    )
    assert result.text().splitlines()[0] == "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY"
    assert result.text().endswith("To undo it: majlis nation undo small 4")


def test_what_is_there_already(filed: World) -> None:
    with pytest.raises(ConflictError, match="plant:west-01 of suppliers is there already"):
        run(filed, "suppliers", "grid:west-01/generation/plant:west-01")


def test_what_does_not_fit(filed: World) -> None:
    with pytest.raises(InputError, match="did you mean assets"):
        run(filed, "asset", "grid:new-1")
    with pytest.raises(InputError, match="is not the key of a row of suppliers"):
        run(filed, "suppliers", "grid:new-1")
    with pytest.raises(InputError, match="the column sector is missing"):
        run(filed, "operators", "operator:x", "name=X")
    with pytest.raises(NotFoundError, match="did you mean small"):
        add(AddCommand(nation="smal", table="operators", key="operator:x", set_=("name=X", "sector=power")), filed)


def test_the_second_of_two_editors_is_told_only_where_rows_meet(filed: World) -> None:
    change(ChangeCommand(nation="small", row="grid:west-01", set_=("restart_h=4",)), filed)
    result = run(filed, "operators", "operator:x", "name=X", "sector=power", revision=1)
    assert [edit.key for edit in result.edits] == ["operator:x"]
    with pytest.raises(ConflictError, match="changed"):
        change(ChangeCommand(nation="small", row="grid:west-01", set_=("restart_h=5",), revision=1), filed)
