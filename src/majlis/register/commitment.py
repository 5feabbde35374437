"""Salted commitments: an entry that binds to a paper without saying anything of it.

The register keeps the commitment; salt and paper lie elsewhere. Whoever is given both can verify that this is the
paper. Without the salt the commitment says nothing, not even to who guesses the paper; and when salt and paper are
destroyed, lawfully, the register stays whole.
"""

import hashlib
import hmac
import secrets

from majlis.kernel.errors import InputError, IntegrityError

__all__ = ["SALT_BYTES", "commit", "new_salt", "verify_commitment"]

SALT_BYTES = 32


def new_salt() -> bytes:
    """Return a salt drawn by chance, 32 bytes. Take another one for each paper."""
    return secrets.token_bytes(SALT_BYTES)


def commit(paper: bytes, salt: bytes) -> bytes:
    """Return the commitment to a paper: HMAC-SHA-256 (RFC 2104) of the paper under the salt, 32 bytes.

    Raises
    ------
    InputError
        If the salt has not 32 bytes.
    """
    if len(salt) != SALT_BYTES:
        raise InputError(
            f"a salt of {len(salt)} bytes, not {SALT_BYTES}",
            why="a short one can be guessed",
            mend="draw one with new_salt()",
            code="register.salt",
        )
    return hmac.digest(salt, paper, hashlib.sha256)


def verify_commitment(commitment: bytes, paper: bytes, salt: bytes) -> None:
    """Verify that a commitment is one to this paper.

    Raises
    ------
    InputError
        If the salt has not 32 bytes.
    IntegrityError
        If it is one to another paper, or under another salt.
    """
    if not hmac.compare_digest(commitment, commit(paper, salt)):
        raise IntegrityError(
            "the register speaks of another paper", where="commitment", why="the paper or the salt was changed",
            mend="ask for the paper and its salt again", code="register.commitment",
        )  # fmt: skip
