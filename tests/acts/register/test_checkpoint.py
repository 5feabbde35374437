from dataclasses import replace
from pathlib import Path

import pytest

from majlis import register
from majlis.acts.register.checkpoint import CheckpointCommand, checkpoint
from majlis.acts.register.rotate import RotateCommand, rotate
from majlis.acts.world import Actor, World
from majlis.kernel.errors import InputError, NotFoundError, PermissionDeniedError


def test_the_head_is_signed_shown_and_written(world: World, tmp_path: Path) -> None:
    from tests.registers import filled, in_force

    log = filled(world.records, 5)
    found = checkpoint(CheckpointCommand(nation="small"), world)
    assert (found.size, found.log) == (5, log.name)
    assert found.checkpoint in found.text()
    out = tmp_path / "checkpoint"
    again = checkpoint(CheckpointCommand(nation="small", out=out), world)
    assert again.checkpoint == found.checkpoint == out.read_text(encoding="utf-8")
    assert f"Written: {out}" in again.text()
    opened, _ = register.open_checkpoint(out.read_bytes(), in_force(world.records, log))
    assert register.note.encode_base64(opened.root) == found.root


def test_a_passphrase_is_asked_for(world: World, tmp_path: Path) -> None:
    from tests.registers import entry, filled

    from majlis.adapters.records.register import appending

    log = filled(world.records, 2)
    words = tmp_path / "words"
    words.write_text("several words of mine\n", encoding="utf-8")
    words.chmod(0o600)
    rotate(RotateCommand(nation="small", passphrase_file=words), world)
    appending.append(world.records, log, [entry(9)])
    with pytest.raises(InputError, match="nobody can be asked"):
        checkpoint(CheckpointCommand(nation="small"), world)
    asked: list[str] = []

    def secret(prompt: str) -> str:
        asked.append(prompt)
        return "several words of mine"

    assert checkpoint(CheckpointCommand(nation="small"), replace(world, secret=secret)).size == 4
    assert asked[0].startswith("the passphrase for the register's key ")


def test_what_has_no_checkpoint(world: World) -> None:
    with pytest.raises(NotFoundError, match="no log of decisions of small yet"):
        checkpoint(CheckpointCommand(nation="small"), world)
    from tests.registers import filled

    filled(world.records, 2)
    writer = replace(world, actor=Actor("writer", frozenset({"register.write"})))
    assert checkpoint(CheckpointCommand(nation="small@draft"), writer).size == 2
    with pytest.raises(PermissionDeniedError, match="log of the audit"):
        checkpoint(CheckpointCommand(), writer)
