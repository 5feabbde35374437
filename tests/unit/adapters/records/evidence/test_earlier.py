"""Search as it was known before a day: what came later is left out, what ended since is found, on both databases."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.acts.conftest import make_world
from tests.recorded import CODE, ROWS, added, on, table, with_nation

from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError


@pytest.fixture
def world(tmp_path: Path, database: str) -> World:
    """Return a world in which a file was replaced on 20 August 2025, and another one taken out on 1 September."""
    made = with_nation(on(replace(make_world(tmp_path / "home"), database=database), "2025-08-01"))
    added(made, table(tmp_path, ROWS), source="log")
    added(
        made, table(tmp_path, ["x,2025-03-01,2025-03-02,Bank,Ransomware,Bank X,vault gateway"], "two.csv"), source="two"
    )
    later = on(made, "2025-08-20")
    rows = [ROWS[0].replace("gateway encrypted", "router encrypted"), ROWS[1]]
    added(later, table(tmp_path, rows, "log2.csv"), source="log", replace=True)
    from majlis.adapters.records.evidence import ending

    ending.remove(on(made, "2025-09-01").records, CODE, "two")
    return on(made, "2025-10-01")


def _keys(world: World, as_of: str, most: int = 10, **asked: object) -> list[str]:
    from majlis.adapters.records.evidence.finding import Asked, find

    found: list[str] = []
    cursor = ""
    while True:
        wanted = Asked(as_of=date.fromisoformat(as_of), after=cursor, **asked)  # type: ignore[arg-type]
        page = find(world.records, CODE, wanted, most)
        found += [one.key for one in page.found]
        if not (cursor := page.cursor):
            assert page.total == len(found)
            return found


@pytest.mark.parametrize("most", [1, 10])
def test_what_was_known_is_found_though_it_ended_since(world: World, most: int) -> None:
    assert _keys(world, "2025-08-15", most) == ["x", "b", "c", "a"]
    assert _keys(world, "2025-08-25", most) == ["x", "b", "a"]
    assert _keys(world, "2025-09-15", most) == ["b", "a"]
    assert _keys(world, "2025-02-10", most) == ["b", "a"]
    assert _keys(world, "2025-01-03", most) == []


def test_words_and_filters_hold_on_that_day(world: World) -> None:
    assert _keys(world, "2025-08-15", text="gateway") == ["x", "a"]
    assert _keys(world, "2025-08-25", text="gateway") == ["x"]
    assert _keys(world, "2025-08-25", text="router") == ["a"]
    assert _keys(world, "2025-08-15", text="router") == _keys(world, "2025-08-15", text="gate") == []
    assert _keys(world, "2025-08-15", text="gate* bank") == _keys(world, "2025-08-15", source="two") == ["x"]
    assert _keys(world, "2025-08-15", sector="health", kind="ddos") == ["c"]
    assert _keys(world, "2025-08-15", since=date(2025, 2, 1), until=date(2025, 3, 1)) == ["b", "c"]
    with pytest.raises(NotFoundError):
        _keys(world, "2025-09-15", source="two")


def test_pages_and_counts_agree_however_few_are_counted(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.adapters.records import search
    from majlis.adapters.records.evidence import earlier
    from majlis.adapters.records.evidence.finding import Asked, find

    monkeypatch.setattr(earlier, "_STEP", 1)
    monkeypatch.setattr(search, "COUNT_MAX", 1)
    asked, found = Asked(as_of=date(2025, 8, 15)), list[str]()
    while True:
        page = find(world.records, CODE, asked, 1)
        assert page.total == 2
        found += [one.key for one in page.found]
        if not page.cursor:
            break
        asked = replace(asked, after=page.cursor)
    assert found == ["x", "b", "c", "a"]
