import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.registers import filled

from majlis import register
from majlis.adapters.records.handle import Records
from majlis.adapters.records.register import nodes
from majlis.kernel.errors import IntegrityError
from majlis.register.tree import consistency_nodes, inclusion_nodes, root_nodes


def test_what_grows_is_what_a_tree_in_memory_has() -> None:
    tree = register.Tree()
    known: dict[tuple[int, int], bytes] = {}
    for size, count in ((0, 1), (1, 3), (4, 7), (11, 1), (12, 20)):
        leaves = [register.leaf_hash(bytes([size + n])) for n in range(count)]
        edge = {node: known[node] for node in root_nodes(size)}
        made = nodes.grown(size, edge, leaves)
        known |= made
        for leaf in leaves:
            tree.append_hash(leaf)
        assert all(tree.node(node) == value for node, value in made.items())
        assert nodes.fold_nodes(known, size + count) == tree.root()
    assert len(known) == 2 * 32 - 1
    assert nodes.fold_nodes({}, 0) == register.EMPTY_ROOT


def test_roots_and_proofs_come_from_the_tables(both: Records) -> None:
    from majlis.adapters.records.models import RegisterEntry

    log = filled(both, 22)
    tree = register.Tree()
    rows = RegisterEntry.everything.filter(log=log.pk).order_by("index")
    tree.extend(bytes(leaf) for leaf in rows.values_list("leaf", flat=True))
    assert nodes.root_of(log.pk, 0) == register.EMPTY_ROOT
    for size in range(1, 23):
        assert nodes.root_of(log.pk, size) == tree.root(size)
        assert list(nodes.proof(log.pk, inclusion_nodes(size - 1, 22))) == tree.inclusion_proof(size - 1, 22)
        assert list(nodes.proof(log.pk, consistency_nodes(size, 22))) == tree.consistency_proof(size, 22)


def test_a_proof_is_one_question(both: Records) -> None:
    log = filled(both, 22)
    with CaptureQueriesContext(connection) as asked:
        nodes.proof(log.pk, inclusion_nodes(5, 22))
    assert len(asked) == 1


def test_what_is_missing_is_told(records: Records) -> None:
    log = filled(records, 4)
    with pytest.raises(IntegrityError, match="entry 9 of the register is missing"):
        nodes.hashes(log.pk, [(0, 1), (0, 9)])
    with pytest.raises(IntegrityError, match="node 5 of level 3 of the register is missing"):
        nodes.hashes(log.pk, [(3, 5)])
