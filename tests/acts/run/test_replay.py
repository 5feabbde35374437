import json
from pathlib import Path

import pytest

from majlis.acts.risk.assess import AssessCommand, assess
from majlis.acts.run.replay import ReplayCommand, replay
from majlis.acts.world import World
from majlis.kernel.canonical import content_hash
from majlis.kernel.errors import IntegrityError
from majlis.kernel.marking import SYNTHETIC_BAND


def test_a_run_comes_out_the_same_after_the_dossier_is_gone(dossier: Path, world: World) -> None:
    (dossier / "history.csv").write_text("day,service,people,hours\n2020-01-01,power,3000000,30\n")
    made = assess(AssessCommand(nation=dossier, draws=3, years=30), world)
    assets = dossier / "assets.csv"
    assets.write_text(assets.read_text().replace("power", "water"))
    for path in (dossier / "evidence").iterdir():
        path.unlink()
    found = replay(ReplayCommand(run=made.id, workers=1), world)
    assert found.equal
    assert (found.exit_code, found.differs) == (0, ())
    assert found.after == made.sha256
    assert found.text().startswith(f"{SYNTHETIC_BAND}\nRun {made.id} came out the same.")


def test_a_result_that_was_forged_with_its_hash_is_found(dossier: Path, world: World) -> None:
    made = assess(AssessCommand(nation=dossier, draws=3, years=30), world)
    path = world.vault.root / "runs" / made.id / "manifest.json"
    manifest = json.loads(path.read_text())
    manifest["result"]["headline"]["chance"]["mean"] = 0.001
    manifest["result_sha256"] = content_hash(manifest["result"])
    path.write_text(json.dumps(manifest))
    found = replay(ReplayCommand(run=made.id), world)
    assert (found.exit_code, found.differs) == (1, ("headline",))
    assert "DIFFERENT in: headline" in found.text()


def test_a_changed_snapshot_is_no_basis_for_a_replay(dossier: Path, world: World) -> None:
    made = assess(AssessCommand(nation=dossier, draws=2, years=20), world)
    kept = world.vault.kept("nations", world.vault.read_run(made.id).inputs["nation"]) / "dossier" / "areas.csv"
    kept.write_text(kept.read_text().replace("Lahore", "Elsewhere"))
    with pytest.raises(IntegrityError, match="nations"):
        replay(ReplayCommand(run=made.id), world)
