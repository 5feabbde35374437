"""Nations by what a person types; a new one is made once."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.adapters.records.handle import Asker, Records, open_records
from majlis.infrastructure import read
from majlis.infrastructure.dossier.header import header_table
from majlis.infrastructure.files import in_order
from majlis.kernel.access import EVERYTHING, Reader
from majlis.kernel.errors import ConflictError, InputError, NotFoundError
from majlis.kernel.marking import Marking, Tlp

SMALL = in_order(read(Path(__file__).parents[4] / "golden" / "dossier-small"))


@pytest.fixture
def records(tmp_path: Path, sqlite_database: str) -> Records:
    asker = Asker(EVERYTHING, "tester", lambda: datetime(2026, 1, 1, tzinfo=UTC))
    return open_records(tmp_path / "home", sqlite_database, asker)


def test_forms_of_a_name(records: Records) -> None:
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import versions

    nations.create(records, SMALL.header, {"country": "Nowhere"})
    draft = nations.find(records, "small@draft")
    assert (draft.version, draft.sha256, draft.header, draft.label) == (None, "", SMALL.header, "small@draft")
    with pytest.raises(NotFoundError, match="has no published version"):
        nations.find(records, "small")
    facts = {"header": header_table(SMALL.header), "rows": {}, "coverage": {}}
    for number, sha256 in enumerate(("ab" * 32, "cd" * 32), start=1):
        content = versions.Content(0, sha256, SMALL.marking, facts)
        assert versions.publish(records, "small", content, "").number == number
    assert nations.find(records, "small").sha256 == "cd" * 32
    assert nations.find(records, "small@1").label == "small@1"
    found = nations.of_hash(records, "abab")
    assert found is not None
    assert (found.code, found.version) == ("small", 1)
    assert nations.of_hash(records, "ee") is None
    with pytest.raises(NotFoundError, match="the newest is 2"):
        nations.find(records, "small@3")
    for wrong in ("small@", "small@0", "small@new", "@draft", ""):
        with pytest.raises(InputError, match="does not name a nation"):
            nations.find(records, wrong)


def test_a_version_above_the_clearance_is_not_there(records: Records) -> None:
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import versions

    open_header = replace(SMALL.header, marking=Marking(Tlp.CLEAR))
    nations.create(records, open_header, {})
    facts = {"header": header_table(open_header), "rows": {}, "coverage": {}}
    versions.publish(records, "small", versions.Content(0, "ab" * 32, Marking(Tlp.RED), facts), "")
    guest = replace(records, reader=Reader("guest"))
    assert nations.codes(guest) == ("small",)
    assert nations.of_hash(guest, "ab") is None
    with pytest.raises(NotFoundError):
        nations.find(guest, "small")


def test_a_new_one_is_made_once(records: Records) -> None:
    from majlis.adapters.records import nations

    nations.create(records, SMALL.header, {})
    with pytest.raises(ConflictError, match="there is a nation 'small' already"):
        nations.create(records, SMALL.header, {})
    with pytest.raises(InputError):
        nations.create(records, replace(SMALL.header, id="No Code"), {})
    assert (nations.codes(records), nations.revision(records, "small")) == (("small",), 0)
    assert nations.exists(records, "small")
    assert not nations.exists(records, "other")
    assert nations.draft(records, "small").assets == ()
    with pytest.raises(NotFoundError, match="did you mean small"):
        nations.find(records, "smal@draft")
