"""A passphrase comes from a closed file or from a person."""

from dataclasses import replace
from pathlib import Path

import pytest

from majlis.acts.passphrases import passphrase
from majlis.acts.world import Actor, World
from majlis.kernel.errors import InputError


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(Actor("tester", frozenset("*")), tmp_path)


def test_the_first_line_of_a_closed_file(tmp_path: Path, world: World) -> None:
    file = tmp_path / "passphrase"
    file.write_text("four words and more\nsecond line\n")
    file.chmod(0o644)
    with pytest.raises(InputError, match="other users can read"):
        passphrase(file, world)
    file.chmod(0o600)
    assert passphrase(file, world) == "four words and more"
    file.write_text("\n")
    with pytest.raises(InputError, match="no passphrase in it"):
        passphrase(file, world)


def test_a_person_is_asked_where_there_is_no_file(world: World) -> None:
    assert passphrase(None, replace(world, secret=lambda label: label)).startswith("the passphrase")


def test_where_nobody_is_there_it_says_so(world: World) -> None:
    with pytest.raises(InputError, match="nobody can be asked"):
        passphrase(None, world)
