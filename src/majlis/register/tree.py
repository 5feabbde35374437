"""Merkle trees of a transparency log (RFC 9162, section 2.1): hashes, proofs, and their verification.

Leaves are bytes; hashes are 32 bytes of SHA-256. A tree of `size` leaves is kept as its complete subtrees: the node
(`level`, `position`) is the hash of the leaves from ``position << level`` to ``(position + 1) << level``. An append
adds two nodes on average, and each proof is put together from at most ``2 * log2(size)`` of them.
"""

import hashlib
import hmac
from collections.abc import Callable, Iterable, Iterator, Sequence

from majlis.kernel.errors import InputError, IntegrityError

__all__ = [
    "EMPTY_ROOT",
    "HASH_BYTES",
    "Node",
    "Tree",
    "consistency_nodes",
    "consistency_proof",
    "inclusion_nodes",
    "inclusion_proof",
    "leaf_hash",
    "node_hash",
    "root_hash",
    "root_nodes",
    "verify_consistency",
    "verify_inclusion",
]

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()
"""Root of the tree without leaves."""
Node = tuple[int, int]
"""Level and position of a complete subtree."""
_sha256 = hashlib.sha256


def leaf_hash(leaf: bytes) -> bytes:
    """Return the hash of a leaf: ``SHA-256(0x00 || leaf)`` (RFC 9162, section 2.1.1).

    Examples
    --------
    >>> leaf_hash(b"").hex()
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'
    """
    return _sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of two subtrees: ``SHA-256(0x01 || left || right)`` (RFC 9162, section 2.1.1)."""
    return _sha256(b"\x01" + left + right).digest()


def root_hash(leaves: Iterable[bytes]) -> bytes:
    """Return the root of the tree with these leaves (RFC 9162, section 2.1.1).

    Examples
    --------
    >>> root_hash([]).hex()
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    """
    tree = Tree()
    tree.extend(leaves)
    return tree.root()


def inclusion_proof(leaves: Iterable[bytes], index: int) -> list[bytes]:
    """Return the proof that the leaf at an index, counted from 0, is in the tree (RFC 9162, section 2.1.3.1).

    Raises
    ------
    InputError
        If there is no such leaf.
    """
    tree = Tree()
    tree.extend(leaves)
    return tree.inclusion_proof(index)


def consistency_proof(leaves: Iterable[bytes], old_size: int) -> list[bytes]:
    """Return the proof that the tree begins with the tree of its first leaves (RFC 9162, section 2.1.4.1).

    Raises
    ------
    InputError
        If the older tree has no leaves, or more than this.
    """
    tree = Tree()
    tree.extend(leaves)
    return tree.consistency_proof(old_size)


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Verify that a leaf is in a tree (RFC 9162, section 2.1.3.2).

    Parameters
    ----------
    leaf : bytes
        The hash of the leaf, 32 bytes: ``leaf_hash(entry)``.
    index, size : int
        Where the leaf stands, counted from 0, and how many leaves the tree has.
    proof : sequence of bytes
        Hashes from the leaf's sibling up to the root's child.
    root : bytes
        Root of the tree, 32 bytes.

    Raises
    ------
    InputError
        If a hash has another length than 32 bytes, or a number is out of its range.
    IntegrityError
        If the proof does not lead from the leaf to the root.
    """
    _demand_hashes(leaf, root, *proof)
    if not 0 <= index < size:
        raise _out_of_range(f"there is no leaf {index} in a tree of {size} leaves")
    found = leaf
    for on_the_left, one in _way_up(index, size - 1, proof):
        found = node_hash(one, found) if on_the_left else node_hash(found, one)
    if not hmac.compare_digest(found, root):
        raise _no_proof("the proof leads to another root")


def verify_consistency(old_size: int, size: int, proof: Sequence[bytes], old_root: bytes, root: bytes) -> None:
    """Verify that a tree begins with an older one: nothing was changed, taken out or put between (section 2.1.4.2).

    Parameters
    ----------
    old_size, size : int
        Leaves of the older and of the newer tree. An older tree without leaves proves nothing and is refused.
    proof : sequence of bytes
        Empty where both have the same size.
    old_root, root : bytes
        Their roots, 32 bytes each.

    Raises
    ------
    InputError
        If a hash has another length than 32 bytes, or a size is out of its range.
    IntegrityError
        If the proof does not lead from the older root to the newer one.
    """
    _demand_hashes(old_root, root, *proof)
    if not 0 < old_size <= size:
        raise _out_of_range(f"a tree of {size} leaves has no proof for an older one of {old_size}")
    if old_size == size:
        if proof:
            raise _no_proof("the proof is too long: both trees have the same size")
        if not hmac.compare_digest(old_root, root):
            raise _no_proof("two trees of the same size have different roots")
        return
    _walk(old_size, size, list(proof), old_root, root)


def _walk(old_size: int, size: int, path: list[bytes], old_root: bytes, root: bytes) -> None:
    """Go up from the last complete subtree of the older tree, and compute both roots on the way."""
    position, last = old_size - 1, size - 1
    while position & 1:
        position, last = position >> 1, last >> 1
    if position == 0:  # the older tree is one complete subtree: its root is the beginning
        path.insert(0, old_root)
    if not path:
        raise _no_proof("the proof is too short")
    old = new = path[0]
    for on_the_left, one in _way_up(position, last, path[1:]):
        if on_the_left:
            old, new = node_hash(one, old), node_hash(one, new)
        else:
            new = node_hash(new, one)
    if not hmac.compare_digest(old, old_root):
        raise _no_proof("the proof leads to another older root")
    if not hmac.compare_digest(new, root):
        raise _no_proof("the proof leads to another newer root")


def _way_up(position: int, last: int, path: Sequence[bytes]) -> Iterator[tuple[bool, bytes]]:
    """Yield each hash of a way up to the root, and whether it stands on the left.

    Parameters
    ----------
    position, last : int
        Where the way begins among the nodes of its level, and the last of them: `fn` and `sn` of the RFC.
    path : sequence of bytes

    Raises
    ------
    IntegrityError
        If the way is longer or shorter than the tree is high.
    """
    for one in path:
        if last == 0:
            raise _no_proof("the proof is too long")
        on_the_left = bool(position & 1) or position == last
        while on_the_left and position and not position & 1:
            position, last = position >> 1, last >> 1
        yield on_the_left, one
        position, last = position >> 1, last >> 1
    if last:
        raise _no_proof("the proof is too short")


def root_nodes(size: int) -> tuple[Node, ...]:
    """Return the complete subtrees that make up a tree, from the left; their fold from the right is the root."""
    return tuple(_complete(0, size))


def inclusion_nodes(index: int, size: int) -> list[tuple[Node, ...]]:
    """Return for each hash of an inclusion proof the complete subtrees of which it is folded.

    Raises
    ------
    InputError
        If there is no such leaf.
    """
    if not 0 <= index < size:
        raise _out_of_range(f"there is no leaf {index} in a tree of {size} leaves")
    return [tuple(_complete(low, high)) for low, high in _path(index, size)]


def consistency_nodes(old_size: int, size: int) -> list[tuple[Node, ...]]:
    """Return for each hash of a consistency proof the complete subtrees of which it is folded.

    Raises
    ------
    InputError
        If the older tree has no leaves, or more than the newer.
    """
    if not 0 < old_size <= size:
        raise _out_of_range(f"a tree of {size} leaves has no proof for an older one of {old_size}")
    return [tuple(_complete(low, high)) for low, high in _subproof(old_size, size)]


def _path(index: int, size: int) -> list[tuple[int, int]]:
    """Return the ranges of leaves beside the way from a leaf to the root, from the leaf up."""
    low, high, ranges = 0, size, []
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            ranges.append((middle, high))
            high = middle
        else:
            ranges.append((low, middle))
            low = middle
    return ranges[::-1]


def _subproof(old_size: int, size: int) -> list[tuple[int, int]]:
    """Return the ranges of leaves of a consistency proof, in its order."""
    low, high, ranges, begins = 0, size, [], True
    while old_size != high:
        middle = low + _split(high - low)
        if old_size <= middle:
            ranges.append((middle, high))
            high = middle
        else:
            ranges.append((low, middle))
            low, begins = middle, False
    if not begins:
        ranges.append((low, high))
    return ranges[::-1]


def _split(width: int) -> int:
    """Return the largest power of two below a width."""
    return 1 << ((width - 1).bit_length() - 1)


def _complete(low: int, high: int) -> Iterator[Node]:
    """Yield the complete subtrees of a range of leaves that begins where a subtree of its width may begin."""
    while low < high:
        level = (high - low).bit_length() - 1
        yield level, low >> level
        low += 1 << level


class Tree:
    """A tree that grows: all its complete subtrees, in memory.

    An append costs two hashes on average; a root or a proof ``log2(size)``.
    """

    def __init__(self) -> None:
        self._levels: list[list[bytes]] = [[]]

    def __len__(self) -> int:
        """Return how many leaves it has."""
        return len(self._levels[0])

    def append(self, leaf: bytes) -> int:
        """Append a leaf and return its index."""
        return self.append_hash(leaf_hash(leaf))

    def append_hash(self, leaf: bytes) -> int:
        """Append a leaf of which the hash is known, and return its index."""
        levels = self._levels
        levels[0].append(leaf)
        index = len(levels[0]) - 1
        level, position, found = 0, index, leaf
        while position & 1:
            found = _sha256(b"\x01" + levels[level][-2] + found).digest()
            level, position = level + 1, position >> 1
            if level == len(levels):
                levels.append([])
            levels[level].append(found)
        return index

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Append leaves in their order."""
        for leaf in leaves:
            self.append(leaf)

    def node(self, node: Node) -> bytes:
        """Return the hash of a complete subtree."""
        level, position = node
        return self._levels[level][position]

    def root(self, size: int | None = None) -> bytes:
        """Return the root of the tree, or of the tree of its first leaves.

        Raises
        ------
        InputError
            If it has fewer leaves.
        """
        wanted = self._size(size)
        return fold([self.node(one) for one in root_nodes(wanted)]) if wanted else EMPTY_ROOT

    def inclusion_proof(self, index: int, size: int | None = None) -> list[bytes]:
        """Return the proof that a leaf is in the tree, or in the tree of its first leaves.

        Raises
        ------
        InputError
            If there is no such leaf, or the tree has fewer leaves.
        """
        return proof_of(inclusion_nodes(index, self._size(size)), self.node)

    def consistency_proof(self, old_size: int, size: int | None = None) -> list[bytes]:
        """Return the proof that the tree, or the tree of its first leaves, begins with an older one.

        Raises
        ------
        InputError
            If the older tree has no leaves, or more than the newer; or the tree has fewer leaves.
        """
        return proof_of(consistency_nodes(old_size, self._size(size)), self.node)

    def _size(self, size: int | None) -> int:
        if size is not None and not 0 <= size <= len(self):
            raise _out_of_range(f"the tree has {len(self)} leaves, not {size}")
        return len(self) if size is None else size


def proof_of(parts: Iterable[Sequence[Node]], hash_of: Callable[[Node], bytes]) -> list[bytes]:
    """Return a proof from its parts, as :func:`inclusion_nodes` and :func:`consistency_nodes` name them.

    Parameters
    ----------
    parts : iterable of sequence of Node
    hash_of : callable
        Returns the hash of a complete subtree.
    """
    return [fold([hash_of(node) for node in part]) for part in parts]


def fold(hashes: Sequence[bytes]) -> bytes:
    """Return the hash over neighbouring complete subtrees, the widest first: folded from the right."""
    found = hashes[-1]
    for left in reversed(hashes[:-1]):
        found = node_hash(left, found)
    return found


def _demand_hashes(*hashes: bytes) -> None:
    for one in hashes:
        if len(one) != HASH_BYTES:
            raise InputError(
                f"a hash of {len(one)} bytes, not {HASH_BYTES}", why="the register hashes with SHA-256",
                mend="ask for the proof again", code="register.hash",
            )  # fmt: skip


def _out_of_range(what: str) -> InputError:
    return InputError(what, mend="ask for sizes and indices that the tree has", code="register.range")


def _no_proof(what: str) -> IntegrityError:
    return IntegrityError(
        what,
        where="proof",
        why="what it speaks of is not in this tree, or somebody changed the entry, the proof or the root",
        mend="ask for the proof again; if it fails again, tell who runs the register and its witness",
        code="register.proof",
    )
