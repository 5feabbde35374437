"""A directory is read as plain files, and needs no database."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.places import CSV, make_dossier

from majlis.adapters.places.directory import DirectoryPlace
from majlis.adapters.vault import Vault
from majlis.adapters.vault.snapshots import kept_evidence
from majlis.evidence import files
from majlis.kernel.errors import InputError


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> DirectoryPlace:
    return DirectoryPlace(make_dossier(tmp_path_factory.mktemp("place") / "nation"))


def test_it_gives_what_its_files_say(place: DirectoryPlace) -> None:
    assert place.label == str(place.path)
    assert place.header() == place.nation().header
    assert len(place.nation().assets) == 500
    assert [entry.name for entry in place.entries()] == ["cert"]
    evidence = place.evidence()
    assert (evidence.entries, evidence.observations) == (place.entries(), place.observations())
    assert evidence.sha256 == files.evidence_hash(place.path)
    assert place.vulnerabilities() == ()
    assert place.history() is None
    assert not any(finding.severity == "error" for finding in place.findings())


def test_its_own_parameters_and_history_count(place: DirectoryPlace, tmp_path: Path) -> None:
    own = DirectoryPlace(tmp_path)
    row = "success.wiper-sector,success,fixed,0.5,,,share,2026-01-01,source,A report"
    (tmp_path / "parameters.csv").write_text(f"id,group,law,a,b,c,unit,date,basis,source\n{row}\n")
    (tmp_path / "history.csv").write_text("day,service,people,hours\n2020-02-29,power,5,2.5\n")
    assert own.parameters()["success.wiper-sector"].a == 0.5
    assert own.parameters().keys() == place.parameters().keys()
    history = own.history()
    assert history is not None
    assert history[0].people == 5


def test_its_evidence_is_kept_with_the_original_files(place: DirectoryPlace, tmp_path: Path) -> None:
    vault = Vault(tmp_path / "vault")
    evidence = place.evidence()
    place.keep_evidence(vault, evidence)
    assert (vault.kept("evidence", evidence.sha256) / "evidence" / "cert.csv").read_bytes() == CSV
    assert kept_evidence(vault, evidence.sha256) == evidence


def test_a_wrong_file_is_refused_when_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "parameters.csv").write_text("id\n")
    with pytest.raises(InputError):
        DirectoryPlace(tmp_path).parameters()


def test_a_directory_loads_no_database_and_no_engine(place: DirectoryPlace) -> None:
    code = (
        "import sys; from majlis.adapters.places.directory import DirectoryPlace; from pathlib import Path;"
        f"DirectoryPlace(Path({str(place.path)!r})).nation();"
        "print(sorted({'django', 'numba', 'scipy'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
