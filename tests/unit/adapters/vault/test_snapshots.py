from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from majlis.acts.evidence.synthesize import SynthesizeCommand, synthesize
from majlis.acts.world import Actor, World
from majlis.adapters.places.directory import DirectoryPlace
from majlis.adapters.places.keep import keep_case
from majlis.adapters.vault import RunDraft, Vault
from majlis.adapters.vault.snapshots import kept_case, kept_evidence
from majlis.infrastructure import synthesis, write
from majlis.kernel.errors import IntegrityError
from majlis.reference.parameters import CLOCK
from majlis.risk.case import Question

NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "nation"
    write(synthesis.synthesize(assets=500, seed=1), folder)
    world = World(Actor("test", frozenset({"*"})), tmp_path / "home")
    synthesize(SynthesizeCommand(nation=folder, window="2025-01-01..2026-01-01"), world)
    return folder


def test_the_case_comes_back_though_the_dossier_has_gone(dossier: Path, tmp_path: Path) -> None:
    vault = Vault(tmp_path / "vault")
    question = Question(as_of=date(2025, 9, 1), people=5, hours=6)
    kept = keep_case(vault, DirectoryPlace(dossier), question)
    command = {"as_of": "2025-09-01", "people": 5, "hours": 6}
    run = vault.write_run(RunDraft("risk assess", command, kept.inputs, {}, {}), now=NOW)
    dossier.rename(tmp_path / "gone")
    again = kept_case(vault, run)
    assert again.inputs.cells == kept.case.inputs.cells
    assert again.inputs.nation == kept.case.inputs.nation
    counted = {name: one for name, one in kept.case.inputs.parameters.items() if one.group != CLOCK}
    assert again.inputs.parameters == counted
    assert (again.data_to, again.sources, again.threat) == (kept.case.data_to, kept.case.sources, kept.case.threat)


def test_changed_evidence_is_found(dossier: Path, tmp_path: Path) -> None:
    vault = Vault(tmp_path / "vault")
    kept = keep_case(vault, DirectoryPlace(dossier), Question())
    file = next((vault.kept("evidence", kept.inputs["evidence"]) / "evidence").glob("*.csv"))
    file.write_text(file.read_text() + "\n")
    with pytest.raises(IntegrityError):
        kept_evidence(vault, kept.inputs["evidence"])
