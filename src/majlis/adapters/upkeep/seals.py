"""Secrets of second factors, sealed by a key that lies with the other keys: a database alone opens none of them.

The form: a mark, then in base64 a nonce of twelve bytes and what AES-256-GCM makes of the text.
"""

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from majlis.kernel.errors import IntegrityError

FILE = "factors.key"
"""In the folder ``keys``: 32 bytes in base64."""
_MARK = "sealed-1:"
_ABOUT = b"majlis second factor"
_NONCE = 12
_LOST = "majlis restore --keys FILE brings it back; if it is lost for good, majlis person factor LOGIN for each person"


def is_sealed(text: str) -> bool:
    """Tell whether a text is sealed."""
    return text.startswith(_MARK)


def has_key(home: Path) -> bool:
    """Tell whether a data folder has the key."""
    return _place(home).is_file()


def make_key(home: Path) -> None:
    """Make the key where there is none, for its owner only. Of several processes the first one's counts."""
    path = _place(home)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{FILE}.{secrets.token_hex(4)}.part")
    try:
        draft.touch(mode=0o600)
        draft.write_bytes(base64.b64encode(os.urandom(32)) + b"\n")
        path.hardlink_to(draft)
    except FileExistsError:
        return
    finally:
        draft.unlink(missing_ok=True)


def seal(home: Path, text: str) -> str:
    """Return a text that only the key opens.

    Raises
    ------
    IntegrityError
        If the key is missing or damaged.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE)
    return _MARK + base64.b64encode(nonce + AESGCM(_key(home)).encrypt(nonce, text.encode(), _ABOUT)).decode("ascii")


def unseal(home: Path, text: str) -> str:
    """Return what was sealed; a text that is not sealed as it is.

    Raises
    ------
    IntegrityError
        If the key is missing, damaged, or another one.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if not is_sealed(text):
        return text
    key = _key(home)
    try:
        data = base64.b64decode(text.removeprefix(_MARK), validate=True)
        return AESGCM(key).decrypt(data[:_NONCE], data[_NONCE:], _ABOUT).decode()
    except (InvalidTag, ValueError):
        raise _fault(
            "second factors cannot be checked: the key of this site is another one", code="factors.key"
        ) from None


def derived(home: Path, *about: str) -> str:
    """Return a secret that the key makes of some words: always the same, and nobody makes it without the key.

    The key is made where there is none yet.

    Raises
    ------
    IntegrityError
        If the key is damaged.
    """
    make_key(home)
    return hmac.new(_key(home), "\0".join(("derived", *about)).encode(), hashlib.sha256).hexdigest()


def _key(home: Path) -> bytes:
    try:
        key = base64.b64decode(_place(home).read_bytes().strip(), validate=True)
    except FileNotFoundError:
        raise _fault(
            "second factors cannot be checked: the key of this site is missing", code="factors.no-key"
        ) from None
    except ValueError:
        key = b""
    if len(key) != 32:  # noqa: PLR2004 - AES-256
        raise _fault("second factors cannot be checked: the key of this site is damaged", code="factors.key")
    return key


def _place(home: Path) -> Path:
    return home / "keys" / FILE


def _fault(what: str, *, code: str) -> IntegrityError:
    return IntegrityError(
        what,
        where=f"keys/{FILE} in the data folder",
        why="it is kept apart from the database and from backups",
        mend=f"tell an administrator. At the machine {_LOST}",
        code=code,
    )
