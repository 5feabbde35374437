from pathlib import Path

import pytest
from pydantic import ValidationError

from majlis import register
from majlis.acts.register.prove import ProveCommand, prove
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError


def test_a_receipt_and_a_request_to_a_witness(world: World, tmp_path: Path) -> None:
    from tests.registers import entry, filled, in_force

    log = filled(world.records, 6)
    out = tmp_path / "receipt"
    found = prove(ProveCommand(nation="small", index=3, out=out), world)
    assert register.verify_receipt(out.read_bytes(), entry(3), in_force(world.records, log)).size == 6
    assert found.text() == f"{log.name}: receipt of entry 3\nWritten: {out}"
    request = prove(ProveCommand(nation="small", since=4), world)
    assert request.proof.startswith("old 4\n")
    assert request.proof in request.text()
    assert "continues its first 4 entries" in request.text()


def test_one_thing_is_proved_at_a_time(world: World) -> None:
    from tests.registers import filled

    filled(world.records, 3)
    for command in (ProveCommand(nation="small"), ProveCommand(nation="small", index=1, since=1)):
        with pytest.raises(InputError, match="say what is to be proved"):
            prove(command, world)
    with pytest.raises(NotFoundError, match="no entry 3"):
        prove(ProveCommand(nation="small", index=3), world)
    with pytest.raises(InputError):
        prove(ProveCommand(nation="small", since=4), world)
    with pytest.raises(ValidationError):
        ProveCommand(nation="small", index=-1)
