"""A world whose nation has a register."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.acts.world import Actor, World


@pytest.fixture
def world(tmp_path: Path, sqlite_database: str) -> World:
    from tests.registers import opened

    home = tmp_path / "home"
    opened(home, sqlite_database)
    return World(Actor("tester", frozenset("*")), home, database=sqlite_database, now=lambda: datetime.now(UTC))


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Give a file to enter."""
    path = tmp_path / "minutes.pdf"
    path.write_bytes(b"What was decided.")
    return path
