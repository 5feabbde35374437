"""Checkpoints: read strictly, signed by their log alone, and cosigned only where history holds."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from majlis.kernel.errors import InputError, IntegrityError
from majlis.register.checkpoint import Checkpoint, Witness, open_checkpoint, parse_checkpoint, sign_checkpoint
from majlis.register.note import Signer, sign_note
from majlis.register.tree import EMPTY_ROOT, Tree

LOG = Signer("council.example/decisions", Ed25519PrivateKey.from_private_bytes(bytes(32)))
WITNESS = Witness("witness.example/w1", Ed25519PrivateKey.from_private_bytes(b"\x07" * 32), lambda: 1_790_000_000)
ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="


def grown(*entries: bytes) -> tuple[Tree, bytes]:
    tree = Tree()
    tree.extend(entries)
    return tree, sign_checkpoint(Checkpoint(LOG.name, len(tree), tree.root()), LOG).dump()


def test_the_example_of_the_specification_is_read() -> None:
    text = f"example.com/behind-the-sofa\n20852163\n{ROOT}\n"
    found = parse_checkpoint(text)
    assert (found.origin, found.size, found.extensions) == ("example.com/behind-the-sofa", 20_852_163, ())
    assert found.text() == text
    assert parse_checkpoint(text + "more\n").extensions == ("more",)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "three lines"),
        (f"log\n1\n{ROOT}", "three lines"),
        ("log\n1\n", "three lines"),
        (f"\n1\n{ROOT}\n", "empty"),
        (f"log\n01\n{ROOT}\n", "leading zeros"),
        (f"log\n+1\n{ROOT}\n", "leading zeros"),
        (f"log\n-1\n{ROOT}\n", "leading zeros"),
        (f"log\n1 \n{ROOT}\n", "leading zeros"),
        (f"log\n\u0661\n{ROOT}\n", "leading zeros"),
        (f"log\n\n{ROOT}\n", "leading zeros"),
        (f"log\n{2**64}\n{ROOT}\n", "out of range"),
        (f"log\n1\n{ROOT[:-1]}\n", "base64"),
        ("log\n1\nAAAA\n", "32 bytes"),
        (f"log\n1\n{ROOT}\n\n", "empty"),
        (f"log\n1\n{ROOT}\nb\rc\n", "control"),
    ],
)
def test_what_is_no_checkpoint_is_told(text: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        parse_checkpoint(text)


def test_a_log_signs_and_its_key_opens() -> None:
    tree, signed = grown(b"one", b"two")
    found, cosignatures = open_checkpoint(signed, LOG.verifier)
    assert (found.size, found.root, cosignatures) == (2, tree.root(), ())


def test_a_log_signs_no_others_checkpoint() -> None:
    with pytest.raises(InputError, match="does not sign for the log"):
        sign_checkpoint(Checkpoint("other.example", 0, EMPTY_ROOT), LOG)
    forged = sign_note(Checkpoint("other.example", 0, EMPTY_ROOT).text(), [LOG.sign]).dump()
    with pytest.raises(IntegrityError, match=r"is of the log other\.example"):
        open_checkpoint(forged, LOG.verifier)


def test_a_witness_alone_is_not_enough() -> None:
    text = Checkpoint(LOG.name, 0, EMPTY_ROOT).text()
    with pytest.raises(IntegrityError, match="the log did not sign"):
        open_checkpoint(sign_note(text, [WITNESS.sign]).dump(), LOG.verifier, [WITNESS.verifier])


def test_a_witness_follows_a_log_that_grows() -> None:
    _, first = grown(b"one")
    note = WITNESS.cosign(first, LOG.verifier, None, [])
    seen, cosignatures = open_checkpoint(note.dump(), LOG.verifier, [WITNESS.verifier])
    assert [one.name for one in cosignatures] == [WITNESS.name]
    assert int.from_bytes(cosignatures[0].value[:8], "big") == 1_790_000_000
    tree, second = grown(b"one", b"two", b"three")
    later = WITNESS.cosign(second, LOG.verifier, seen, tree.consistency_proof(1))
    assert open_checkpoint(later.dump(), LOG.verifier, [WITNESS.verifier])[0].size == 3


def test_two_who_collude_on_one_server_are_found_by_a_witness() -> None:
    _, told = grown(b"one", b"two")
    seen, _ = open_checkpoint(told, LOG.verifier)
    rewritten, signed = grown(b"one", b"another", b"three")
    with pytest.raises(IntegrityError, match=r"another (older|newer) root"):
        WITNESS.cosign(signed, LOG.verifier, seen, rewritten.consistency_proof(2))
    _, same_size = grown(b"one", b"another")
    with pytest.raises(IntegrityError, match="different roots"):
        WITNESS.cosign(same_size, LOG.verifier, seen, [])
    _, shorter = grown(b"one")
    with pytest.raises(InputError, match="has no proof for an older one"):
        WITNESS.cosign(shorter, LOG.verifier, seen, [])


def test_a_witness_begins_with_an_empty_log() -> None:
    _, empty = grown()
    seen, _ = open_checkpoint(empty, LOG.verifier)
    _, signed = grown(b"one")
    assert WITNESS.cosign(signed, LOG.verifier, seen, []).signatures[-1].name == WITNESS.name


def test_a_changed_time_of_a_witness_is_refused() -> None:
    _, signed = grown(b"one")
    note = WITNESS.cosign(signed, LOG.verifier, None, [])
    line = note.signatures[-1]
    value = (1_790_000_001).to_bytes(8, "big") + line.value[8:]
    bad = sign_note(note.text, [], [note.signatures[0], type(line)(line.name, line.key_id, value)])
    with pytest.raises(IntegrityError, match=r"signature of witness\.example"):
        open_checkpoint(bad.dump(), LOG.verifier, [WITNESS.verifier])
