"""The proof tree: which group fell, when its buffer ended, back to the hits; cycles end."""

from pathlib import Path

import numpy as np
import pytest

from majlis import infrastructure
from majlis.infrastructure.abstract import Groups, abstract_network
from majlis.infrastructure.cascade import Outage, follow
from majlis.infrastructure.proof.explain import MOST_CAUSES, explain
from majlis.infrastructure.proof.tree import Cause
from majlis.kernel.errors import NotFoundError

GOLDEN = Path(__file__).parents[3] / "golden" / "dossier-small"


@pytest.fixture(scope="module")
def outage() -> Outage:
    """The west grid is out for 30 hours; its buffers downstream are 8 and 12 hours (see test_cascade)."""
    return infrastructure.read(GOLDEN).cascade(attack={"grid:west-01": (0.0, 30.0)})


def test_chain_to_the_hit(outage: Outage) -> None:
    (cause,) = explain(outage, "water:zone-w").outages
    assert (cause.from_h, cause.until_h, cause.struck) == (12.0, 34.0, ())
    (fallen,) = cause.fallen
    assert (fallen.group, fallen.k, fallen.listed, fallen.working, fallen.bridged_h) == ("water", 1, 1, 0, 0.0)
    (works,) = fallen.suppliers
    (power,) = works.fallen
    assert (power.group, power.lacking_h, power.buffer_h, power.bridged_h, power.exhausted_h) == (
        "power", 0.0, 12.0, 12.0, 12.0,
    )  # fmt: skip
    (grid,) = power.suppliers
    assert (grid.node, grid.from_h, grid.until_h, grid.fallen) == ("grid:west-01", 0.0, 31.0, ())
    assert [(struck.from_h, struck.until_h) for struck in grid.struck] == [(0.0, 30.0)]


def test_plain_english(outage: Outage) -> None:
    assert str(outage.explain("water:zone-w")).splitlines() == [
        "water:zone-w is dark from hour 12 to hour 34 (22 h).",
        "  Its requirement 'water' needs 1 of 1; none worked from hour 12.",
        "    waterworks:west-01 was down from hour 12 to hour 33.",
        (
            "      Its requirement 'power' needs 1 of 1; none worked. Too few since hour 0; "
            "the buffer bridged 12 h and ended at hour 12."
        ),
        "        grid:west-01 was down from hour 0 to hour 31.",
        "          It was attacked at hour 0; the repair lasts until hour 30.",
        "  water:zone-w came back at hour 34: 'water' was met again at hour 33, restart takes 1 h.",
        "    waterworks:west-01 came back at hour 33: 'power' was met again at hour 31, restart takes 2 h.",
        "      grid:west-01 came back at hour 31: its repair was done at hour 30, restart takes 1 h.",
    ]


def test_never_dark(outage: Outage) -> None:
    proof = outage.explain("hospital:west-01")
    assert proof.outages == ()
    assert str(proof) == "hospital:west-01 is never dark in the 336 hours that are followed."


def test_unknown(outage: Outage) -> None:
    with pytest.raises(NotFoundError, match="did you mean"):
        outage.explain("hospital:west-2")


def walk(cause: Cause) -> list[Cause]:
    return [cause, *(c for fallen in cause.fallen for supplier in fallen.suppliers for c in walk(supplier))]


def test_cycles_are_cut_and_each_outage_is_told_once() -> None:
    """0 and 1 need each other and both need 2, which is hit."""
    network = abstract_network(Groups([0, 0, 1, 1], 1, range(5), [1, 2, 0, 2]), nodes=3, horizon=20)
    (cause,) = explain(follow(network, [(2, 3, 6)]), "node:0").outages
    told = walk(cause)
    assert {c.node for c in told} == {"node:0", "node:1", "node:2"}
    full = [(c.node, c.from_h) for c in told if not c.elsewhere]
    assert len(full) == len(set(full)) == 3
    assert any(c.struck for c in told)
    assert {c.node for c in told if c.elsewhere} == {"node:0", "node:2"}


def test_large_trees_stay_readable_and_reach_a_hit() -> None:
    """Each of 400 nodes needs ten of the sixty before it; the first 20 are hit; all go dark."""
    rng = np.random.default_rng(3)
    rows = np.arange(20, 400)
    suppliers = np.concatenate([v - 1 - rng.choice(min(int(v), 60), 10, replace=False) for v in rows])
    network = abstract_network(Groups(rows, 10, np.arange(len(rows) + 1) * 10, suppliers), nodes=400, horizon=30)
    outage = follow(network, [(v, 0, 9) for v in range(20)])
    assert len(outage.dark) == 400
    (cause,) = explain(outage, "node:399").outages
    told = walk(cause)
    assert sum(not c.elsewhere and not c.cut for c in told) <= MOST_CAUSES
    assert any(c.struck for c in told)
    assert any(c.cut for c in told)
    assert cause.fallen[0].more == 4
