from pathlib import Path

import pytest

from majlis.acts.register.recover import RecoverCommand, recover
from majlis.acts.register.verify import VerifyCommand, verify
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_a_lost_key_is_followed_by_a_new_one(world: World, tmp_path: Path) -> None:
    from tests.registers import filled

    filled(world.records, 4)
    with pytest.raises(ConflictError, match="it is at hand"):
        recover(RecoverCommand(nation="small", reason="lost"), world)
    for key in (world.home / "keys").glob("*.key"):
        key.unlink()
    words = tmp_path / "words"
    words.write_text("several words of mine\n", encoding="utf-8")
    words.chmod(0o600)
    found = recover(RecoverCommand(nation="small", reason="lost", passphrase_file=words), world)
    assert (found.reason, found.index, found.size) == ("lost", 4, 5)
    assert "Nobody vouches for the new key" in found.text()
    assert verify(VerifyCommand(nation="small"), world).keys == 2


@pytest.mark.parametrize("reason", ["stolen", "restored"])
def test_a_key_that_nobody_can_believe(world: World, reason: str) -> None:
    from tests.registers import filled

    filled(world.records, 4)
    found = recover(RecoverCommand.model_validate({"nation": "small", "reason": reason}), world)
    assert found.size == 5
    assert f"as it was {reason}" in found.text()
