from datetime import date
from pathlib import Path

import pytest
from tests.recorded import CODE, ROWS, added, on, table, with_nation

from majlis.acts.evidence.list import ListCommand, list_
from majlis.acts.evidence.remove import RemoveCommand, remove
from majlis.acts.evidence.search import SearchCommand, search
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError


def test_a_source_is_taken_out_and_what_was_known_stays(recorded: World, tmp_path: Path) -> None:
    world = with_nation(recorded)
    added(world, table(tmp_path, ROWS))
    later = on(world, "2025-09-01")
    result = remove(RemoveCommand(nation=CODE, source="log"), later)
    assert result.rows == 3
    assert "majlis evidence restore testland log" in result.text()
    from majlis.adapters.records import evidence

    assert not evidence.observations(later.records, CODE)
    assert not evidence.entries(later.records, CODE)
    assert len(evidence.observations(later.records, CODE, date(2025, 9, 1))) == 3
    assert [one.name for one in evidence.entries(later.records, CODE, date(2025, 9, 1))] == ["log"]
    assert search(SearchCommand(nation=CODE), later).total == 0
    assert list_(ListCommand(nation=CODE), later).removed == ("log",)
    with pytest.raises(NotFoundError, match="no evidence named 'log'"):
        remove(RemoveCommand(nation=CODE, source="log"), later)
