from pathlib import Path

import pytest
from tests.recorded import CODE, ROWS, added, on, table, with_nation

from majlis.acts.evidence.remove import RemoveCommand, remove
from majlis.acts.evidence.restore import RestoreCommand, restore
from majlis.acts.evidence.search import SearchCommand, search
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError


def test_a_source_comes_back_as_it_was(recorded: World, tmp_path: Path) -> None:
    world = with_nation(recorded)
    added(world, table(tmp_path, ROWS))
    added(on(world, "2025-08-05"), table(tmp_path, ROWS[:2]), replace=True)
    from majlis.adapters.records import evidence

    before = evidence.evidence_sha256(world.records, CODE)
    later = on(world, "2025-08-05")
    remove(RemoveCommand(nation=CODE, source="log"), later)
    result = restore(RestoreCommand(nation=CODE, source="log"), on(world, "2025-09-02"))
    assert result.rows == 2
    assert "count again" in result.text()
    assert evidence.evidence_sha256(world.records, CODE) == before
    assert [one.key for one in search(SearchCommand(nation=CODE), later).found] == ["b", "a"]
    with pytest.raises(NotFoundError, match="taken out"):
        restore(RestoreCommand(nation=CODE, source="log"), later)


def test_a_name_that_is_taken_again(world: World, tmp_path: Path) -> None:
    added(with_nation(world), table(tmp_path, ROWS))
    remove(RemoveCommand(nation=CODE, source="log"), world)
    added(world, table(tmp_path, ROWS[:1]))
    with pytest.raises(ConflictError, match="named 'log' again"):
        restore(RestoreCommand(nation=CODE, source="log"), world)
