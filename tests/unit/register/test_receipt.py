"""A receipt proves its entry off line, and nothing that was changed."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from majlis.kernel.errors import InputError, IntegrityError
from majlis.register.checkpoint import Checkpoint, Witness, sign_checkpoint
from majlis.register.note import Signer
from majlis.register.receipt import Receipt, parse_receipt, verify_receipt
from majlis.register.tree import Tree

LOG = Signer("council.example/decisions", Ed25519PrivateKey.from_private_bytes(bytes(32)))
WITNESS = Witness("witness.example/w1", Ed25519PrivateKey.from_private_bytes(b"\x07" * 32), lambda: 1_790_000_000)
ENTRIES = [b"decision %d" % index for index in range(11)]
TREE = Tree()
TREE.extend(ENTRIES)
SIGNED = sign_checkpoint(Checkpoint(LOG.name, 11, TREE.root()), LOG).dump()
RECEIPT = Receipt(5, tuple(TREE.inclusion_proof(5)), SIGNED)
BYTES = RECEIPT.dump()


def test_it_proves_its_entry_and_no_other() -> None:
    assert verify_receipt(BYTES, ENTRIES[5], LOG.verifier).size == 11
    for entry in (ENTRIES[4], b"", ENTRIES[5] + b" "):
        with pytest.raises(IntegrityError, match="another root"):
            verify_receipt(BYTES, entry, LOG.verifier)


def test_it_is_read_as_it_was_written() -> None:
    assert parse_receipt(BYTES) == RECEIPT
    extra = Receipt(5, RECEIPT.proof, SIGNED, b"anything")
    assert parse_receipt(extra.dump()) == extra
    assert verify_receipt(extra.dump(), ENTRIES[5], LOG.verifier).size == 11


def test_the_only_entry_needs_no_hashes() -> None:
    tree = Tree()
    tree.append(b"first")
    signed = sign_checkpoint(Checkpoint(LOG.name, 1, tree.root()), LOG).dump()
    assert verify_receipt(Receipt(0, (), signed).dump(), b"first", LOG.verifier).size == 1


@given(st.integers(0, len(BYTES) - 1), st.integers(0, 7))
def test_no_changed_bit_is_believed(place: int, bit: int) -> None:
    bad = BYTES[:place] + bytes([BYTES[place] ^ 1 << bit]) + BYTES[place + 1 :]
    with pytest.raises((InputError, IntegrityError)):
        verify_receipt(bad, ENTRIES[5], LOG.verifier)


@given(st.integers(0, len(BYTES) - 1))
def test_no_part_of_it_is_believed(end: int) -> None:
    with pytest.raises((InputError, IntegrityError)):
        verify_receipt(BYTES[:end], ENTRIES[5], LOG.verifier)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "does not begin"),
        (BYTES.replace(b"@v1", b"@v2"), "does not begin"),
        (BYTES.replace(b"index 5", b"index 05"), "index"),
        (BYTES.replace(b"index 5", b"index 99999999999999999999"), "index"),
        (b"c2sp.org/tlog-proof@v1\n\n" + SIGNED, "index"),
        (BYTES.replace(b"index 5", "index \u0665".encode()), "ASCII"),
        (Receipt(5, (b"short",), SIGNED).dump(), "32 bytes"),
        (Receipt(5, (bytes(32),) * 65, SIGNED).dump(), "more than 64"),
    ],
)
def test_what_is_no_receipt_is_told(data: bytes, why: str) -> None:
    with pytest.raises(InputError, match=why):
        parse_receipt(data)


def test_a_witness_that_is_asked_for_must_have_signed() -> None:
    with pytest.raises(IntegrityError, match=r"witness\.example/w1 did not sign"):
        verify_receipt(BYTES, ENTRIES[5], LOG.verifier, [WITNESS.verifier])
    cosigned = Receipt(5, RECEIPT.proof, WITNESS.cosign(SIGNED, LOG.verifier, None, []).dump())
    assert verify_receipt(cosigned.dump(), ENTRIES[5], LOG.verifier, [WITNESS.verifier]).size == 11
