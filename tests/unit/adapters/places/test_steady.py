"""A place that is read once stays what it was when it was first read."""

from pathlib import Path

from tests.places import draft_nation
from tests.small import small_nation
from tests.works import records_at

from majlis.adapters.places.recorded import RecordedPlace
from majlis.adapters.places.steady import steady
from majlis.adapters.vault import Vault


def test_it_is_read_once(tmp_path: Path, sqlite_database: str) -> None:
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import drafts
    from majlis.adapters.records.nations.named import nation_row

    records = records_at(tmp_path / "home", sqlite_database)
    code = draft_nation(records, small_nation())
    place = steady(RecordedPlace(records, Vault(records.home / "vault"), nations.find(records, f"{code}@draft")))
    found = place.nation()
    drafts.clear(nation_row(records, code))
    assert place.nation() is found
    assert place.label == f"{code}@draft"
    assert {one.severity.value for one in place.findings()} <= {"warning", "note"}
