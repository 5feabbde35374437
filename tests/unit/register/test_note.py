"""Notes as C2SP has them: what is signed is believed, what is changed, unsigned or misshapen is not."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from majlis.kernel.errors import InputError, IntegrityError
from majlis.register.note import (
    COSIGNATURE,
    MOST_BYTES,
    Signature,
    Signer,
    Verifier,
    decode_base64,
    open_note,
    parse_note,
    sign_note,
)

LOG = Signer("council.example/decisions", Ed25519PrivateKey.from_private_bytes(bytes(32)))
OTHER = Signer("other.example/log", Ed25519PrivateKey.from_private_bytes(bytes(31) + b"\x01"))
TEXT = "One line.\n\nAnd one after an empty one: \u0627\u0631\u062f\u0648\n"
NOTE = sign_note(TEXT, [LOG.sign, OTHER.sign]).dump()


def test_a_published_note_opens() -> None:
    # The key of Go's checksum database, as https://sum.golang.org publishes it.
    key = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
    assert str(Verifier.parse(key)) == key


def test_what_was_signed_opens_under_each_key() -> None:
    for signer in (LOG, OTHER):
        note, verified = open_note(NOTE, [signer.verifier])
        assert note.text == TEXT
        assert [one.name for one in verified] == [signer.name]
    assert len(open_note(NOTE, [LOG.verifier, OTHER.verifier])[1]) == 2
    assert parse_note(NOTE).dump() == NOTE


@given(st.data())
def test_no_changed_bit_opens(data: st.DataObject) -> None:
    single = sign_note(TEXT, [LOG.sign]).dump()
    place, bit = data.draw(st.integers(0, len(single) - 1)), data.draw(st.integers(0, 7))
    bad = single[:place] + bytes([single[place] ^ 1 << bit]) + single[place + 1 :]
    with pytest.raises((InputError, IntegrityError)):
        open_note(bad, [LOG.verifier])


def test_a_note_of_nobody_who_is_trusted_is_refused() -> None:
    stranger = Signer(LOG.name, Ed25519PrivateKey.generate())
    with pytest.raises(IntegrityError, match="no trusted key"):
        open_note(sign_note(TEXT, [stranger.sign]).dump(), [LOG.verifier])
    with pytest.raises(IntegrityError, match="no trusted key"):
        open_note(NOTE, [])


def test_one_bad_signature_of_a_trusted_key_spoils_the_note() -> None:
    good, other = LOG.sign(TEXT), OTHER.sign(TEXT)
    bad = Signature(other.name, other.key_id, other.value[::-1])
    note = sign_note(TEXT, [], [good, bad])
    with pytest.raises(IntegrityError, match=r"signature of other\.example/log is not one"):
        open_note(note.dump(), [LOG.verifier, OTHER.verifier])
    assert open_note(note.dump(), [LOG.verifier])[1] == (good,)


def test_a_key_counts_once() -> None:
    note = sign_note(TEXT, [LOG.sign, LOG.sign])
    assert len(open_note(note.dump(), [LOG.verifier])[1]) == 1


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no signature lines"),
        (TEXT.encode(), "is no signature"),
        (b"One line.\n", "no signature lines"),
        (NOTE[:-1], "does not end"),
        (NOTE.replace(b"\n", b"\r\n"), "no signature lines"),
        (NOTE.replace(b"One line", b"One\tline"), "control character"),
        (NOTE.replace(b"One", b"\xff\xfe"), "not UTF-8"),
        (NOTE.replace("\u2014".encode(), b"-"), "is no signature"),
        (NOTE + b"\xe2\x80\x94 name AAAAAAAA =\n", "no base64"),
        (NOTE + "\u2014 name AAAAAA==\n".encode(), "too short"),
        (NOTE + "\u2014 name AAAAAAB=\n".encode(), "canonical"),
        (NOTE + "\u2014 name \u0661\u0662==\n".encode(), "no base64"),
        (NOTE + "\u2014 na+me AAAAAAAA\n".encode(), "plus"),
        (NOTE + "\u2014  AAAAAAAA\n".encode(), "empty"),
        (NOTE + "\u2014 na\u00a0me AAAAAAAA\n".encode(), "space"),
        (NOTE + "\u2014 name AAAAAAAA\n".encode() * 101, "more than 100"),
        (b"x" * (MOST_BYTES + 1), "larger than"),
    ],
)
def test_what_is_no_note_is_told(data: bytes, why: str) -> None:
    with pytest.raises(InputError, match=why):
        open_note(data, [LOG.verifier])


def test_sixteen_signatures_are_taken() -> None:
    signers = [Signer(f"{index}.example", Ed25519PrivateKey.generate()) for index in range(16)]
    note = sign_note(TEXT, [one.sign for one in signers])
    assert len(open_note(note.dump(), [one.verifier for one in signers])[1]) == 16


@pytest.mark.parametrize("text", ["", "no end", "tab\there\n", "\x00\n"])
def test_what_cannot_be_signed_is_told(text: str) -> None:
    with pytest.raises(InputError, match="signed note"):
        sign_note(text, [LOG.sign])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name+00000000",
        "name+0000000g+AQ==",
        "name+00000000+AQ==",
        "name+00000000+=",
        str(LOG.verifier).replace("council", "courcil"),
        str(LOG.verifier).replace("+AT", "+BT"),
        f"two words+{str(LOG.verifier).split('+', 1)[1]}",
        str(LOG.verifier) + "A",
    ],
)
def test_what_is_no_key_is_told(text: str) -> None:
    with pytest.raises(InputError):
        Verifier.parse(text)


def test_keys_are_told_apart_by_kind_and_say_nothing_private() -> None:
    public = LOG.verifier.public
    witness = Verifier(LOG.name, public, COSIGNATURE)
    assert witness.key_id != LOG.verifier.key_id
    assert Verifier.parse(str(witness)) == witness
    assert "private" not in repr(LOG)
    with pytest.raises(InputError, match="no Ed25519 key"):
        Verifier(LOG.name, public, 2)


def test_only_canonical_base64_is_read() -> None:
    assert decode_base64("AAA=") == b"\x00\x00"
    for text in ("AAB=", "AAA", "AA A=", "AAA=\n", "é", "-_8="):
        with pytest.raises(InputError):
            decode_base64(text)
