"""A nation named by its hash: read from the vault, with what the records know of it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.places import publish_nation

from majlis.adapters.places.kept import KeptPlace
from majlis.adapters.records.handle import Asker, open_records
from majlis.adapters.vault import Vault
from majlis.adapters.vault.nations import keep_nation
from majlis.infrastructure import synthesis
from majlis.infrastructure.files import in_order
from majlis.kernel.access import EVERYTHING, Reader
from majlis.kernel.errors import NotFoundError, PermissionDeniedError
from majlis.kernel.marking import Marking, Tlp
from majlis.reference.parameters import parameters

NOW = datetime(2026, 11, 25, tzinfo=UTC)
NATION = synthesis.synthesize(assets=500, seed=1)


def test_the_nation_is_there_without_records(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    place = KeptPlace(vault, keep_nation(vault, NATION), EVERYTHING, lambda: None)
    assert place.nation() == in_order(NATION)
    assert place.header() == NATION.header
    assert place.parameters() == parameters()
    assert place.history() is None
    assert not any(finding.severity == "error" for finding in place.findings())


def test_evidence_without_records_is_refused_with_a_way_out(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    place = KeptPlace(vault, keep_nation(vault, NATION), EVERYTHING, lambda: None)
    for ask in (place.entries, place.observations, place.vulnerabilities, place.evidence):
        with pytest.raises(NotFoundError, match="no evidence belongs to the nation") as refused:
            ask()
        assert "directory, or its name" in refused.value.fault.mend


def test_a_reader_sees_no_nation_beyond_the_clearance(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    sha256 = keep_nation(vault, NATION)
    outsider = Reader("outsider", clearance=Marking(Tlp.RED), others=Tlp.CLEAR)
    with pytest.raises(PermissionDeniedError, match="outsider may not read"):
        KeptPlace(vault, sha256, outsider, lambda: None).nation()
    cleared = Reader("analyst", clearance=Marking(Tlp.RED), others=Tlp.RED)
    assert KeptPlace(vault, sha256, cleared, lambda: None).nation().header == NATION.header


def test_the_records_say_who_owns_it(tmp_path: Path, sqlite_database: str) -> None:
    vault = Vault(tmp_path / "home" / "vault")
    records = open_records(tmp_path / "home", sqlite_database, Asker(EVERYTHING, "tester", lambda: NOW))
    sha256 = publish_nation(records, vault, NATION)
    owner = Reader("owner", frozenset({"secretariat"}), Marking(Tlp.RED))
    own = open_records(tmp_path / "home", sqlite_database, Asker(owner, "owner", lambda: NOW))
    assert KeptPlace(vault, sha256, owner, lambda: own).nation().header == NATION.header
    place = KeptPlace(vault, sha256, EVERYTHING, lambda: records)
    assert (place.entries(), place.observations(), place.vulnerabilities()) == ((), (), ())
