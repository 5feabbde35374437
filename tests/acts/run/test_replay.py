import json
from pathlib import Path

import pytest
from tests.assessed import assessed_twice
from tests.sites import Site

from majlis.acts.risk.assess import AssessCommand, assess
from majlis.acts.run.replay import ReplayCommand, replay
from majlis.acts.world import World
from majlis.kernel.canonical import content_hash
from majlis.kernel.errors import IntegrityError, NotFoundError
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


def test_what_no_work_made_cannot_be_queued(dossier: Path, world: World) -> None:
    made = assess(AssessCommand(nation=dossier, draws=2, years=20), world)
    with pytest.raises(NotFoundError):
        replay(ReplayCommand(run=made.id, queue=True), world)


def test_a_queued_replay_says_its_code(site: Site) -> None:
    _, _, run = assessed_twice(site)
    found = replay(ReplayCommand(run=run, queue=True), site.world)
    assert (found.equal, found.exit_code, found.after) == (None, 0, "")
    assert f"majlis run watch {found.work}" in found.text()
