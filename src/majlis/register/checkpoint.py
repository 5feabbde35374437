"""Checkpoints (C2SP tlog-checkpoint): a log's size and root, signed; and what witnesses add (C2SP tlog-cosignature)."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from majlis.kernel.errors import InputError, IntegrityError
from majlis.register.note import (
    COSIGNATURE,
    Note,
    Signature,
    Signer,
    Verifier,
    decode_base64,
    encode_base64,
    open_note,
    sign_note,
    timed,
)
from majlis.register.tree import HASH_BYTES, verify_consistency

__all__ = ["Checkpoint", "Witness", "open_checkpoint", "parse_checkpoint", "sign_checkpoint"]

_NUMBER = re.compile(r"0|[1-9][0-9]{0,19}", re.ASCII)
MOST_SIZE = 2**64 - 1
_LINES = 3


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How a log stood.

    Attributes
    ----------
    origin : str
        Which log; one line.
    size : int
        How many entries it had.
    root : bytes
        Root of its tree, 32 bytes.
    extensions : tuple of str
        Further lines; we write none.
    """

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        lines = (self.origin, *self.extensions)
        if any(not line or any(letter < " " for letter in line) for line in lines):
            raise _malformed("its origin or a further line is empty, or holds a control character")
        if not 0 <= self.size <= MOST_SIZE or len(self.root) != HASH_BYTES:
            raise _malformed("its size is out of range, or its root has not 32 bytes")

    def text(self) -> str:
        """Return the text that is signed."""
        lines = (self.origin, str(self.size), encode_base64(self.root), *self.extensions)
        return "".join(f"{line}\n" for line in lines)


def parse_checkpoint(text: str) -> Checkpoint:
    """Read the text of a checkpoint.

    Raises
    ------
    InputError
        If it has not the form of one.
    """
    lines = text.split("\n")
    if lines.pop() or len(lines) < _LINES:
        raise _malformed("it has not three lines, each with its end")
    origin, size, root = lines[:_LINES]
    if not _NUMBER.fullmatch(size):
        raise _malformed(f"its size {size[:20]!r} is no whole number without leading zeros")
    return Checkpoint(origin, int(size), decode_base64(root), tuple(lines[_LINES:]))


def sign_checkpoint(checkpoint: Checkpoint, signer: Signer) -> Note:
    """Sign a checkpoint as its log. Sign only what is on disk: one that is lost after it was signed forks the log.

    Raises
    ------
    InputError
        If the key bears another name than the log.
    """
    if signer.name != checkpoint.origin:
        raise InputError(
            f"the key of {signer.name} does not sign for the log {checkpoint.origin}",
            mend="take the log's own key",
            code="register.origin",
        )
    return sign_note(checkpoint.text(), [signer.sign])


def open_checkpoint(
    data: bytes, log: Verifier, witnesses: Iterable[Verifier] = ()
) -> tuple[Checkpoint, tuple[Signature, ...]]:
    """Read a checkpoint and verify that its log signed it.

    Parameters
    ----------
    data : bytes
        The signed note.
    log : Verifier
        The log's key. Its name is the origin that the checkpoint must have.
    witnesses : iterable of Verifier, optional
        Witnesses that are trusted.

    Returns
    -------
    checkpoint : Checkpoint
    cosignatures : tuple of Signature
        Those of the witnesses; none where none of them signed.

    Raises
    ------
    InputError
        If it is no checkpoint.
    IntegrityError
        If the log did not sign it, it is another log's, or a signature is not one over its text.
    """
    note, verified = open_note(data, [log, *witnesses])
    found = parse_checkpoint(note.text)
    if not any(log.made(one) for one in verified):
        raise IntegrityError(
            "the log did not sign it", where="checkpoint", why="a witness alone says not that the log stands to it",
            mend="ask the log for its checkpoint", code="register.unsigned",
        )  # fmt: skip
    if found.origin != log.name:
        raise IntegrityError(
            f"it is of the log {found.origin[:80]}, not of {log.name}", where="checkpoint",
            mend="take the checkpoint and the key of the same log", code="register.origin",
        )  # fmt: skip
    return found, tuple(one for one in verified if not log.made(one))


@dataclass(frozen=True, slots=True)
class Witness:
    """Somebody else, who signs what a log says only where it agrees with what the log said before.

    Attributes
    ----------
    name : str
    private : Ed25519PrivateKey
        Of no other use than this.
    now : callable
        Returns the time, in seconds since 1970.
    """

    name: str
    private: Ed25519PrivateKey = field(repr=False)
    now: Callable[[], int]

    @property
    def verifier(self) -> Verifier:
        """The public key."""
        return Verifier(self.name, self.private.public_key().public_bytes_raw(), COSIGNATURE)

    def sign(self, text: str) -> Signature:
        """Sign the text of a checkpoint with the time."""
        time = self.now()
        value = time.to_bytes(8, "big") + self.private.sign(timed(text, time))
        return Signature(self.name, self.verifier.key_id, value)

    def cosign(self, data: bytes, log: Verifier, seen: Checkpoint | None, proof: list[bytes]) -> Note:
        """Sign a checkpoint of a log.

        Parameters
        ----------
        data : bytes
            The signed note.
        log : Verifier
        seen : Checkpoint or None
            What the witness signed of this log last; None for the first time. Keep what this returns in its place
            before you hand it out.
        proof : list of bytes
            That the tree begins with the one that was seen; empty for the first time, or from an empty tree.

        Raises
        ------
        InputError
            If it is no checkpoint, or older than what was seen.
        IntegrityError
            If the log did not sign it, or it does not begin with what was seen: the log has two stories.
        """
        found, _ = open_checkpoint(data, log)
        if seen is not None and seen.size:
            verify_consistency(seen.size, found.size, proof, seen.root, found.root)
        note, _ = open_note(data, [log])
        return sign_note(note.text, [self.sign], note.signatures)


def _malformed(why: str) -> InputError:
    return InputError(
        "this is no checkpoint", where="checkpoint", why=why, mend="take the file as it came, byte by byte",
        code="register.checkpoint",
    )  # fmt: skip
