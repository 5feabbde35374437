from datetime import date
from pathlib import Path

from tests.acts.conftest import make_world
from tests.recorded import CODE, added, on, table, with_nation


def test_pages_neither_repeat_nor_skip(tmp_path: Path, sqlite_database: str) -> None:
    assert sqlite_database == ""
    world = with_nation(make_world(tmp_path / "home"))
    rows = [f"k{number},2025-0{1 + number % 3}-01,,Hospital,DDoS,Org,word" for number in range(23)]
    added(world, table(tmp_path, rows))
    from majlis.adapters.records.evidence.finding import Asked, find

    seen: list[tuple[date, int]] = []
    after = ""
    while True:
        page = find(world.records, CODE, Asked(text="word", after=after), 5)
        assert page.total == 23
        seen += [(one.day, one.row) for one in page.found]
        if not page.cursor:
            break
        after = page.cursor
    assert len(set(seen)) == 23
    assert seen == sorted(seen, key=lambda pair: (-pair[0].toordinal(), pair[1]))


def test_another_nation_is_not_found(tmp_path: Path, sqlite_database: str) -> None:
    assert sqlite_database == ""
    world = with_nation(with_nation(make_world(tmp_path / "home")), "otherland")
    added(on(world, "2025-09-01"), table(tmp_path, ["a,2025-01-01,,Hospital,DDoS,,word"]), "otherland")
    from majlis.adapters.records.evidence.finding import Asked, find

    assert find(world.records, CODE, Asked(text="word"), 5).found == ()
    assert find(world.records, "otherland", Asked(text="word"), 5).total == 1
