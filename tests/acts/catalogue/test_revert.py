from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.catalogues import document, write

from majlis.acts.catalogue.revert import RevertCommand, revert
from majlis.acts.catalogue.update import UpdateCommand, update
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_step_by_step_back_to_the_shipped_one(world: World, tmp_path: Path) -> None:
    later = replace(world, now=lambda: datetime(2026, 1, 2, tzinfo=UTC))
    for day in ("2025-10-01", "2025-12-24"):
        path = write(tmp_path / "kev.json", document(day.replace("-", "."), f"{day}T00:00:00Z"))
        update(UpdateCommand(file=path), later)
    first, second = revert(RevertCommand(), later), revert(RevertCommand(), later)
    assert (first.before, first.version) == ("2025.12.24", "2025.10.01")
    assert (second.before, second.version) == ("2025.10.01", "2025.08.25")
    assert "counts again" in second.text()
    with pytest.raises(ConflictError, match="ships with Majlis counts already"):
        revert(RevertCommand(), later)
    assert update(UpdateCommand(file=path), later).changed  # the undo is undone by the file


def test_the_audit_knows_where_there_are_records(world: World, sqlite_database: str, tmp_path: Path) -> None:
    later = replace(world, now=lambda: datetime(2026, 1, 2, tzinfo=UTC), database=sqlite_database)
    path = write(tmp_path / "kev.json", document("2025.10.01", "2025-10-01T00:00:00Z"))
    update(UpdateCommand(file=path), later)
    revert(RevertCommand(), later)
    from majlis.adapters.records import trail

    entries, _ = trail.page(later.records, trail.Asked(act="catalogue"))
    assert [(one.act, one.subject) for one in entries] == [
        ("catalogue revert", "2025.08.25"),
        ("catalogue update", "2025.10.01"),
    ]
