"""The register: an append-only log that nobody can quietly rewrite. Bytes in, bytes out.

Trees and proofs are those of RFC 9162, section 2.1; signed notes, checkpoints, cosignatures and receipts those of C2SP
(https://c2sp.org/signed-note, tlog-checkpoint, tlog-cosignature, tlog-proof). Every verification returns nothing or
raises.

Examples
--------
>>> from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
>>> from majlis import register
>>> signer = register.Signer("council.example/decisions", Ed25519PrivateKey.generate())
>>> tree = register.Tree()
>>> index = [tree.append(entry) for entry in (b"one", b"two", b"three")][1]
>>> head = register.Checkpoint(signer.name, len(tree), tree.root())
>>> signed = register.sign_checkpoint(head, signer).dump()
>>> receipt = register.Receipt(index, tuple(tree.inclusion_proof(index)), signed).dump()
>>> register.verify_receipt(receipt, b"two", signer.verifier).size
3
"""

from majlis.register.checkpoint import Checkpoint, Witness, open_checkpoint, parse_checkpoint, sign_checkpoint
from majlis.register.commitment import commit, new_salt, verify_commitment
from majlis.register.note import Note, Signature, Signer, Verifier, open_note, parse_note, sign_note
from majlis.register.receipt import Receipt, parse_receipt, verify_receipt
from majlis.register.tree import (
    EMPTY_ROOT,
    Tree,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_hash,
    verify_consistency,
    verify_inclusion,
)

__all__ = [
    "EMPTY_ROOT",
    "Checkpoint",
    "Note",
    "Receipt",
    "Signature",
    "Signer",
    "Tree",
    "Verifier",
    "Witness",
    "commit",
    "consistency_proof",
    "inclusion_proof",
    "leaf_hash",
    "new_salt",
    "node_hash",
    "open_checkpoint",
    "open_note",
    "parse_checkpoint",
    "parse_note",
    "parse_receipt",
    "root_hash",
    "sign_checkpoint",
    "sign_note",
    "verify_commitment",
    "verify_consistency",
    "verify_inclusion",
    "verify_receipt",
]
