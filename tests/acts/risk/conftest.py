"""A dossier of 500 synthetic assets with synthetic evidence, and a world of its own."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.acts.evidence.synthesize import SynthesizeCommand as Incidents
from majlis.acts.evidence.synthesize import synthesize as incidents
from majlis.acts.nation.synthesize import SynthesizeCommand, synthesize
from majlis.acts.world import Actor, World


def make_world(home: Path) -> World:
    return World(Actor("test", frozenset({"*"})), home, now=lambda: datetime(2026, 11, 24, 18, 30, tzinfo=UTC))


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dossier") / "nation"
    world = make_world(folder.parent / "home")
    synthesize(SynthesizeCommand.model_validate({"directory": folder, "assets": 500, "seed": 2}), world)
    incidents(Incidents(nation=folder, window="2023-11-01..2026-11-01"), world)
    return folder


@pytest.fixture
def dossier(prepared: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(prepared, tmp_path / "nation"))


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path / "home")
