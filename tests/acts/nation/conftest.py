"""Worlds in whose records a small nation lies."""

import pickle
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from majlis.acts.nation.import_ import ImportCommand, import_
from majlis.acts.world import World

SMALL = Path(__file__).parents[2] / "golden" / "dossier-small"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a copy, to change at will, of the small dossier."""
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


@pytest.fixture
def filed(world: World, sqlite_database: str) -> World:
    """Return a world on SQLite with the small nation as a draft."""
    filed = replace(world, database=sqlite_database)
    import_(ImportCommand(source=SMALL), filed)
    return filed


@pytest.fixture
def drafted(recorded: World) -> World:
    """Return a world on each kind of database with the small nation as a draft."""
    import_(ImportCommand(source=SMALL), recorded)
    return recorded


@pytest.fixture
def draft_of() -> Callable[[World], Any]:
    """Give a function that reads the draft of the small nation."""

    def read(world: World, code: str = "small") -> Any:
        return world.place(f"{code}@draft").nation()

    return read


VICTIM = """
import os, pickle, signal, sys
from importlib import import_module
from pathlib import Path
from majlis.acts.world import Actor, World
act, command, home, url, moment = pickle.load(sys.stdin.buffer)
world = World(Actor("victim", frozenset("*")), home, database=url)
world.records
from majlis.adapters.records.nations import drafting, revisions
revisions.WRITTEN_DOWN = 3
room, name, *turn = moment.split(":")
module = import_module(f"majlis.adapters.{room}")
real, left = getattr(module, name), [int(turn[0]) if turn else 1]
def deadly(*arguments, **options):
    left[0] -= 1
    done = real(*arguments, **options)
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    return done
setattr(module, name, deadly)
place, _, attribute = act.partition(":")
getattr(import_module(place), attribute)(command, world)
"""


@pytest.fixture
def killed_at() -> Callable[..., None]:
    """Give a function that performs an act in another process, which is killed right after a function has returned.

    The function is named like ``records.bulk:insert:3``: the third call counts.
    """

    def kill(moment: str, world: World, command: Any) -> None:
        act = type(command).__module__ + ":" + type(command).__module__.rpartition(".")[2]
        given = pickle.dumps((act, command, world.home, world.database, moment))
        done = subprocess.run([sys.executable, "-c", VICTIM], input=given, capture_output=True, check=False)
        assert done.returncode == -signal.SIGKILL, done.stderr.decode()

    return kill
