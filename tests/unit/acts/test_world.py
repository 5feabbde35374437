"""The world has a clock in UTC, a vault under its home, and silence by default."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.acts.world import Actor, World, silent
from majlis.kernel.errors import NotFoundError


def test_the_clock_is_in_utc_and_can_be_given() -> None:
    actor = Actor("Ayesha", frozenset())
    assert World(actor, Path("home")).now().tzinfo is UTC
    fixed = datetime(2026, 1, 2, tzinfo=UTC)
    assert World(actor, Path("home"), now=lambda: fixed).now() == fixed


def test_the_vault_lies_under_home(tmp_path: Path) -> None:
    assert World(Actor("Ayesha", frozenset()), tmp_path).vault.root == tmp_path / "vault"


def test_silence_takes_any_progress() -> None:
    with silent("work", 3) as advance:
        advance(2)


def test_a_name_that_is_none_makes_no_database(tmp_path: Path) -> None:
    world = World(Actor("Ayesha", frozenset()), tmp_path / "home")
    with pytest.raises(NotFoundError, match="no nation 'atlantis'"):
        world.place("atlantis")
    assert not world.has_records
    assert not world.home.exists()


def test_records_are_there_by_file_or_by_name(tmp_path: Path) -> None:
    actor = Actor("Ayesha", frozenset())
    assert World(actor, tmp_path, database="postgresql:///majlis").has_records
    (tmp_path / "majlis.sqlite3").touch()
    assert World(actor, tmp_path).has_records
