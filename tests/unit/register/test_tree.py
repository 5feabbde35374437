"""Trees agree with the RFC's own recursion for every size to 70, and no changed bit is believed."""

import hashlib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from majlis.kernel.errors import InputError, IntegrityError, MajlisError
from majlis.register import tree as trees
from majlis.register.tree import Tree, leaf_hash, node_hash, verify_consistency, verify_inclusion

MOST = 70
ENTRIES = [index.to_bytes(2, "big") for index in range(MOST)]
WHOLE = Tree()
WHOLE.extend(ENTRIES)


def root(entries: Sequence[bytes]) -> bytes:
    """MTH as RFC 9162, section 2.1.1, defines it."""
    if not entries:
        return hashlib.sha256().digest()
    if len(entries) == 1:
        return hashlib.sha256(b"\x00" + entries[0]).digest()
    half = split(len(entries))
    return hashlib.sha256(b"\x01" + root(entries[:half]) + root(entries[half:])).digest()


def split(size: int) -> int:
    half = 1
    while half * 2 < size:
        half *= 2
    return half


def path(index: int, entries: Sequence[bytes]) -> list[bytes]:
    """PATH as section 2.1.3.1 defines it."""
    if len(entries) == 1:
        return []
    half = split(len(entries))
    if index < half:
        return [*path(index, entries[:half]), root(entries[half:])]
    return [*path(index - half, entries[half:]), root(entries[:half])]


def subproof(old: int, entries: Sequence[bytes], *, whole: bool) -> list[bytes]:
    """SUBPROOF as section 2.1.4.1 defines it."""
    if old == len(entries):
        return [] if whole else [root(entries)]
    half = split(len(entries))
    if old <= half:
        return [*subproof(old, entries[:half], whole=whole), root(entries[half:])]
    return [*subproof(old - half, entries[half:], whole=False), root(entries[:half])]


def test_published_hashes() -> None:
    # RFC 6962's test data as every implementation publishes them: the empty tree, and eight leaves.
    leaves = [bytes.fromhex(text) for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")]
    leaves.append(bytes.fromhex("606162636465666768696a6b6c6d6e6f"))
    assert trees.root_hash([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert leaf_hash(b"").hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert trees.root_hash(leaves[:2]).hex() == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
    assert trees.root_hash(leaves).hex() == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


@pytest.mark.parametrize("size", range(1, MOST + 1))
def test_every_proof_of_every_size_is_the_rfcs_and_holds(size: int) -> None:
    entries = ENTRIES[:size]
    top = root(entries)
    assert WHOLE.root(size) == top
    for index in range(size):
        proof = WHOLE.inclusion_proof(index, size)
        assert proof == path(index, entries)
        verify_inclusion(leaf_hash(entries[index]), index, size, proof, top)
    for old in range(1, size + 1):
        proof = WHOLE.consistency_proof(old, size)
        assert proof == subproof(old, entries, whole=True)
        verify_consistency(old, size, proof, root(entries[:old]), top)


def flipped(data: bytes) -> list[bytes]:
    return [
        data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :]
        for place in range(len(data))
        for bit in range(8)
    ]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 11])
def test_no_changed_bit_is_believed(size: int) -> None:
    top, index = WHOLE.root(size), size // 2
    leaf, proof = leaf_hash(ENTRIES[index]), WHOLE.inclusion_proof(index, size)
    for bad in flipped(leaf):
        with pytest.raises(IntegrityError):
            verify_inclusion(bad, index, size, proof, top)
    for bad in flipped(top):
        with pytest.raises(IntegrityError):
            verify_inclusion(leaf, index, size, proof, bad)
    for place, one in enumerate(proof):
        for bad in flipped(one):
            with pytest.raises(IntegrityError):
                verify_inclusion(leaf, index, size, [*proof[:place], bad, *proof[place + 1 :]], top)


@pytest.mark.parametrize(("old", "size"), [(1, 1), (1, 2), (2, 3), (3, 7), (4, 7), (6, 8), (7, 11)])
def test_no_changed_bit_of_a_history_is_believed(old: int, size: int) -> None:
    before, top, proof = WHOLE.root(old), WHOLE.root(size), WHOLE.consistency_proof(old, size)
    for bad in flipped(before):
        with pytest.raises(IntegrityError):
            verify_consistency(old, size, proof, bad, top)
    for bad in flipped(top):
        with pytest.raises(IntegrityError):
            verify_consistency(old, size, proof, before, bad)
    for place, one in enumerate(proof):
        for bad in flipped(one):
            with pytest.raises(IntegrityError):
                verify_consistency(old, size, [*proof[:place], bad, *proof[place + 1 :]], before, top)


@given(st.integers(1, MOST), st.data())
def test_a_proof_holds_only_for_its_leaf_and_size(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    other, wrong = data.draw(st.integers(0, MOST - 1)), data.draw(st.integers(1, MOST))
    proof = WHOLE.inclusion_proof(index, size)
    claimed = (other, wrong)
    if claimed == (index, size):
        return verify_inclusion(leaf_hash(ENTRIES[index]), index, size, proof, WHOLE.root(size))
    believed = True
    try:
        verify_inclusion(leaf_hash(ENTRIES[index]), other, wrong, proof, WHOLE.root(size))
    except MajlisError:
        believed = False
    # The same way through two trees of different sizes proves the same: where no right edge is touched.
    assert not believed or (other == index and len(path(index, ENTRIES[:wrong])) == len(proof))
    return None


@pytest.mark.parametrize(
    ("index", "size", "change"),
    [(3, 7, -1), (3, 7, 1), (0, 1, 1), (6, 7, -1), (6, 7, 1)],
)
def test_a_proof_of_another_length_is_refused(index: int, size: int, change: int) -> None:
    proof = WHOLE.inclusion_proof(index, size)
    wrong = [*proof, proof[0] if proof else WHOLE.root(1)] if change > 0 else proof[:-1]
    with pytest.raises(IntegrityError, match="too long" if change > 0 else "too short"):
        verify_inclusion(leaf_hash(ENTRIES[index]), index, size, wrong, WHOLE.root(size))


def test_a_history_of_another_length_is_refused() -> None:
    proof = WHOLE.consistency_proof(3, 7)
    roots = WHOLE.root(3), WHOLE.root(7)
    with pytest.raises(IntegrityError, match="too short"):
        verify_consistency(3, 7, proof[:-1], *roots)
    with pytest.raises(IntegrityError, match="too long"):
        verify_consistency(3, 7, [*proof, proof[0]], *roots)
    with pytest.raises(IntegrityError, match="too short"):
        verify_consistency(3, 7, [], *roots)
    with pytest.raises(IntegrityError, match="too long"):
        verify_consistency(7, 7, proof, roots[1], roots[1])
    with pytest.raises(IntegrityError, match="different roots"):
        verify_consistency(7, 7, [], *roots)


def test_another_history_is_refused() -> None:
    other = Tree()
    other.extend([*ENTRIES[:2], b"rewritten", *ENTRIES[3:7]])
    with pytest.raises(IntegrityError, match="older root"):
        verify_consistency(3, 7, other.consistency_proof(3), WHOLE.root(3), other.root())
    with pytest.raises(IntegrityError, match="newer root"):
        verify_consistency(3, 7, WHOLE.consistency_proof(3, 7), WHOLE.root(3), other.root())


@pytest.mark.parametrize(("old", "size"), [(0, 0), (0, 5), (6, 5), (-1, 5)])
def test_sizes_without_a_history_are_refused(old: int, size: int) -> None:
    with pytest.raises(InputError, match="has no proof for an older one"):
        verify_consistency(old, size, [], WHOLE.root(1), WHOLE.root(1))
    with pytest.raises(InputError, match="has no proof for an older one"):
        WHOLE.consistency_proof(old, size)


@pytest.mark.parametrize(("index", "size"), [(0, 0), (5, 5), (-1, 5), (2**63, 5)])
def test_leaves_that_are_not_there_are_refused(index: int, size: int) -> None:
    with pytest.raises(InputError, match="there is no leaf"):
        verify_inclusion(WHOLE.root(1), index, size, [], WHOLE.root(1))
    with pytest.raises(InputError, match="there is no leaf"):
        WHOLE.inclusion_proof(index, size)


def test_what_is_no_hash_is_refused() -> None:
    top = WHOLE.root(2)
    for leaf, proof, head in ((b"", [top], top), (top, [b"short"], top), (top, [top], top + b"\x00")):
        with pytest.raises(InputError, match="not 32"):
            verify_inclusion(leaf, 0, 2, proof, head)
        with pytest.raises(InputError, match="not 32"):
            verify_consistency(1, 2, proof, leaf, head)


def test_more_leaves_than_there_are_have_no_root() -> None:
    with pytest.raises(InputError, match="has 70 leaves, not 71"):
        WHOLE.root(71)


def test_large_trees_need_no_large_numbers_of_hashes() -> None:
    size = 2**63 - 1
    assert max(len(part) for part in trees.inclusion_nodes(0, size)) <= 63
    assert len(trees.inclusion_nodes(size - 1, size)) <= 63
    assert sum(1 << level for level, _ in trees.root_nodes(size)) == size
    assert len(trees.consistency_nodes(2**62 + 1, size)) <= 64


def test_the_whole_functions_say_the_same_as_the_tree() -> None:
    entries = ENTRIES[:13]
    assert trees.inclusion_proof(entries, 4) == WHOLE.inclusion_proof(4, 13)
    assert trees.consistency_proof(entries, 5) == WHOLE.consistency_proof(5, 13)
    assert node_hash(WHOLE.node((2, 0)), WHOLE.node((2, 1))) == WHOLE.root(8)
