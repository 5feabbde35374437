"""Signed notes (C2SP signed-note): a text, and below it lines that say who signed it. Ed25519 (RFC 8032)."""

import base64
import binascii
import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from majlis.kernel.errors import InputError, IntegrityError

__all__ = [
    "COSIGNATURE",
    "ED25519",
    "MOST_BYTES",
    "MOST_SIGNATURES",
    "Note",
    "Signature",
    "Signer",
    "Verifier",
    "decode_base64",
    "encode_base64",
    "open_note",
    "parse_note",
    "sign_note",
]

ED25519 = 0x01
COSIGNATURE = 0x04
"""Kinds of signatures: over the text, and with a time by a witness (C2SP tlog-cosignature)."""
MOST_SIGNATURES = 100
MOST_BYTES = 1_000_000
_KEY_BYTES = 32
_ID_BYTES = 4
_DASH = "\u2014 "
_VKEY = re.compile(r"([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature line.

    Attributes
    ----------
    name : str
        Of the key.
    key_id : bytes
        4 bytes; with the name they say which key it is.
    value : bytes
        What the key made.
    """

    name: str
    key_id: bytes
    value: bytes

    def line(self) -> str:
        """Return the line, with its end."""
        return f"{_DASH}{self.name} {encode_base64(self.key_id + self.value)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its text, and who signed it.

    Attributes
    ----------
    text : str
        With its last newline. Do not believe it before :func:`open_note` has verified a signature.
    signatures : tuple of Signature
    """

    text: str
    signatures: tuple[Signature, ...]

    def dump(self) -> bytes:
        """Return the note as bytes."""
        return (self.text + "\n" + "".join(one.line() for one in self.signatures)).encode()


@dataclass(frozen=True, slots=True)
class Verifier:
    """A public key under a name.

    Attributes
    ----------
    name : str
        Not empty, without spaces and ``+``; best an address without ``https://``, like ``council.example/decisions``.
    public : bytes
        Ed25519 public key, 32 bytes.
    kind : int
        ``ED25519``, or ``COSIGNATURE`` for a witness.
    """

    name: str
    public: bytes
    kind: int = ED25519
    key_id: bytes = field(init=False)

    def __post_init__(self) -> None:
        demand_name(self.name)
        if self.kind not in {ED25519, COSIGNATURE} or len(self.public) != _KEY_BYTES:
            raise _bad_key("it is no Ed25519 key of 32 bytes")
        told = self.name.encode() + b"\n" + bytes([self.kind]) + self.public
        object.__setattr__(self, "key_id", hashlib.sha256(told).digest()[:_ID_BYTES])

    def __str__(self) -> str:
        """Return the key as one word: ``NAME+ID+KEY`` (C2SP signed-note, "Verifier keys")."""
        return f"{self.name}+{self.key_id.hex()}+{encode_base64(bytes([self.kind]) + self.public)}"

    @classmethod
    def parse(cls, text: str) -> "Verifier":
        """Read a key from its word.

        Raises
        ------
        InputError
            If it is none, or its id is not that of its name and key.
        """
        parts = _VKEY.fullmatch(text)
        if parts is None:
            raise _bad_key("it has not the form NAME+ID+KEY")
        data = decode_base64(parts[3])
        found = cls(parts[1], data[1:], data[0] if data else 0)
        if found.key_id.hex() != parts[2]:
            raise _bad_key(f"its id is {parts[2]}, that of its name and key would be {found.key_id.hex()}")
        return found

    def made(self, signature: Signature) -> bool:
        """Tell whether a signature says that it was made by this key."""
        return signature.name == self.name and signature.key_id == self.key_id

    def verify(self, text: str, signature: Signature) -> None:
        """Verify a signature over a text.

        Raises
        ------
        IntegrityError
            If this key did not make it over this text.
        """
        value, message = signature.value, text.encode()
        if self.kind == COSIGNATURE:
            message, value = timed(text, int.from_bytes(value[:8], "big")), value[8:]
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(value, message)
        except InvalidSignature:
            raise IntegrityError(
                f"the signature of {self.name} is not one over this text",
                where="signed note",
                why="the text or the signature was changed",
                mend="get the note again; if it fails again, tell who runs the register",
                code="register.signature",
            ) from None


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key under a name.

    Attributes
    ----------
    name : str
        As in :class:`Verifier`.
    private : Ed25519PrivateKey
    """

    name: str
    private: Ed25519PrivateKey = field(repr=False)

    @property
    def verifier(self) -> Verifier:
        """The public key."""
        return Verifier(self.name, self.private.public_key().public_bytes_raw())

    def sign(self, text: str) -> Signature:
        """Sign a text."""
        return Signature(self.name, self.verifier.key_id, self.private.sign(text.encode()))


def sign_note(text: str, signers: Iterable[Callable[[str], Signature]], signatures: Sequence[Signature] = ()) -> Note:
    """Sign a text, beside the signatures that it has.

    Parameters
    ----------
    text : str
        Ends with a newline; no other control characters.
    signers : iterable of callable
        Each returns its signature over the text: ``Signer.sign``, ``Witness.sign``.
    signatures : sequence of Signature, optional
        Those that it has already.

    Raises
    ------
    InputError
        If the text cannot be signed.
    """
    _demand_text(text)
    return Note(text, (*signatures, *(sign(text) for sign in signers)))


def parse_note(data: bytes) -> Note:
    """Read a note without believing it.

    Raises
    ------
    InputError
        If it is not a text, an empty line and one or more signature lines.
    """
    if len(data) > MOST_BYTES:
        raise _malformed(f"it is larger than {MOST_BYTES:,} bytes")
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError:
        raise _malformed("it is not UTF-8") from None
    text, gap, below = whole.rpartition("\n\n")
    text += "\n"
    if not gap or not below.endswith("\n"):
        raise _malformed("it has no signature lines after an empty line, or its last line does not end")
    _demand_text(text)
    lines = below[:-1].split("\n")
    if len(lines) > MOST_SIGNATURES:
        raise _malformed(f"it has more than {MOST_SIGNATURES} signatures")
    return Note(text, tuple(_signature(line) for line in lines))


def open_note(data: bytes, verifiers: Iterable[Verifier]) -> tuple[Note, tuple[Signature, ...]]:
    """Read a note and verify it. Signatures of keys that are not named are passed over.

    Parameters
    ----------
    data : bytes
    verifiers : iterable of Verifier
        The keys that are trusted.

    Returns
    -------
    note : Note
    verified : tuple of Signature
        Those that a trusted key made; at least one, one for each key.

    Raises
    ------
    InputError
        If it is no note.
    IntegrityError
        If no trusted key signed it, or a signature that names a trusted key is not one over its text.
    """
    note = parse_note(data)
    verified: dict[Verifier, Signature] = {}
    known = tuple(verifiers)
    for signature in note.signatures:
        for verifier in known:
            if verifier.made(signature):
                verifier.verify(note.text, signature)
                verified.setdefault(verifier, signature)
    if not verified:
        raise IntegrityError(
            "no trusted key signed it",
            where="signed note",
            why="without one anybody may have written it",
            mend="compare the name and id of its signatures with the keys that you trust",
            code="register.unsigned",
        )
    return note, tuple(verified.values())


def timed(text: str, time: int) -> bytes:
    """Return what a witness signs: the text with a time, in seconds since 1970 (C2SP tlog-cosignature)."""
    return f"cosignature/v1\ntime {time}\n{text}".encode()


def encode_base64(data: bytes) -> str:
    """Return bytes in base64 (RFC 4648, section 4)."""
    return base64.b64encode(data).decode("ascii")


def decode_base64(text: str) -> bytes:
    """Return what base64 stands for. Only the one canonical form is taken (RFC 4648, section 3.5).

    Raises
    ------
    InputError
        If it is none, or not in its canonical form.
    """
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error):
        raise _malformed(f"{text[:20]!r} is no base64") from None
    if encode_base64(data) != text:
        raise _malformed(f"{text[:20]!r} is not base64 in its canonical form")
    return data


def demand_name(name: str) -> None:
    """Demand that a key may have a name.

    Raises
    ------
    InputError
        If it is empty, or holds a space, a control character or ``+``.
    """
    if not name or "+" in name or any(letter.isspace() or not letter.isprintable() for letter in name):
        raise _bad_key("its name is empty, or holds a space, a control character or a plus")


def _signature(line: str) -> Signature:
    name, _, value = line.removeprefix(_DASH).partition(" ")
    if not line.startswith(_DASH):
        raise _malformed(f"the line {line[:20]!r} is no signature")
    demand_name(name)
    data = decode_base64(value)
    if len(data) <= _ID_BYTES:
        raise _malformed(f"the signature of {name[:40]} is too short")
    return Signature(name, data[:_ID_BYTES], data[_ID_BYTES:])


def _demand_text(text: str) -> None:
    if not text.endswith("\n"):
        raise _malformed("its text does not end with a newline")
    if any(letter < " " and letter != "\n" for letter in text):
        raise _malformed("its text holds a control character")


def _malformed(why: str) -> InputError:
    return InputError(
        "this is no signed note", where="signed note", why=why, mend="take the file as it came, byte by byte",
        code="register.note",
    )  # fmt: skip


def _bad_key(why: str) -> InputError:
    return InputError(
        "this is no key of a note",
        where="key",
        why=why,
        mend="like council.example/decisions+1a2b3c4d+AQ...",
        code="register.key",
    )
