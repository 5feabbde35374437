from pathlib import Path

from majlis.acts.register.cosigned import CosignedCommand, cosigned
from majlis.acts.register.show import ShowCommand, show
from majlis.acts.world import World


def test_what_a_witness_signed_is_kept_and_shown(world: World, tmp_path: Path) -> None:
    from tests.registers import filled, in_force

    from majlis.adapters.records.register import proving, witnessing

    records = world.records
    log = filled(records, 5)
    seen = witnessing.cosign(records, proving.addition(records, log, 0), in_force(records, log))
    file = tmp_path / "cosigned"
    file.write_bytes(seen.note)
    word = str(witnessing.own_key(records))
    found = cosigned(CosignedCommand(nation="small", file=file, witness=word), world)
    assert (found.size, found.witness) == (5, "majlis.invalid/witness")
    assert "the checkpoint of 5 entries is signed by majlis.invalid/witness" in found.text()
    assert "majlis.invalid/witness" in show(ShowCommand(nation="small"), world).checkpoint
