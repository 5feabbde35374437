"""Records that hold a nation, and the clock that they go by."""

from pathlib import Path

import pytest
from tests.hand import Clock, clock_at, make_nation, open_at

from majlis.adapters.records.handle import Records


@pytest.fixture
def clock() -> Clock:
    """Return a clock that stands at 3 March 2025 until it is moved."""
    return clock_at("2025-03-03")


@pytest.fixture
def records(tmp_path: Path, database: str, clock: Clock) -> Records:
    """Return records on each kind of database, with the nation ``small``."""
    records = open_at(tmp_path / "home", database, clock)
    make_nation(records)
    return records
