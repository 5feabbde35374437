"""`majlis nation history`: who, when, what, before and after, why."""

from dataclasses import replace
from typing import Any

import pytest

from majlis.acts.nation.change import ChangeCommand, change
from majlis.acts.nation.history import HistoryCommand, HistoryResult, history
from majlis.acts.nation.retire import RetireCommand, retire
from majlis.acts.world import Actor, World
from majlis.kernel.access import Reader
from majlis.kernel.errors import NotFoundError
from majlis.kernel.marking import Marking


def run(world: World, **options: Any) -> HistoryResult:
    return history(HistoryCommand(nation="small", **options), world)


def test_newest_first(drafted: World) -> None:
    change(ChangeCommand(nation="small", row="grid:west-01", set_=("restart_h=4",), note="by phone"), drafted)
    result = run(drafted)
    assert [(one.number, one.act, one.actor, one.note) for one in result.revisions] == [
        (2, "nation change", "tester", "by phone"),
        (1, "nation import", "tester", ""),
    ]
    assert result.revisions[1].counts["assets"] == {"added": 8}
    lines = result.text().splitlines()
    assert lines[0] == "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY"
    assert "    2  2025-08-01 12:00  tester: nation change" in lines
    assert "                  restart_h: 0.5 -> 4" in lines
    assert run(drafted, most=1).text().endswith("(1 older; see --most)")


def test_a_row_also_after_it_was_retired(filed: World) -> None:
    change(ChangeCommand(nation="small", row="phones:zone-w", set_=("people=1000",)), filed)
    retire(RetireCommand(nation="small", row="phones:zone-w"), filed)
    result = run(filed, row="phones:zone-w", table="demands")
    assert [(one.number, one.edits[0].kind) for one in result.revisions] == [
        (3, "removed"),
        (2, "changed"),
        (1, "added"),
    ]
    assert run(filed, row="phones:zone-w", table="assets").total == 0


def test_what_the_reader_may_not_see_is_left_out_with_its_note_and_its_counts(filed: World) -> None:
    change(ChangeCommand(nation="small", row="small", set_=("marking=TLP:AMBER",)), filed)
    change(ChangeCommand(nation="small", row="hospital:west-01", set_=("restart_h=4",), note="falcon"), filed)
    change(ChangeCommand(nation="small", row="core:east-01", set_=("restart_h=4",)), filed)
    reader = Reader("guest", clearance=Marking.parse("TLP:AMBER"), others=Marking.parse("TLP:AMBER").tlp)
    guest = replace(filed, actor=Actor("guest", frozenset("*"), reader))
    (seen,) = run(guest).revisions
    assert (seen.number, [edit.key for edit in seen.edits]) == (4, ["core:east-01"])
    assert "falcon" not in run(guest).text()
    assert run(guest, row="hospital:west-01").total == 0


def test_no_such_nation(filed: World) -> None:
    with pytest.raises(NotFoundError):
        history(HistoryCommand(nation="other"), filed)
