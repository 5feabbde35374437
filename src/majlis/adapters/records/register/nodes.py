"""Complete subtrees in the tables: a root or a proof is one query, an append adds few rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db import connection

from majlis.adapters.records.models import RegisterEntry, RegisterNode
from majlis.kernel.errors import IntegrityError
from majlis.register import EMPTY_ROOT, node_hash
from majlis.register.tree import Node, fold, proof_of, root_nodes

# Written by hand: Django needs five times as long to write such a question as the database to answer it.
_LEAVES = f'SELECT 0, "index", hash FROM {RegisterEntry._meta.db_table} WHERE log_id = %s AND "index" IN ({{}})'  # noqa: SLF001
_NODES = (
    f"SELECT level, position, hash FROM {RegisterNode._meta.db_table} "  # noqa: SLF001 - Django's documented way
    "WHERE log_id = %s AND level = %s AND position IN ({})"
)


def hashes(log: int, wanted: Iterable[Node]) -> dict[Node, bytes]:
    """Return the hashes of complete subtrees, by one query.

    Parameters
    ----------
    log : int
        Key of the log's row.
    wanted : iterable of Node

    Raises
    ------
    IntegrityError
        If one is missing.
    """
    levels: dict[int, list[int]] = defaultdict(list)
    for level, position in sorted(set(wanted)):
        levels[level].append(position)
    questions, values = [], []
    for level, positions in levels.items():
        question, labels = (_LEAVES, ()) if level == 0 else (_NODES, (level,))
        questions.append(question.format(", ".join(["%s"] * len(positions))))
        values += [log, *labels, *positions]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(questions), values)
        found = {(level, position): bytes(value) for level, position, value in cursor.fetchall()}
    for level, positions in levels.items():
        for position in positions:
            if (level, position) not in found:
                raise gone((level, position))
    return found


def gone(node: Node) -> IntegrityError:
    """Return that a subtree is not in the tables."""
    level, position = node
    what = f"entry {position}" if level == 0 else f"the node {position} of level {level}"
    return IntegrityError(
        f"{what} of the register is missing",
        where="the register's tables",
        why="somebody removed it, or the disk lost it",
        mend="majlis register verify tells what else is wrong; then restore a backup",
        code="register.gone",
    )


def root_of(log: int, size: int) -> bytes:
    """Return the root over the first entries of a log, from its subtrees."""
    return fold_nodes(hashes(log, root_nodes(size)), size) if size else EMPTY_ROOT


def fold_nodes(found: Mapping[Node, bytes], size: int) -> bytes:
    """Return the root over the first entries, from the subtrees that make it up."""
    return fold([found[one] for one in root_nodes(size)]) if size else EMPTY_ROOT


def proof(log: int, parts: Sequence[Sequence[Node]]) -> tuple[bytes, ...]:
    """Return a proof from its parts, as :mod:`majlis.register.tree` names them, by one query."""
    found = hashes(log, (node for part in parts for node in part)) if parts else {}
    return tuple(proof_of(parts, found.__getitem__))


def grown(size: int, edge: Mapping[Node, bytes], leaves: Sequence[bytes]) -> dict[Node, bytes]:
    """Return every complete subtree that appears when leaves are appended, the leaves themselves included.

    Parameters
    ----------
    size : int
        Leaves before.
    edge : mapping of Node to bytes
        The subtrees that make up the tree before, as ``root_nodes(size)`` names them.
    leaves : sequence of bytes
        Hashes of the new leaves.
    """
    made: dict[Node, bytes] = {}
    for position, leaf in enumerate(leaves, size):
        node, found = (0, position), leaf
        made[node] = found
        while node[1] & 1:
            left = (node[0], node[1] - 1)
            found = node_hash(made[left] if left in made else edge[left], found)
            node = (node[0] + 1, node[1] >> 1)
            made[node] = found
    return made
