import json
import shutil
from pathlib import Path

import pytest

from majlis.acts.risk.assess import AssessCommand, assess
from majlis.acts.run.show import ShowCommand, show
from majlis.acts.worker.work import WorkCommand, work
from majlis.acts.world import World
from majlis.kernel.canonical import content_hash
from majlis.kernel.errors import IntegrityError, NotFoundError
from majlis.kernel.marking import SYNTHETIC_BAND


def test_a_run_is_shown_with_what_went_in(dossier: Path, world: World) -> None:
    made = assess(AssessCommand(nation=dossier, draws=2, years=20), world)
    found = show(ShowCommand(run=made.id[-8:]), world)
    assert found.assessment == made.assessment
    assert found.command["draws"] == 2
    assert {a.name: a.shape for a in found.arrays}["year_loss"] == (2, 20)
    assert found.text().startswith(SYNTHETIC_BAND)
    assert found.inputs["nation"] in found.text()


def test_a_damaged_run_is_not_shown(dossier: Path, world: World) -> None:
    made = assess(AssessCommand(nation=dossier, draws=2, years=20), world)
    with (world.vault.root / "runs" / made.id / "year_loss.npy").open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"\x01")
    with pytest.raises(IntegrityError, match="year_loss"):
        show(ShowCommand(run=made.id), world)


def test_a_result_of_another_version_is_named_not_guessed(dossier: Path, world: World) -> None:
    made = assess(AssessCommand(nation=dossier, draws=2, years=20), world)
    path = world.vault.root / "runs" / made.id / "manifest.json"
    manifest = json.loads(path.read_text())
    manifest["result"]["omen"] = 1
    path.write_text(json.dumps(manifest | {"result_sha256": content_hash(manifest["result"])}))
    with pytest.raises(IntegrityError, match="not one that this version knows: omen"):
        show(ShowCommand(run=made.id), world)


def test_work_is_shown_by_its_code_before_and_after(dossier: Path, recorded: World) -> None:
    code = assess(AssessCommand(nation=str(dossier), draws=2, years=20, queue=True), recorded).work
    before = show(ShowCommand(run=code), recorded)
    assert (before.id, before.assessment) == ("", None)
    assert before.text().splitlines()[:2] == [SYNTHETIC_BAND, f"Work    {code}, queued"]
    assert before.inputs["nation"] in before.text()
    work(WorkCommand(once=True), recorded)
    after = show(ShowCommand(run=code), recorded)
    assert after.assessment is not None
    assert after == show(ShowCommand(run=after.id), recorded)
    assert after.work is not None
    assert (after.work.code, after.work.run, after.work.sha256) == (code, after.id, after.sha256)
    assert f"Work    {code}, done" in after.text()


def test_a_failure_is_shown_with_its_mend(dossier: Path, world: World) -> None:
    code = assess(AssessCommand(nation=str(dossier), draws=2, years=20, queue=True), world).work
    shutil.rmtree(world.vault.root / "nations")
    assert work(WorkCommand(once=True), world).failed == 1
    text = show(ShowCommand(run=code), world).text()
    assert "is not in the vault" in text
    assert "mend:  restore the vault from a backup" in text


def test_what_is_neither_run_nor_work_is_named(dossier: Path, world: World) -> None:
    with pytest.raises(NotFoundError, match="no run 'nothing'"):
        show(ShowCommand(run="nothing"), world)
    assess(AssessCommand(nation=str(dossier), draws=2, years=20, queue=True), world)
    with pytest.raises(NotFoundError, match="no work 'nothing'"):
        show(ShowCommand(run="nothing"), world)
