"""A text names a directory, a recorded nation, or a version by its hash; in that order, and it says why not."""

from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import pytest
from tests.places import publish_nation

from majlis.adapters.places.directory import DirectoryPlace
from majlis.adapters.places.find import find_place
from majlis.adapters.places.kept import KeptPlace
from majlis.adapters.places.place import Place
from majlis.adapters.records.handle import Asker, Records, open_records
from majlis.adapters.vault import Vault
from majlis.adapters.vault.nations import keep_nation
from majlis.infrastructure import nation_hash, synthesis
from majlis.kernel.access import EVERYTHING
from majlis.kernel.errors import InputError, NotFoundError

NOW = datetime(2026, 11, 25, tzinfo=UTC)
NATION = synthesis.synthesize(assets=500, seed=1)
CODE = NATION.header.id


def never() -> NoReturn:
    raise AssertionError("the records are not needed")


def find(text: str, vault: Vault, records: Records | None = None) -> Place:
    return find_place(text, vault, EVERYTHING, lambda: records, directories=True)


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Vault:
    """Give a vault, and stand in an empty directory."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return Vault(tmp_path / "home" / "vault")


@pytest.fixture
def records(tmp_path: Path, sqlite_database: str, vault: Vault) -> Records:
    """Give records in which the nation is published."""
    opened = open_records(tmp_path / "home", sqlite_database, Asker(EVERYTHING, "tester", lambda: NOW))
    publish_nation(opened, vault, NATION)
    return opened


def test_a_path_is_a_directory_though_it_is_not_there(vault: Vault) -> None:
    for text in ("./none", "none/", "a/b", ".", "..", "/"):
        place = find_place(text, vault, EVERYTHING, never, directories=True)
        assert isinstance(place, DirectoryPlace)
    with pytest.raises(NotFoundError, match="there is no nation in none"):
        find("./none", vault).nation()


def test_a_directory_with_a_nation_needs_no_records(vault: Vault) -> None:
    Path(CODE).mkdir()
    Path(CODE, "nation.toml").touch()
    assert find_place(CODE, vault, EVERYTHING, never, directories=True).label == CODE


def test_a_directory_without_a_nation_hides_no_name(vault: Vault, records: Records) -> None:
    Path(CODE).mkdir()
    Path("empty").mkdir()
    assert find(CODE, vault, records).label == f"{CODE}@1"
    assert isinstance(find("empty", vault, records), DirectoryPlace)


def test_a_name_with_and_without_its_version(vault: Vault, records: Records) -> None:
    for text in (CODE, f"{CODE}@1"):
        assert find(text, vault, records).label == f"{CODE}@1"
    assert find(f"{CODE}@draft", vault, records).label == f"{CODE}@draft"


def test_a_hash_or_its_beginning_is_a_version(vault: Vault) -> None:
    sha256 = keep_nation(vault, NATION)
    assert find_place(sha256, vault, EVERYTHING, never, directories=True).label == sha256[:12]
    place = find(sha256[:6], vault)
    assert isinstance(place, KeptPlace)
    assert place.sha256 == sha256
    with pytest.raises(NotFoundError):
        find(sha256[:5], vault)


def test_a_name_of_hexadecimal_digits_is_a_name(vault: Vault, records: Records) -> None:
    from dataclasses import replace

    sha256 = nation_hash(NATION)
    named = replace(NATION, header=replace(NATION.header, id=sha256[:6]))
    publish_nation(records, vault, named)
    assert find(sha256[:6], vault, records).label == f"{sha256[:6]}@1"
    assert find(sha256[:7], vault, records).label == sha256[:12]


def test_several_versions_with_one_beginning(vault: Vault) -> None:
    for ending in "01":
        (vault.root / "nations" / f"{'a' * 63}{ending}").mkdir(parents=True)
    with pytest.raises(InputError, match="hash of 2 nations"):
        find("aaaaaa", vault)


def test_what_fits_nothing_says_what_does(vault: Vault, records: Records) -> None:
    with pytest.raises(NotFoundError) as without:
        find("referense", vault)
    assert "majlis nation list" in without.value.fault.mend
    Path("reference").mkdir()
    Path("reference", "nation.toml").touch()
    with pytest.raises(NotFoundError) as near_directory:
        find("referense", vault)
    assert near_directory.value.fault.mend.startswith("did you mean reference?")
    with pytest.raises(NotFoundError) as with_records:
        find(f"{CODE}e", vault, records)
    assert f"did you mean {CODE}?" in with_records.value.fault.mend
    with pytest.raises(NotFoundError, match="no version 7"):
        find(f"{CODE}@7", vault, records)


@pytest.mark.parametrize("text", ["a" * 241, "\u0627" * 121, "a\x00b", "a\nb", "\u202e"])
def test_no_odd_text_reaches_the_disk_or_the_records(text: str, vault: Vault) -> None:
    with pytest.raises(NotFoundError, match="there is no nation"):
        find_place(text, vault, EVERYTHING, never, directories=True)
