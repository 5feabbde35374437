"""Second factors' secrets are opened by their key alone, and a missing, damaged or other key says what to do."""

import stat
from pathlib import Path

import pytest

from majlis.adapters.upkeep import seals
from majlis.kernel.errors import IntegrityError


@pytest.fixture(name="home")
def home_with_key(tmp_path: Path) -> Path:
    seals.make_key(tmp_path)
    return tmp_path


def test_a_key_is_made_once_and_is_its_owners(home: Path) -> None:
    path = home / "keys" / seals.FILE
    before = path.read_bytes()
    seals.make_key(home)
    assert path.read_bytes() == before
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == [seals.FILE]
    assert seals.has_key(home)


def test_what_is_sealed_comes_back_and_looks_different_each_time(home: Path) -> None:
    first, second = seals.seal(home, "JBSWY3DP"), seals.seal(home, "JBSWY3DP")
    assert first != second
    assert "JBSWY3DP" not in first
    assert seals.is_sealed(first)
    assert seals.unseal(home, first) == seals.unseal(home, second) == "JBSWY3DP"
    assert not seals.is_sealed("JBSWY3DP")
    assert seals.unseal(home, "JBSWY3DP") == "JBSWY3DP", "of before"


def test_what_was_changed_is_not_opened(home: Path) -> None:
    sealed = seals.seal(home, "JBSWY3DP")
    for changed in (sealed[:-5] + "AAAA=", sealed + "=x", seals.seal(home, "")[:12]):
        with pytest.raises(IntegrityError, match="another one"):
            seals.unseal(home, changed)


@pytest.mark.parametrize(
    ("content", "code"), [(None, "factors.no-key"), (b"short", "factors.key"), (b"\xff", "factors.key")]
)
def test_a_key_that_does_not_serve_says_what_to_do(home: Path, content: bytes | None, code: str) -> None:
    sealed = seals.seal(home, "JBSWY3DP")
    path = home / "keys" / seals.FILE
    path.unlink() if content is None else path.write_bytes(content)
    for tried in (seals.unseal, seals.seal):
        with pytest.raises(IntegrityError) as caught:
            tried(home, sealed)
        assert caught.value.fault.code == code
        assert "--keys FILE" in caught.value.fault.mend


def test_another_sites_key_opens_nothing(home: Path, tmp_path: Path) -> None:
    seals.make_key(tmp_path / "other")
    with pytest.raises(IntegrityError, match="another one"):
        seals.unseal(tmp_path / "other", seals.seal(home, "JBSWY3DP"))


def test_the_key_makes_the_same_secret_of_the_same_words(tmp_path: Path) -> None:
    first = seals.derived(tmp_path, "dialogue", "a")
    assert first == seals.derived(tmp_path, "dialogue", "a"), "the key is made when it is first needed"
    others = {seals.derived(tmp_path, "dialogue", "b"), seals.derived(tmp_path / "other", "dialogue", "a")}
    assert len({first, *others}) == 3
    assert seals.derived(tmp_path, "a", "b") != seals.derived(tmp_path, "ab")
