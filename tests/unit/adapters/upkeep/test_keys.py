"""Keys are sealed; a wrong passphrase or a changed byte opens nothing."""

import json
import stat
from pathlib import Path

import pytest

from majlis.adapters.upkeep import keys
from majlis.kernel.errors import InputError, IntegrityError

PASSPHRASE = "four words nobody guesses"  # noqa: S105 - it seals what the test makes


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    (home / "keys" / "deep").mkdir(parents=True)
    (home / "keys" / "deep" / "sign").write_bytes(b"\0secret\xff")
    (home / "majlis.toml").write_text('database = "postgresql://a:S3cret@b/c"\n')
    (home / "majlis.sqlite3").touch()
    target = home.parent / "keys.sealed"
    assert keys.seal(home, target, PASSPHRASE) == 2
    return target


def test_what_was_sealed_comes_out(sealed: Path, tmp_path: Path) -> None:
    assert b"S3cret" not in sealed.read_bytes()
    assert sealed.stat().st_mode & 0o777 == 0o600
    assert keys.unseal(sealed, PASSPHRASE, tmp_path) == 2
    assert (tmp_path / "keys" / "deep" / "sign").read_bytes() == b"\0secret\xff"
    assert "S3cret" in (tmp_path / "majlis.toml").read_text()
    assert (tmp_path / "majlis.toml").stat().st_mode & 0o077 == 0


def test_a_wrong_passphrase_opens_nothing(sealed: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        keys.unseal(sealed, PASSPHRASE + "x", tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["head", "body"])
def test_a_changed_byte_opens_nothing(sealed: Path, tmp_path: Path, place: str) -> None:
    head, _, body = sealed.read_bytes().partition(b"\n")
    if place == "head":
        head = head.replace(b"scrypt", b"bcrypt")
    else:
        body = body[:-1] + bytes([body[-1] ^ 1])
    changed = tmp_path / "changed"
    changed.write_bytes(head + b"\n" + body)
    with pytest.raises(InputError, match="cannot be opened"):
        keys.unseal(changed, PASSPHRASE, tmp_path)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"format": 2}, "keys.newer-format"),
        ({"n": 2}, "keys.damaged"),  # would make guessing cheap
        ({"n": 2**40}, "keys.damaged"),  # would take all memory
        ({"salt": "?"}, "keys.damaged"),
    ],
)
def test_a_head_that_is_none_is_refused(sealed: Path, tmp_path: Path, change: dict[str, object], code: str) -> None:
    head, _, body = sealed.read_bytes().partition(b"\n")
    changed = tmp_path / "changed"
    changed.write_bytes(json.dumps({**json.loads(head), **change}).encode() + b"\n" + body)
    with pytest.raises(IntegrityError) as caught:
        keys.unseal(changed, PASSPHRASE, tmp_path)
    assert caught.value.fault.code == code
    (tmp_path / "other").write_bytes(b"\x89PNG")
    with pytest.raises(IntegrityError, match="holds no sealed keys"):
        keys.unseal(tmp_path / "other", PASSPHRASE, tmp_path)


def test_a_short_passphrase_and_a_place_that_is_taken_are_refused(sealed: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="fewer than 12 characters"):
        keys.demand_sealable(tmp_path / "new", "short")
    with pytest.raises(InputError, match="exists already"):
        keys.demand_sealable(sealed, PASSPHRASE)


def test_only_what_is_missing_is_brought_back(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "keys").mkdir(parents=True)
    for name in ("one", "two"):
        (home / "keys" / name).write_text("sealed")
    keys.seal(home, tmp_path / "k", "a long passphrase")
    (home / "keys" / "one").unlink()
    (home / "keys" / "two").write_text("of now")
    assert keys.unseal_missing(tmp_path / "k", "a long passphrase", home) == 1
    assert [(home / "keys" / name).read_text() for name in ("one", "two")] == ["sealed", "of now"]
    assert stat.S_IMODE((home / "keys" / "one").stat().st_mode) == 0o600
    assert [path.name for path in home.iterdir()] == ["keys"]
