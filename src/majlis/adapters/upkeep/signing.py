"""Private keys of the register: PEM files among the other keys, for their owner only, with or without a passphrase.

Beside the keys of a log lies its mark: the last checkpoint that was signed. A database that was brought back from an
older backup, or exchanged, is found by it before anything is signed that contradicts what was given away.
"""

import hashlib
import os
import re
import secrets
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from majlis.adapters.upkeep.keys import SHORTEST
from majlis.kernel.errors import ConflictError, InputError, IntegrityError
from majlis.register import Verifier
from majlis.register.note import ED25519

FOLDER = "keys"
_PART = re.compile(r"[^a-z0-9]+")
_BACK = "majlis restore --keys FILE brings it back; if it is lost for good: majlis register recover"

Passphrase = Callable[[Verifier], str]
"""Returns the passphrase of a key."""


def path_of(home: Path, verifier: Verifier) -> Path:
    """Return where the private key to a public one lies."""
    return home / FOLDER / f"register-{_slug(verifier.name)}-{verifier.key_id.hex()}.key"


def mark_of(home: Path, name: str) -> Path:
    """Return where the mark of a log lies."""
    return home / FOLDER / f"register-{_slug(name)}-{hashlib.sha256(name.encode()).hexdigest()[:8]}.mark"


def make_key(home: Path, name: str, passphrase: str = "", kind: int = ED25519) -> Verifier:
    """Make a key for a log, keep the private one in a file, and return the public one.

    The file is on the disk when this returns.

    Parameters
    ----------
    home : Path
        The data folder.
    name : str
        Of the log.
    passphrase : str, optional
        Empty: the file alone opens the key.
    kind : int, optional
        What it signs: ``ED25519`` as a log, ``COSIGNATURE`` as a witness.

    Raises
    ------
    InputError
        If the passphrase is too short.
    """
    if passphrase and len(passphrase) < SHORTEST:
        raise InputError(
            f"the passphrase has fewer than {SHORTEST} characters",
            mend="use several words that nobody guesses",
            code="keys.short",
        )
    private = Ed25519PrivateKey.generate()
    hidden = serialization.BestAvailableEncryption(passphrase.encode()) if passphrase else serialization.NoEncryption()
    data = private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, hidden)
    verifier = Verifier(name, private.public_key().public_bytes_raw(), kind)
    path = path_of(home, verifier)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write(path, data)
    return verifier


def load_key(home: Path, verifier: Verifier, passphrase: Passphrase | None = None) -> Ed25519PrivateKey:
    """Return the private key to a public one.

    Parameters
    ----------
    home : Path
    verifier : Verifier
    passphrase : callable, optional
        Asked where the file needs one.

    Raises
    ------
    ConflictError
        If the file is missing, or needs a passphrase that nobody gives.
    InputError
        If the passphrase is wrong.
    IntegrityError
        If others can read the file, or it holds another key.
    """
    path = path_of(home, verifier)
    where = f"{FOLDER}/{path.name} in the data folder"
    if not path.is_file():
        raise ConflictError("the register's key is missing", where=where, mend=_BACK, code="register.no-key")
    if path.stat().st_mode & 0o077:
        raise IntegrityError(
            "other users can read the register's key",
            where=where,
            why="who has it can sign another history",
            mend=f"chmod 600 {path.name}; if somebody may have read it: majlis register rotate",
            code="register.readable",
        )
    ask = (lambda: passphrase(verifier)) if passphrase else None
    private = _opened(path.read_bytes(), ask, where)
    if not isinstance(private, Ed25519PrivateKey) or private.public_key().public_bytes_raw() != verifier.public:
        raise IntegrityError("it holds another key", where=where, mend=_BACK, code="register.other-key")
    return private


def _opened(data: bytes, ask: Callable[[], str] | None, where: str) -> object:
    locked = b"ENCRYPTED" in data.partition(b"\n")[0]
    if locked and ask is None:
        raise ConflictError(
            "the register's key needs its passphrase, and nobody is there to give it",
            where=where,
            mend="majlis register checkpoint at the machine asks for it; or name its file with register_passphrase",
            code="register.locked",
        )
    word = ask().encode() if locked and ask else None
    try:
        return serialization.load_pem_private_key(data, word)
    except (ValueError, TypeError):
        if locked:
            raise InputError(
                "the passphrase does not open the register's key", where=where, mend="type it again",
                code="register.passphrase",
            ) from None  # fmt: skip
        raise IntegrityError("it holds no key", where=where, mend=_BACK, code="register.other-key") from None


def read_mark(home: Path, name: str) -> bytes:
    """Return the last checkpoint of a log that was signed here; empty where none was."""
    path = mark_of(home, name)
    return path.read_bytes() if path.is_file() else b""


def write_mark(home: Path, name: str, note: bytes) -> None:
    """Keep the checkpoint that is about to be given away. It is on the disk when this returns."""
    path = mark_of(home, name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write(path, note)


def drop_mark(home: Path, name: str) -> None:
    """Put the mark of a log aside: what it speaks of is lost for good."""
    path = mark_of(home, name)
    if path.is_file():
        path.replace(path.with_suffix(".lost"))


def _write(path: Path, data: bytes) -> None:
    """Write a file whole, for its owner only, and force it and its name to the disk."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _slug(name: str) -> str:
    """Return the part of a log's name that stands in names of files: nation and kind."""
    return "-".join(_PART.sub("-", part.lower()).strip("-") for part in name.split("/")[1:] or [name])
