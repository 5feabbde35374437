"""Receipts (C2SP tlog-proof): that an entry is in a log, in one text that can be verified off line."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from majlis.kernel.errors import InputError, IntegrityError
from majlis.register.checkpoint import MOST_SIZE, Checkpoint, open_checkpoint
from majlis.register.note import Verifier, decode_base64, encode_base64
from majlis.register.tree import HASH_BYTES, leaf_hash, verify_inclusion

__all__ = ["Receipt", "parse_receipt", "verify_receipt"]

_FIRST = "c2sp.org/tlog-proof@v1"
_EXTRA = "extra "
_INDEX = re.compile(r"index (0|[1-9][0-9]{0,19})", re.ASCII)
_MOST_HASHES = 64


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt.

    Attributes
    ----------
    index : int
        Where the entry stands in the log, counted from 0.
    proof : tuple of bytes
        Hashes from the leaf's sibling up to the root's child.
    checkpoint : bytes
        The signed checkpoint, as the log gave it.
    extra : bytes or None
        Anything besides; nobody vouches for it.
    """

    index: int
    proof: tuple[bytes, ...]
    checkpoint: bytes
    extra: bytes | None = None

    def dump(self) -> bytes:
        """Return the receipt as bytes; the ending of its file is ``.tlog-proof``."""
        lines = [
            _FIRST,
            *([_EXTRA + encode_base64(self.extra)] if self.extra is not None else []),
            f"index {self.index}",
        ]
        lines += [encode_base64(one) for one in self.proof]
        return "".join(f"{line}\n" for line in lines).encode("ascii") + b"\n" + self.checkpoint


def parse_receipt(data: bytes) -> Receipt:
    """Read a receipt without believing it.

    Raises
    ------
    InputError
        If it is none.
    """
    head, gap, checkpoint = data.partition(b"\n\n")
    try:
        lines = head.decode("ascii").split("\n")
    except UnicodeDecodeError:
        raise _malformed("its head is not ASCII") from None
    if not gap or lines.pop(0) != _FIRST:
        raise _malformed(f"it does not begin with {_FIRST}, or has no empty line before the checkpoint")
    extra = decode_base64(lines.pop(0).removeprefix(_EXTRA)) if lines and lines[0].startswith(_EXTRA) else None
    index = _INDEX.fullmatch(lines.pop(0)) if lines else None
    if index is None or int(index[1]) > MOST_SIZE:
        raise _malformed("it has no line with the index")
    return Receipt(int(index[1]), _hashes(lines), checkpoint, extra)


def verify_receipt(data: bytes, entry: bytes, log: Verifier, witnesses: Iterable[Verifier] = ()) -> Checkpoint:
    """Verify that an entry is in a log.

    Parameters
    ----------
    data : bytes
        The receipt.
    entry : bytes
        The entry, byte by byte.
    log : Verifier
        The log's key.
    witnesses : iterable of Verifier, optional
        Witnesses of whom each must have signed the checkpoint, too.

    Returns
    -------
    Checkpoint
        How the log stood when the receipt was made.

    Raises
    ------
    InputError
        If it is no receipt.
    IntegrityError
        If the log or a witness did not sign it, or the entry is not where it says.
    """
    receipt, wanted = parse_receipt(data), tuple(witnesses)
    checkpoint, cosignatures = open_checkpoint(receipt.checkpoint, log, wanted)
    for witness in wanted:
        if not any(witness.made(one) for one in cosignatures):
            raise IntegrityError(
                f"the witness {witness.name} did not sign it", where="receipt",
                mend="ask for a receipt with the signatures of the witnesses that you trust", code="register.witness",
            )  # fmt: skip
    verify_inclusion(leaf_hash(entry), receipt.index, checkpoint.size, receipt.proof, checkpoint.root)
    return checkpoint


def _hashes(lines: Sequence[str]) -> tuple[bytes, ...]:
    if len(lines) > _MOST_HASHES:
        raise _malformed(f"it has more than {_MOST_HASHES} hashes")
    found = tuple(decode_base64(line) for line in lines)
    if any(len(one) != HASH_BYTES for one in found):
        raise _malformed("a hash of it has not 32 bytes")
    return found


def _malformed(why: str) -> InputError:
    return InputError(
        "this is no receipt", where="receipt", why=why, mend="take the file as it came, byte by byte",
        code="register.receipt",
    )  # fmt: skip
