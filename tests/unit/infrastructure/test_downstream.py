"""What depends on an asset, how far away, and what its loss alone darkens."""

from pathlib import Path

import pytest

from majlis import infrastructure
from majlis.infrastructure.downstream import distances, downstream
from majlis.kernel.errors import NotFoundError

GOLDEN = Path(__file__).parents[2] / "golden" / "dossier-small"


def test_west_grid() -> None:
    """The core has the east grid too, so it and what hangs on it alone stay bright."""
    found = downstream(infrastructure.read(GOLDEN), "grid:west-01")
    assert [(d.node, d.distance, d.dark_h) for d in found.dependants if d.distance == 1] == [
        ("core:east-01", 1, None),
        ("exchange:west-01", 1, 8.0),
        ("hospital:west-01", 1, 36.0),
        ("plant:west-01", 1, None),
        ("power:zone-w", 1, 0.0),
        ("waterworks:west-01", 1, 12.0),
    ]
    assert {d.node: d.dark_h for d in found.dependants if d.node in {"phones:zone-w", "phones:zone-e"}} == {
        "phones:zone-w": 8.0,
        "phones:zone-e": None,
    }
    assert found.people == {"power": 380_000, "phones": 300_000, "water": 250_000, "health": 400_000}
    assert "grid:west-01" not in {d.node for d in found.dependants}


def test_dead_end() -> None:
    found = downstream(infrastructure.read(GOLDEN), "hospital:west-01")
    assert [(d.node, d.distance, d.dark_h) for d in found.dependants] == [("health:zone-w", 1, 0.0)]


def test_distances_around_a_cycle() -> None:
    network = infrastructure.build_network(infrastructure.read(GOLDEN))
    names = {network.ids[v]: far for v, far in distances(network, network.ids.index("plant:east-01")).items()}
    assert names["grid:east-01"] == names["grid:west-01"] == 1
    assert names["core:east-01"] == 2
    assert names["phones:zone-e"] == 3
    assert "plant:east-01" not in names


def test_unknown() -> None:
    with pytest.raises(NotFoundError, match="did you mean"):
        downstream(infrastructure.read(GOLDEN), "grid:wst-01")
