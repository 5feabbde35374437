"""Keys and passwords in a file of their own, sealed with a passphrase.

The form: one line of JSON (how the passphrase becomes a key), then the bytes of AES-256-GCM over a tar. The line is
authenticated with the bytes. The key comes from scrypt (RFC 7914) with N = 2**17, r = 8, p = 1: 128 MB and about half
a second for each guess.
"""

import base64
import io
import json
import os
import tarfile
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from majlis.kernel.errors import InputError, IntegrityError
from majlis.kernel.files import write_whole

FORMAT = 1
SHORTEST = 12
"""Characters that a passphrase has at least."""
_N, _R, _P = 2**17, 8, 1
_LARGEST_N = 2**20


def key_files(home: Path) -> tuple[Path, ...]:
    """Return what must not lie in a backup unsealed: the folder ``keys``, and the settings with their passwords."""
    folder, settings = home / "keys", home / "majlis.toml"
    found = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    return (*found, *([settings] if settings.is_file() else []))


def seal(home: Path, target: Path, passphrase: str) -> int:
    """Write the keys of a home into a sealed file and return how many files it holds.

    Raises
    ------
    InputError
        As :func:`demand_sealable`.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    demand_sealable(target, passphrase)
    buffer = io.BytesIO()
    files = key_files(home)
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        for path in files:
            info = tarfile.TarInfo(path.relative_to(home).as_posix())
            data = path.read_bytes()
            info.size, info.mode = len(data), 0o600
            tar.addfile(info, io.BytesIO(data))
    salt, nonce = os.urandom(16), os.urandom(12)
    facts = {"format": FORMAT, "kdf": "scrypt", "n": _N, "r": _R, "p": _P, "cipher": "AES-256-GCM"}
    head = json.dumps({**facts, "salt": _text(salt), "nonce": _text(nonce)}).encode() + b"\n"
    sealed = AESGCM(_key(passphrase, salt, _N)).encrypt(nonce, buffer.getvalue(), head)
    write_whole(target, head + sealed)
    target.chmod(0o600)
    return len(files)


def demand_sealable(target: Path, passphrase: str) -> None:
    """See that keys can be sealed with a passphrase into a place.

    Raises
    ------
    InputError
        If the passphrase is too short, or the target exists.
    """
    if len(passphrase) < SHORTEST:
        raise InputError(
            f"the passphrase has fewer than {SHORTEST} characters",
            mend="use several words that nobody guesses",
            code="keys.short",
        )
    if target.exists():
        raise InputError("it exists already", where=str(target), mend="name another file", code="keys.exists")


def unseal(source: Path, passphrase: str, into: Path) -> int:
    """Unpack a sealed file into a home and return how many files it held.

    Raises
    ------
    InputError
        If the passphrase is wrong, or the file was changed: the seal cannot tell which.
    IntegrityError
        If it is no such file, or of a newer format.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    head, _, sealed = source.read_bytes().partition(b"\n")
    salt, nonce, count = _read_head(head, source)
    try:
        data = AESGCM(_key(passphrase, salt, count)).decrypt(nonce, sealed, head + b"\n")
    except InvalidTag:
        raise InputError(
            "the keys cannot be opened",
            where=str(source),
            why="the passphrase is wrong, or the file was changed",
            mend="type the passphrase again, or use another copy of the file",
            code="keys.passphrase",
        ) from None
    written = 0
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        for member in tar:
            place, file = PurePosixPath(member.name), tar.extractfile(member)
            if file is None or place.is_absolute() or ".." in place.parts:
                raise _no_keys(source)
            target = into / place
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(target, file.read())
            target.chmod(0o600)
            written += 1
    return written


def unseal_missing(source: Path, passphrase: str, home: Path) -> int:
    """Bring the sealed files back that a home does not have, and return how many these were.

    Raises
    ------
    InputError, IntegrityError
        As :func:`unseal`.
    """
    count = 0
    with TemporaryDirectory(dir=home, prefix=".keys-") as draft:
        unseal(source, passphrase, Path(draft))
        for path in key_files(Path(draft)):
            target = home / path.relative_to(draft)
            if not target.exists():
                target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                path.rename(target)
                count += 1
    return count


def _read_head(head: bytes, source: Path) -> tuple[bytes, bytes, int]:
    try:
        facts = json.loads(head)
        number, count = int(facts["format"]), int(facts["n"])
        salt, nonce = (base64.b64decode(facts[name], validate=True) for name in ("salt", "nonce"))
    except (ValueError, KeyError, TypeError):
        raise _no_keys(source) from None
    if number > FORMAT:
        raise IntegrityError(
            "the keys are sealed by a newer version of Majlis",
            where=str(source),
            mend="install that version",
            code="keys.newer-format",
        )
    if not _N <= count <= _LARGEST_N or count & (count - 1):
        raise _no_keys(source)
    return salt, nonce, count


def _key(passphrase: str, salt: bytes, count: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return Scrypt(salt=salt, length=32, n=count, r=_R, p=_P).derive(passphrase.encode())


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _no_keys(source: Path) -> IntegrityError:
    return IntegrityError(
        "it holds no sealed keys",
        where=str(source),
        mend="name the file that majlis backup --keys wrote",
        code="keys.damaged",
    )
