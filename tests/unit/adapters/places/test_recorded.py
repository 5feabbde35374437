"""A recorded nation gives what its rows say, as they are now or were before a day, and keeps that."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.places import draft_nation, forget_since, make_dossier, publish_nation, record_evidence

from majlis.adapters.places.directory import DirectoryPlace
from majlis.adapters.places.find import find_place
from majlis.adapters.records.handle import Asker, open_records
from majlis.adapters.vault import Vault
from majlis.adapters.vault.snapshots import kept_evidence
from majlis.infrastructure import nation_hash
from majlis.kernel.access import EVERYTHING
from majlis.reference.parameters import parameters
from majlis.threat.rates import rates

if TYPE_CHECKING:
    from majlis.adapters.places.recorded import RecordedPlace

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_dossier(tmp_path_factory.mktemp("recorded") / "nation")


@pytest.fixture
def place(tmp_path: Path, database: str, dossier: Path) -> "RecordedPlace":
    """Give a nation with draft, version and evidence, on each kind of database."""
    home = tmp_path / "home"
    records = open_records(home, database, Asker(EVERYTHING, "tester", lambda: NOW))
    nation = DirectoryPlace(dossier).nation()
    code = draft_nation(records, nation)
    publish_nation(records, Vault(home / "vault"), nation)
    record_evidence(records, code, dossier)
    found = find_place(code, Vault(home / "vault"), EVERYTHING, lambda: records, directories=True)
    from majlis.adapters.places.recorded import RecordedPlace

    assert isinstance(found, RecordedPlace)
    return found


def test_it_says_what_its_directory_said(place: "RecordedPlace", dossier: Path) -> None:
    files = DirectoryPlace(dossier)
    assert nation_hash(place.nation()) == nation_hash(files.nation()) == place.named.sha256
    draft = find_place(f"{place.named.code}@draft", place.vault, EVERYTHING, lambda: place.records, directories=True)
    assert nation_hash(draft.nation()) == place.named.sha256
    assert [found.fault.code for found in draft.findings()] == [found.fault.code for found in files.findings()]
    assert place.header() == files.header()
    assert place.parameters() == parameters()
    assert (place.history(), place.own_parameters()) == (None, {})
    mine, theirs = place.evidence(), files.evidence()
    assert sorted(mine.observations, key=lambda one: one.key) == sorted(theirs.observations, key=lambda one: one.key)
    for by in ((), ("sector", "kind")):
        told = rates(mine.observations, mine.entries, by=by)
        assert told == rates(theirs.observations, theirs.entries, by=by)


def test_its_evidence_is_kept_as_it_was(place: "RecordedPlace") -> None:
    before = place.evidence()
    place.keep_evidence(place.vault, before)
    assert forget_since(place.records, place.named.code, date(2025, 2, 1)) == 1
    after = place.evidence()
    assert (len(before.observations), len(after.observations)) == (2, 1)
    assert after.sha256 != before.sha256
    kept = kept_evidence(place.vault, before.sha256)
    assert set(kept.observations) == set(before.observations)
    assert kept.entries == before.entries
    today = NOW.date()
    assert place.evidence(today).sha256 == before.sha256
    assert place.evidence(today + timedelta(days=1)).sha256 == after.sha256
