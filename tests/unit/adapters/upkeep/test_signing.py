import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from majlis.adapters.upkeep import keys, signing
from majlis.kernel.errors import ConflictError, InputError, IntegrityError
from majlis.register import Signer, Verifier
from majlis.register.note import COSIGNATURE

NAME = "council.example/land/decisions"
WORDS = "several words of mine"


def test_a_key_is_kept_for_its_owner_only_and_found_by_the_public_one(tmp_path: Path) -> None:
    verifier = signing.make_key(tmp_path, NAME)
    path = signing.path_of(tmp_path, verifier)
    assert path.name == f"register-land-decisions-{verifier.key_id.hex()}.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert path.read_bytes().startswith(b"-----BEGIN PRIVATE KEY-----")
    private = signing.load_key(tmp_path, verifier)
    verifier.verify("a text\n", Signer(NAME, private).sign("a text\n"))
    assert [one.name for one in path.parent.iterdir()] == [path.name], "no draft is left"
    assert path in keys.key_files(tmp_path), "it goes into the bundle of keys"


def test_a_passphrase_is_asked_for_where_there_is_one(tmp_path: Path) -> None:
    verifier = signing.make_key(tmp_path, NAME, WORDS)
    asked: list[Verifier] = []

    def word(key: Verifier) -> str:
        asked.append(key)
        return WORDS

    assert signing.load_key(tmp_path, verifier, word).public_key().public_bytes_raw() == verifier.public
    assert asked == [verifier]
    with pytest.raises(ConflictError, match="needs its passphrase"):
        signing.load_key(tmp_path, verifier)
    with pytest.raises(InputError, match="does not open"):
        signing.load_key(tmp_path, verifier, lambda _: "another word of mine")
    with pytest.raises(InputError, match="fewer than 12 characters"):
        signing.make_key(tmp_path, NAME, "short")


def test_a_file_that_is_not_the_key_is_refused(tmp_path: Path) -> None:
    verifier = signing.make_key(tmp_path, NAME)
    path = signing.path_of(tmp_path, verifier)
    whole = path.read_bytes()
    path.chmod(0o640)
    with pytest.raises(IntegrityError, match="other users can read"):
        signing.load_key(tmp_path, verifier)
    path.chmod(0o600)
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    others = (Ed25519PrivateKey.generate().private_bytes(*form), X25519PrivateKey.generate().private_bytes(*form))
    for data in (*others, b"", whole[:40]):
        path.write_bytes(data)
        with pytest.raises(IntegrityError, match=r"holds (another|no) key"):
            signing.load_key(tmp_path, verifier)
    path.unlink()
    with pytest.raises(ConflictError, match="key is missing"):
        signing.load_key(tmp_path, verifier)


def test_a_witness_has_a_key_of_its_own_kind(tmp_path: Path) -> None:
    verifier = signing.make_key(tmp_path, "council.example/witness", kind=COSIGNATURE)
    assert verifier.kind == COSIGNATURE
    assert signing.load_key(tmp_path, verifier)


def test_the_mark_is_kept_replaced_and_put_aside(tmp_path: Path) -> None:
    assert signing.read_mark(tmp_path, NAME) == b""
    signing.write_mark(tmp_path, NAME, b"one")
    signing.write_mark(tmp_path, NAME, b"two")
    assert signing.read_mark(tmp_path, NAME) == b"two"
    assert signing.mark_of(tmp_path, NAME) != signing.mark_of(tmp_path, "other.example/land/decisions")
    signing.drop_mark(tmp_path, NAME)
    signing.drop_mark(tmp_path, NAME)
    assert signing.read_mark(tmp_path, NAME) == b""
    assert [one.suffix for one in (tmp_path / "keys").iterdir()] == [".lost"]


def test_names_of_files_hold_nothing_of_a_path(tmp_path: Path) -> None:
    verifier = signing.make_key(tmp_path, "majlis.invalid/../Ünd/decisions")
    assert signing.path_of(tmp_path, verifier).parent == tmp_path / "keys"
    assert "/" not in signing.mark_of(tmp_path, "alone").name
