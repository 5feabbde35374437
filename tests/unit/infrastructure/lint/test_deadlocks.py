"""What can never come up again, against a plain fixpoint; and what no one depends on."""

from dataclasses import replace
from pathlib import Path

import networkx as nx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from majlis.infrastructure import Nation, build_network, read
from majlis.infrastructure.lint.deadlocks import deadlocks, never_up, orphans
from majlis.infrastructure.nation import Basis, Need, Requirement, Supplier
from majlis.kernel.marking import Marking

NATION = read(Path(__file__).parents[3] / "golden" / "dossier-small")
NEEDS = (Need.RUN, Need.START, Need.BOTH)


def nation_of(
    count: int, needs: list[tuple[int, list[int], int, Need]], black: set[int], manual: set[int] | None = None
) -> Nation:
    """Make a nation of bare assets: needs are (node, suppliers, k, when)."""
    by_hand = manual or set()
    assets = tuple(
        replace(NATION.assets[0], id=f"a:{n}", black_start=n in black, manual_start_h=3.0 if n in by_hand else None)
        for n in range(count)
    )
    groups = tuple(
        Requirement(f"a:{node}", f"g{place}", k, 0.0, None, need, 1.0, Basis.DECLARED, "synthetic", Marking())
        for place, (node, _, k, need) in enumerate(needs)
    )
    links = tuple(
        Supplier(f"a:{node}", f"g{place}", f"a:{supplier}", Marking())
        for place, (node, suppliers, _, _) in enumerate(needs)
        for supplier in suppliers
    )
    return replace(NATION, assets=assets, demands=(), requirements=groups, suppliers=links, lines={})


def told(nation: Nation) -> list[str]:
    return [finding.fault.what for finding in deadlocks(nation, build_network(nation))]


def test_two_that_start_each_other() -> None:
    needs = [(0, [1], 1, Need.START), (1, [0], 1, Need.START)]
    assert told(nation_of(2, needs, set()))[0].startswith("a:0, a:1 wait for each other")
    assert not told(nation_of(2, needs, {1}))
    assert not told(nation_of(2, needs, set(), {0}))


def test_black_start_does_not_help_against_a_need_to_run() -> None:
    needs = [(0, [1], 1, Need.RUN), (1, [0], 1, Need.BOTH)]
    assert len(told(nation_of(2, needs, {0, 1}))) == 1


def test_only_the_cycle_is_named_and_those_that_wait_are_counted() -> None:
    needs = [(n, [(n + 1) % 7], 1, Need.START) for n in range(7)]
    needs += [(7, [0], 1, Need.RUN), (8, [7], 1, Need.RUN)]
    nation = nation_of(9, needs, set())
    (found,) = deadlocks(nation, build_network(nation))
    assert found.fault.what.startswith("a:0, a:1, a:2, a:3, a:4 and 2 more wait")
    assert "2 others wait" in found.fault.why


def test_a_way_around_the_cycle_is_enough() -> None:
    needs = [(0, [1, 2], 1, Need.START), (1, [0], 1, Need.START)]
    assert not told(nation_of(3, needs, set()))


def test_many_cycles_are_summed_up() -> None:
    needs = [(n, [n ^ 1], 1, Need.START) for n in range(50)]
    found = told(nation_of(50, needs, set()))
    assert len(found) == 21
    assert found[-1].startswith("5 more cycles")


def test_an_impossible_group_is_no_deadlock() -> None:
    assert not told(nation_of(2, [(0, [1], 2, Need.RUN)], set()))


@st.composite
def nations(draw: st.DrawFn) -> tuple[Nation, int, list[tuple[int, list[int], int, Need]], set[int]]:
    count = draw(st.integers(1, 8))
    some = st.lists(st.integers(0, count - 1), min_size=1, max_size=3, unique=True)
    group = st.tuples(st.integers(0, count - 1), some, st.integers(1, 2), st.sampled_from(NEEDS))
    needs = [(n, s, min(k, len(s)), need) for n, s, k, need in draw(st.lists(group, max_size=14))]
    black = draw(st.sets(st.integers(0, count - 1), max_size=2))
    return nation_of(count, needs, black), count, needs, black


@given(nations())
def test_against_a_plain_fixpoint(case: tuple[Nation, int, list[tuple[int, list[int], int, Need]], set[int]]) -> None:
    nation, count, needs, black = case
    up: set[int] = set()
    for _ in range(count + 1):
        up = {
            node
            for node in range(count)
            if all(
                len(up & set(suppliers)) >= k
                for owner, suppliers, k, need in needs
                if owner == node and (need is not Need.START or node not in black)
            )
        }
    network = build_network(nation)
    down, _ = never_up(network)
    assert {int(network.ids[v][2:]) for v in np.flatnonzero(~down)} == up
    # Every node that never comes up waits, in the end, for a cycle: so there is a finding exactly where there is one.
    assert bool(told(nation)) == (len(up) < count)
    graph = nx.DiGraph(
        (owner, s) for owner, suppliers, _, _ in needs if owner not in up for s in suppliers if s not in up
    )
    assert len(told(nation)) <= sum(
        len(c) > 1 or graph.has_edge(*(list(c) * 2)) for c in nx.strongly_connected_components(graph)
    )


def test_orphans() -> None:
    network = build_network(NATION)
    assert not list(orphans(NATION, network))
    cut = tuple(link for link in NATION.suppliers if link.node not in ("water:zone-w", "health:zone-w"))
    nation = replace(NATION, suppliers=cut)
    assert [finding.fault.what for finding in orphans(nation, build_network(nation))] == [
        "hospital:west-01 supplies nobody",
        "waterworks:west-01 supplies assets, but none that serves people",
    ]
