"""What a run is made from is kept whole, or not at all."""

from pathlib import Path

import pytest
from tests.places import make_dossier

from majlis.adapters.places.directory import DirectoryPlace
from majlis.adapters.places.keep import keep_case
from majlis.adapters.vault import Vault
from majlis.kernel.errors import InputError
from majlis.risk.case import Question


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return make_dossier(tmp_path / "nation")


def test_each_part_lies_in_the_vault_under_its_hash(dossier: Path, tmp_path: Path) -> None:
    vault = Vault(tmp_path / "vault")
    kept = keep_case(vault, DirectoryPlace(dossier), Question())
    assert kept.inputs["nation"] == kept.case.nation.sha256
    assert kept.inputs["evidence"] == kept.case.evidence_sha256
    for kind, folder in (("nation", "nations"), ("evidence", "evidence"), ("parameters", "parameters")):
        assert vault.hashes(folder) == (kept.inputs[kind],)
    assert keep_case(vault, DirectoryPlace(dossier), Question()).inputs == kept.inputs


def test_a_wrong_dossier_keeps_nothing(dossier: Path, tmp_path: Path) -> None:
    (dossier / "parameters.csv").write_text("id\n")
    with pytest.raises(InputError):
        keep_case(Vault(tmp_path / "vault"), DirectoryPlace(dossier), Question())
    assert not (tmp_path / "vault").exists()
