"""A commitment binds to one paper under one salt, and tells nothing of it."""

import hashlib

import pytest

from majlis.kernel.errors import InputError, IntegrityError
from majlis.register.commitment import commit, new_salt, verify_commitment


def test_a_published_value() -> None:
    # RFC 4231 has no key of 32 bytes: its section 4.2 key padded with zeros is the same HMAC key (RFC 2104, section 2).
    key = b"\x0b" * 20 + bytes(12)
    expected = "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    assert commit(b"Hi There", key).hex() == expected


def test_it_binds_to_paper_and_salt() -> None:
    salt = new_salt()
    made = commit(b"paper", salt)
    verify_commitment(made, b"paper", salt)
    for paper, other in ((b"papers", salt), (b"paper", new_salt())):
        with pytest.raises(IntegrityError, match="another paper"):
            verify_commitment(made, paper, other)


def test_who_guesses_the_paper_learns_nothing() -> None:
    made = {commit(b"yes", new_salt()) for _ in range(3)}
    assert len(made) == 3
    assert hashlib.sha256(b"yes").digest() not in made


@pytest.mark.parametrize("salt", [b"", bytes(16), bytes(33)])
def test_a_salt_of_another_length_is_told(salt: bytes) -> None:
    with pytest.raises(InputError, match="not 32"):
        commit(b"paper", salt)
