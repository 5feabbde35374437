from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tests.catalogues import document, write

from majlis.acts.catalogue.list import ListCommand, list_
from majlis.acts.catalogue.update import UpdateCommand, update
from majlis.acts.world import World


def test_the_shipped_one_counts_at_first(world: World) -> None:
    found = list_(ListCommand(), world)
    assert [(one.version, one.counts) for one in found.catalogues] == [("2025.08.25", True)]
    assert "days old" not in found.text()


def test_an_old_one_is_called_old(world: World) -> None:
    later = replace(world, now=lambda: datetime(2026, 11, 25, 18, tzinfo=UTC))
    assert "It is 457 days old. Bring a newer one" in list_(ListCommand(), later).text()


def test_who_brought_it_and_when(world: World, tmp_path: Path) -> None:
    later = replace(world, now=lambda: datetime(2026, 1, 2, tzinfo=UTC))
    for day in ("2025-10-01", "2025-12-24"):
        path = write(tmp_path / "kev.json", document(day.replace("-", "."), f"{day}T00:00:00Z"))
        update(UpdateCommand(file=path), later)
    found = list_(ListCommand(), later)
    assert [one.counts for one in found.catalogues] == [False, False, True]
    assert found.catalogues[-1].origin == "2026-01-02 by tester"
    assert found.text().splitlines()[-1].startswith("counts   2025.12.24      9 days    1,407  2025-12-24")
