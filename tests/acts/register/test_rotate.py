from dataclasses import replace
from pathlib import Path

import pytest

from majlis import register
from majlis.acts.register.rotate import RotateCommand, rotate
from majlis.acts.world import Actor, World
from majlis.kernel.errors import ConflictError, PermissionDeniedError


def test_the_new_key_signs_with_the_old_one(world: World) -> None:
    from tests.registers import filled

    from majlis.adapters.records.register import reading

    log = filled(world.records, 4)
    found = rotate(RotateCommand(nation="small"), world)
    assert (found.index, found.size, found.reason) == (4, 5, "rotated")
    assert "Both keys signed it" in found.text()
    newest = reading.newest(world.records, log)
    assert newest is not None
    for key in (found.before, found.after):
        assert register.open_checkpoint(newest.note, register.Verifier.parse(key))[0].size == 5


def test_each_key_has_its_passphrase(world: World, tmp_path: Path) -> None:
    from tests.registers import filled

    filled(world.records, 2)
    words = tmp_path / "words"
    words.write_text("several words of mine\n", encoding="utf-8")
    words.chmod(0o600)
    rotate(RotateCommand(nation="small", passphrase_file=words), world)
    asked: list[str] = []

    def secret(prompt: str) -> str:
        asked.append(prompt)
        return "several words of mine"

    words.write_text("other words of mine\n", encoding="utf-8")
    found = rotate(RotateCommand(nation="small", passphrase_file=words), replace(world, secret=secret))
    assert found.size == 4
    assert len(asked) == 1, "nobody types a passphrase twice"


def test_it_is_done_at_the_machine_with_the_key_at_hand(world: World) -> None:
    from tests.registers import filled

    filled(world.records, 2)
    remote = replace(world, actor=Actor("admin", frozenset("*"), remote=True))
    with pytest.raises(PermissionDeniedError, match="at the machine"):
        rotate(RotateCommand(nation="small"), remote)
    for key in (world.home / "keys").glob("*.key"):
        key.unlink()
    with pytest.raises(ConflictError, match="key is missing"):
        rotate(RotateCommand(nation="small"), world)
