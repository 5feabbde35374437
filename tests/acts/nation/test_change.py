"""`majlis nation change`: some columns of a row; two editors do not overwrite each other."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from majlis.acts.edits import Edited
from majlis.acts.nation.change import ChangeCommand, change
from majlis.acts.nation.history import HistoryCommand, history
from majlis.acts.nation.import_ import ImportCommand, import_
from majlis.acts.world import Actor, World
from majlis.infrastructure import write
from majlis.kernel.access import Reader
from majlis.kernel.errors import ConflictError, InputError, NotFoundError
from majlis.kernel.marking import Marking


def run(world: World, row: str, *cells: str, **options: Any) -> Edited:
    return change(ChangeCommand(nation="small", row=row, set_=cells, **options), world)


def test_only_the_columns_named_change(drafted: World, draft_of: Callable[..., Any]) -> None:
    before = draft_of(drafted)
    result = run(drafted, "grid:west-01", "restart_h=4", "vendor=", note="call with the operator")
    rows = {row.id: row for row in before.assets}
    rows["grid:west-01"] = replace(rows["grid:west-01"], restart_h=4.0, vendor="")
    assert draft_of(drafted).assets == tuple(rows.values())
    assert [(cell.column, cell.before, cell.after) for cell in result.edits[0].cells] == [
        ("vendor", "Example Relays", ""),
        ("restart_h", "0.5", "4"),
    ]
    assert "             vendor: Example Relays -> (empty)" in result.text()
    run(drafted, "core:east-01/power", "k=2", "basis=inferred", "confidence=0.5")
    assert draft_of(drafted).requirements[0].k == 2


def test_the_header(drafted: World, draft_of: Callable[..., Any]) -> None:
    run(drafted, "small", "horizon_hours=200", "marking=TLP:RED")
    header = draft_of(drafted).header
    assert (header.horizon_hours, str(header.marking)) == (200, "TLP:RED")
    with pytest.raises(InputError, match="id belongs to the key"):
        run(drafted, "small", "id=other")


def test_what_does_not_fit_changes_nothing(filed: World, draft_of: Callable[..., Any]) -> None:
    before = draft_of(filed)
    with pytest.raises(InputError, match="'-4': it is below 0"):
        run(filed, "grid:west-01", "name=Fine", "restart_h=-4")
    with pytest.raises(InputError, match="nothing would change"):
        run(filed, "grid:west-01", "restart_h=0.5")
    with pytest.raises(InputError, match="no column was given"):
        run(filed, "grid:west-01")
    with pytest.raises(NotFoundError, match="did you mean grid:west-01"):
        run(filed, "grid:wst-01", "restart_h=4")
    with pytest.raises(NotFoundError, match="did you mean core:east-01/power"):
        run(filed, "core:east-01/powr", "k=2")
    with pytest.raises(NotFoundError):
        run(filed, "a/b/c/d", "k=2")
    assert draft_of(filed) == before


def test_the_second_of_two_editors_is_told_who_was_first(drafted: World) -> None:
    run(replace(drafted, actor=replace(drafted.actor, name="amina")), "grid:west-01", "restart_h=4", revision=1)
    with pytest.raises(ConflictError, match="amina changed grid:west-01 of assets in the meantime"):
        run(drafted, "grid:west-01", "name=Mine", revision=1)
    run(drafted, "grid:east-01", "name=Mine", revision=1)
    with pytest.raises(NotFoundError, match="the newest is 3"):
        run(drafted, "grid:east-01", "name=Other", revision=9)


def test_two_tables_with_the_same_key(filed: World, draft_of: Callable[..., Any], tmp_path: Any) -> None:
    draft = draft_of(filed)
    twin = replace(draft.operators[0], id="grid:west-01")
    write(replace(draft, operators=(*draft.operators, twin)), tmp_path / "twins")
    import_(ImportCommand(source=tmp_path / "twins", replace=True), filed)
    with pytest.raises(InputError, match="grid:west-01 is in operators and assets"):
        run(filed, "grid:west-01", "name=Which")
    run(filed, "grid:west-01", "name=This", table="assets")


def test_a_row_that_the_reader_may_not_see_is_not_there(filed: World) -> None:
    reader = Reader("guest", clearance=Marking.parse("TLP:AMBER"), others=Marking.parse("TLP:AMBER").tlp)
    guest = replace(filed, actor=Actor("guest", frozenset("*"), reader))
    run(filed, "small", "marking=TLP:AMBER")
    run(guest, "grid:west-01", "restart_h=4")
    with pytest.raises(NotFoundError):
        run(guest, "hospital:west-01", "restart_h=4")


PROGRAM = """
import sys
from pathlib import Path
from majlis.acts.nation.change import ChangeCommand, change
from majlis.acts.world import Actor, World
home, url, row = sys.argv[1:]
world = World(Actor(row, frozenset("*")), Path(home), database=url)
world.records
print("ready", flush=True)
sys.stdin.readline()
for number in range(8):
    change(ChangeCommand(nation="small", row=row, set_=(f"restart_h={number + 20}",)), world)
"""


def test_two_editors_at_once_lose_nothing(drafted: World, draft_of: Callable[..., Any]) -> None:
    rows = ("grid:west-01", "grid:east-01")
    editors = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(drafted.home), drafted.database, row],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for row in rows
    ]
    for editor in editors:
        assert editor.stdout is not None
        assert editor.stdout.readline() == "ready\n"
    for editor in editors:
        editor.communicate("go\n")
        assert editor.returncode == 0
    revisions = history(HistoryCommand(nation="small"), drafted).revisions
    assert [one.number for one in revisions] == list(range(17, 0, -1))
    assert [row.restart_h for row in draft_of(drafted).assets if row.id in rows] == [27.0, 27.0]


def test_a_time_zone_that_is_none_is_refused(drafted: World) -> None:
    command = ChangeCommand(nation="small", row="small", set_=("time_zone=Mars/Olympus",))
    with pytest.raises(InputError, match="time zone"):
        change(command, drafted)
