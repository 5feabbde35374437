"""A world, small nations, one of 500 assets with its incidents, and a table of incidents."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.acts.evidence.synthesize import SynthesizeCommand as Incidents
from majlis.acts.evidence.synthesize import synthesize as incidents
from majlis.acts.nation.synthesize import SynthesizeCommand, synthesize
from majlis.acts.world import Actor, World

HEADER = """format = 1
id = "small"
name = "Small nation"
synthetic = {synthetic}
notice = "For tests."
time_zone = "Asia/Karachi"
currency = "PKR"
horizon_hours = 336
slot_minutes = 60
marking = "TLP:AMBER"
"""


def make_world(home: Path) -> World:
    return World(Actor("tester", frozenset("*")), home, now=lambda: datetime(2025, 8, 1, 12, tzinfo=UTC))


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path / "home")


@pytest.fixture
def recorded(tmp_path: Path, database: str) -> World:
    """Give a world whose records are on each kind of database: the test runs twice."""
    return replace(make_world(tmp_path / "home"), database=database)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dossier") / "nation"
    world = make_world(folder.parent / "home")
    synthesize(SynthesizeCommand.model_validate({"directory": folder, "assets": 500, "seed": 2}), world)
    incidents(Incidents(nation=folder, window="2023-11-01..2026-11-01"), world)
    return folder


@pytest.fixture
def dossier(prepared: Path, tmp_path: Path) -> Path:
    """Return a copy, to change at will, of a synthetic nation of 500 assets with its incidents."""
    return Path(shutil.copytree(prepared, tmp_path / "nation"))


@pytest.fixture
def nation(tmp_path: Path) -> Path:
    """Make a synthetic nation's directory."""
    return _nation(tmp_path / "synthetic", "true")


@pytest.fixture
def real_nation(tmp_path: Path) -> Path:
    """Make the directory of a nation that is not synthetic."""
    return _nation(tmp_path / "real", "false")


def _nation(path: Path, synthetic: str) -> Path:
    path.mkdir()
    (path / "nation.toml").write_text(HEADER.format(synthetic=synthetic), encoding="utf-8")
    return path


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Write an incident table of three rows, one of them outside the usual window."""
    path = tmp_path / "cert log.csv"
    path.write_text(
        "Date,Reported,Industry,Type of attack\n"
        "2025-01-02,2025-01-03,Hospital,Ransomware\n"
        "2025-02-03,2025-02-09,University,Defacement\n"
        "2025-07-01,2025-07-02,Bank,DDoS\n",
        encoding="utf-8",
    )
    return path
