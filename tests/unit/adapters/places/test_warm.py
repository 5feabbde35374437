"""A version is kept warm: read once, shown only to who may see it, let go where there are too many."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.places import draft_nation, publish_nation
from tests.small import small_nation, with_bigger_plant

from majlis.adapters.records.handle import Asker, Records, open_records
from majlis.adapters.vault import Vault
from majlis.kernel.access import EVERYTHING, Reader
from majlis.kernel.errors import NotFoundError
from majlis.kernel.marking import Marking, Tlp


def opened(home: Path, url: str, reader: Reader = EVERYTHING) -> Records:
    return open_records(home, url, Asker(reader, "tester", lambda: datetime(2026, 11, 25, tzinfo=UTC)))


@pytest.fixture
def records(tmp_path: Path, sqlite_database: str) -> Records:
    found = opened(tmp_path / "home", sqlite_database)
    publish_nation(found, Vault(found.home / "vault"), small_nation("TLP:RED"))
    from majlis.adapters.places import warm

    warm.forget()
    return found


def test_a_version_is_read_once(records: Records) -> None:
    from majlis.adapters.places import warm

    vault = Vault(records.home / "vault")
    first = warm.warm(records, vault, "small")
    assert first.named.label == "small@1"
    assert warm.warm(records, vault, "small@1").engine is first.engine
    count, size = warm.held()
    assert (count, size) == (1, first.engine.size)
    warm.forget()
    again = warm.warm(records, vault, "small")
    assert again.engine is not first.engine
    assert again.picture.names == first.picture.names


def test_a_damaged_file_is_made_anew(records: Records) -> None:
    from majlis.adapters.places import warm

    vault = Vault(records.home / "vault")
    warm.warm(records, vault, "small")
    (kept,) = (records.home / "cache" / "networks").glob("*.npz")
    assert kept.stat().st_mode & 0o077 == 0
    kept.write_bytes(kept.read_bytes()[:200])
    warm.forget()
    assert warm.warm(records, vault, "small").picture.count == 8
    assert kept.stat().st_size > 200


def test_who_may_not_see_it_finds_nothing_though_it_is_warm(
    records: Records, tmp_path: Path, sqlite_database: str
) -> None:
    from majlis.adapters.places import warm

    vault = Vault(records.home / "vault")
    warm.warm(records, vault, "small")
    guest = opened(tmp_path / "home", sqlite_database, Reader("guest", frozenset(), Marking(Tlp.AMBER), Tlp.AMBER))
    with pytest.raises(NotFoundError):
        warm.warm(guest, vault, "small")


def test_the_one_asked_longest_ago_goes_first(records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.adapters.places import warm

    vault = Vault(records.home / "vault")
    publish_nation(records, vault, with_bigger_plant(small_nation("TLP:RED")))
    monkeypatch.setattr(warm, "MOST_BYTES", 1)
    monkeypatch.setattr(warm, "MOST_STORED", 1)
    warm.warm(records, vault, "small@1")
    second = warm.warm(records, vault, "small@2")
    assert warm.held() == (1, second.engine.size)
    assert len(list((records.home / "cache" / "networks").glob("*.npz"))) == 1


def test_a_draft_is_read_anew(tmp_path: Path, sqlite_database: str) -> None:
    from majlis.adapters.places import warm

    found = opened(tmp_path / "home", sqlite_database)
    code = draft_nation(found, small_nation())
    vault = Vault(found.home / "vault")
    with pytest.raises(NotFoundError, match="no published version"):
        warm.warm(found, vault, code)
    assert warm.warm(found, vault, f"{code}@draft").picture.count == 8


def test_a_version_is_prepared_while_its_nation_is_at_hand(records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.adapters.places import warm
    from majlis.adapters.records import nations

    sha256 = nations.find(records, "small").sha256
    warm.prepare(records.home, sha256, small_nation("TLP:RED"))
    monkeypatch.setattr(warm, "picture_of", None)  # nothing is made again
    warm.prepare(records.home, sha256, small_nation("TLP:RED"))
    assert warm.warm(records, Vault(records.home / "vault"), "small").picture.count == 8


def test_a_large_version_is_ready_once_its_picture_lies_on_disk(
    records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    from majlis.adapters.places import warm
    from majlis.adapters.records import nations

    assert warm.is_ready(records, "small"), "a small one is read at once"
    monkeypatch.setattr(warm, "QUICK", -1)
    assert not warm.is_ready(records, "small@1")
    assert warm.is_ready(records, "small@draft")
    warm.prepare(records.home, nations.find(records, "small").sha256, small_nation("TLP:RED"))
    assert warm.is_ready(records, "small@1")
