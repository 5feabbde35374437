from pathlib import Path

import pytest

from majlis import register
from majlis.acts.register.witness import WitnessCommand, witness
from majlis.acts.world import World
from majlis.kernel.errors import InputError, IntegrityError


def test_another_sites_log_is_cosigned_and_a_fork_is_not(world: World, tmp_path: Path) -> None:
    from tests.registers import entry, filled, in_force, rewritten

    from majlis.adapters.records.register import proving

    log = filled(world.records, 5)
    key = in_force(world.records, log)
    request, out = tmp_path / "request", tmp_path / "cosigned"
    request.write_bytes(proving.addition(world.records, log, 0))
    found = witness(WitnessCommand(request=request, key=str(key), out=out), world)
    assert (found.log, found.size, found.key) == (log.name, 5, str(key))
    _, cosigned = register.open_checkpoint(out.read_bytes(), key, [register.Verifier.parse(found.witness)])
    assert len(cosigned) == 1
    assert f"Written: {out}" in found.text()
    assert found.witness in found.text()
    request.write_bytes(proving.addition(world.records, log, 5))
    assert (
        witness(WitnessCommand(request=request), world).checkpoint
        in witness(WitnessCommand(request=request), world).text()
    )
    rewritten(world.records, log, 2, entry(99), signed=True)
    request.write_bytes(proving.addition(world.records, log, 5))
    with pytest.raises(IntegrityError, match="does not continue what it showed us"):
        witness(WitnessCommand(request=request), world)
    with pytest.raises(InputError, match="cannot be read"):
        witness(WitnessCommand(request=tmp_path / "nothing"), world)
