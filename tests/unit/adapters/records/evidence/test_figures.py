from datetime import date
from pathlib import Path

import pytest
from tests.acts.conftest import make_world
from tests.recorded import CODE, ROWS, added, on, table, with_nation

from majlis.acts.world import World
from majlis.kernel.errors import IntegrityError


@pytest.fixture
def world(tmp_path: Path, sqlite_database: str) -> World:
    assert sqlite_database == ""
    return with_nation(make_world(tmp_path / "home"))


def test_entries_stand_as_they_stood(world: World, tmp_path: Path) -> None:
    added(world, table(tmp_path, ROWS), window="2025-01-01..2025-03-01")
    later = on(world, "2025-09-01")
    added(later, table(tmp_path, ROWS[:2]), window="2025-01-01..2025-07-01", replace=True)
    from majlis.adapters.records import evidence

    def windows(as_of: date | None) -> list[str]:
        return [str(entry.window) for entry in evidence.entries(later.records, CODE, as_of)]

    assert windows(None) == windows(date(2025, 9, 2)) == ["2025-01-01..2025-07-01"]
    assert windows(date(2025, 9, 1)) == windows(date(2025, 2, 1)) == ["2025-01-01..2025-03-01"]


def test_the_hash_is_of_what_is_said(world: World, tmp_path: Path) -> None:
    from majlis.adapters.records import evidence

    empty = evidence.evidence_sha256(world.records, CODE)
    added(world, table(tmp_path, ROWS))
    full = evidence.evidence_sha256(world.records, CODE)
    assert full != empty
    assert full == evidence.evidence_sha256(on(world, "2026-01-01").records, CODE)
    assert full != evidence.evidence_sha256(world.records, CODE, date(2025, 2, 5))


def test_a_damaged_catalogue_is_refused(world: World, tmp_path: Path) -> None:
    file = tmp_path / "kev.json"
    file.write_text('{"vulnerabilities": []}', encoding="utf-8")
    sha256 = added(world, file).sha256
    from majlis.adapters.records import evidence

    assert evidence.vulnerabilities(world.records, CODE) == ()
    (world.home / "uploads" / sha256).write_text("{}", encoding="utf-8")
    with pytest.raises(IntegrityError, match="not the one"):
        evidence.vulnerabilities(world.records, CODE)
