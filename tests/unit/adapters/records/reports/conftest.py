"""Records of a nation with authorities and operators."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.reports import with_parties

from majlis.acts.world import Actor, World


@pytest.fixture
def world(tmp_path: Path, database: str) -> World:
    """Give a world whose records are on each kind of database: the test runs twice."""
    made = World(Actor("tester", frozenset("*")), tmp_path / "home", now=lambda: datetime(2025, 8, 1, 12, tzinfo=UTC))
    return with_parties(replace(made, database=database))
