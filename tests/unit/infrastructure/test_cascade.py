"""Cases worked out by hand, through both engines; and what an outage says of people, areas and hours."""

from pathlib import Path

import numpy as np
import pytest

from majlis import infrastructure
from majlis.infrastructure.abstract import Groups, abstract_network
from majlis.infrastructure.attack import Hit
from majlis.infrastructure.cascade import Attack, Engine, Outage, cascade, follow, intervals
from majlis.infrastructure.network import AT_ONCE, NEVER, RUN, START, Network
from majlis.kernel.errors import InputError, NotFoundError

GOLDEN = Path(__file__).parents[2] / "golden" / "dossier-small"
HORIZON = 60
Row = tuple[int, int, list[int], int, int, int]
Spans = dict[int, list[tuple[int, int]]]


def network(nodes: int, *rows: Row, restart: object = 1, start_alone: object = NEVER) -> Network:
    """Make a network of rows (node, k, suppliers, buffer, charge, need)."""
    groups = Groups(
        node=[row[0] for row in rows],
        k=[row[1] for row in rows],
        supply_start=np.cumsum([0, *(len(row[2]) for row in rows)]),
        supply_node=[s for row in rows for s in row[2]],
        buffer=[row[3] for row in rows],
        charge=[row[4] for row in rows],
        need=[row[5] for row in rows],
    )
    return abstract_network(
        groups,
        nodes=nodes,
        horizon=HORIZON,
        restart=np.asarray(restart),
        start_alone=np.asarray(start_alone),
    )


def spans(outage: Outage) -> Spans:
    return {int(v): outage.of_node(int(v)) for v in np.unique(outage.node)}


def battery(buffer: int, charge: int = AT_ONCE) -> Network:
    return network(2, (1, 1, [0], buffer, charge, RUN))


RUN_CYCLE: tuple[Row, ...] = ((0, 1, [1], 0, 0, RUN), (1, 1, [0], 0, 0, RUN))
START_CYCLE: tuple[Row, ...] = ((0, 1, [1], 0, 0, START), (1, 1, [0], 0, 0, RUN))
TWO_OF_THREE: Row = (3, 2, [0, 1, 2], 8, AT_ONCE, RUN)
STARTS_WITH: Row = (1, 1, [0], 0, 0, START)

CASES: dict[str, tuple[Network, list[tuple[int, int, int]], Spans]] = {
    "battery ends at hour 8": (battery(8), [(0, 0, 24)], {0: [(0, 25)], 1: [(8, 26)]}),
    "battery outlasts the outage": (battery(25), [(0, 0, 24)], {0: [(0, 25)]}),
    "battery is one slot short": (battery(24), [(0, 0, 24)], {0: [(0, 25)], 1: [(24, 26)]}),
    "no buffer: down in the same slot": (battery(0), [(0, 3, 5)], {0: [(3, 6)], 1: [(3, 7)]}),
    "mutual supply never returns": (network(2, *RUN_CYCLE), [(0, 0, 5)], {0: [(0, 60)], 1: [(0, 60)]}),
    "mutual supply to run: black start does not help": (
        network(2, *RUN_CYCLE, start_alone=1),
        [(0, 0, 5)],
        {0: [(0, 60)], 1: [(0, 60)]},
    ),
    "a cycle to start is a deadlock": (network(2, *START_CYCLE), [(0, 0, 5)], {0: [(0, 60)], 1: [(0, 60)]}),
    "black start breaks it": (
        network(2, *START_CYCLE, start_alone=[1, NEVER]),
        [(0, 0, 5)],
        {0: [(0, 6)], 1: [(0, 7)]},
    ),
    "so does a start by hand": (
        network(2, *START_CYCLE, start_alone=[4, NEVER]),
        [(0, 0, 5)],
        {0: [(0, 9)], 1: [(0, 10)]},
    ),
    "one supplier returns as another falls: the buffer notices nothing": (
        network(4, TWO_OF_THREE),
        [(0, 4, 8), (1, 4, 40), (2, 9, 40)],
        {0: [(4, 9)], 1: [(4, 41)], 2: [(9, 41)], 3: [(12, 42)]},
    ),
    "up and down in one slot was never up": (
        battery(0),
        [(0, 0, 5), (0, 6, 10)],
        {0: [(0, 11)], 1: [(0, 12)]},
    ),
    "overlapping hits are one": (battery(0), [(0, 0, 9), (0, 4, 6)], {0: [(0, 10)], 1: [(0, 11)]}),
    "full again at once": (battery(4), [(0, 0, 2), (0, 7, 30)], {0: [(0, 3), (7, 31)], 1: [(11, 32)]}),
    "two quarters an hour": (battery(4, 2), [(0, 0, 2), (0, 7, 30)], {0: [(0, 3), (7, 31)], 1: [(10, 32)]}),
    "one quarter an hour": (battery(4, 1), [(0, 0, 2), (0, 7, 30)], {0: [(0, 3), (7, 31)], 1: [(9, 32)]}),
    "needed to start only: does not fall with it": (network(2, STARTS_WITH), [(0, 0, 9)], {0: [(0, 10)]}),
    "needed to start only: waits for it": (
        network(2, STARTS_WITH),
        [(0, 0, 10), (1, 0, 3)],
        {0: [(0, 11)], 1: [(0, 12)]},
    ),
    "what is needed to start interrupts a restart": (
        network(2, STARTS_WITH, restart=[1, 4]),
        [(0, 5, 6), (1, 0, 3)],
        {0: [(5, 7)], 1: [(0, 11)]},
    ),
    "but not one that is just done": (
        network(2, STARTS_WITH, restart=[1, 4]),
        [(0, 7, 8), (1, 0, 3)],
        {0: [(7, 9)], 1: [(0, 7)]},
    ),
    "k of n": (
        network(4, (3, 2, [0, 1, 2], 0, 0, RUN)),
        [(0, 0, 9), (1, 5, 20)],
        {0: [(0, 10)], 1: [(5, 21)], 3: [(5, 11)]},
    ),
    "two groups, both needed": (
        network(3, (2, 1, [0], 0, 0, RUN), (2, 1, [1], 5, 0, RUN)),
        [(0, 0, 1), (1, 0, 9)],
        {0: [(0, 2)], 1: [(0, 10)], 2: [(0, 3), (5, 11)]},
    ),
    "a repair beyond the horizon": (battery(8), [(0, 50, 500)], {0: [(50, 60)], 1: [(58, 60)]}),
    "long restart is not never": (
        network(2, (1, 1, [0], 0, 0, RUN), restart=[1, 30]),
        [(0, 0, 9)],
        {0: [(0, 10)], 1: [(0, 40)]},
    ),
}


@pytest.mark.parametrize("engine", ["events", "oracle"])
@pytest.mark.parametrize("name", CASES)
def test_by_hand(name: str, engine: Engine) -> None:
    net, hits, expected = CASES[name]
    assert spans(follow(net, hits, engine=engine)) == expected


def test_intervals() -> None:
    assert intervals(0) == []
    assert intervals(0b1011) == [(0, 2), (3, 4)]
    assert intervals(1 << 100) == [(100, 101)]


@pytest.fixture(scope="module")
def outage() -> Outage:
    """West grid out for 30 hours, in the small nation.

    Grid restarts in 1 h (control, its start requirement, stays up): down 0-31, power of the west zone 0-32.
    Waterworks has a buffer of 12 h and restarts in 2 h: down 12-33, so the west zone lacks water 12-34.
    Exchange has 8 h and restarts in 1 h: down 8-32, phones of the west zone 8-33.
    The hospital needs water with 24 h, so 36 > 33: it never falls.
    """
    return infrastructure.read(GOLDEN).cascade(attack={"grid:west-01": (0.0, 30.0)})


def test_hours(outage: Outage) -> None:
    assert {name: outage.hours(name) for name in outage.dark} == {
        "grid:west-01": ((0.0, 31.0),),
        "power:zone-w": ((0.0, 32.0),),
        "exchange:west-01": ((8.0, 32.0),),
        "phones:zone-w": ((8.0, 33.0),),
        "waterworks:west-01": ((12.0, 33.0),),
        "water:zone-w": ((12.0, 34.0),),
    }
    assert outage.hours("hospital:west-01") == ()
    assert outage.down("exchange:west-01").sum() == 24


def test_people(outage: Outage) -> None:
    assert {name: int(people.sum()) for name, people in outage.people_without.items()} == {
        "power": 380_000 * 32,
        "phones": 300_000 * 25,
        "water": 250_000 * 22,
    }
    assert outage.person_hours_by_service() == {"power": 12_160_000.0, "phones": 7_500_000.0, "water": 5_500_000.0}
    assert outage.person_hours_by_area() == {"area:west": 25_160_000.0}
    any_service = outage.people_without_any
    assert any_service[:32].tolist() == [380_000] * 32
    assert any_service[32:35].tolist() == [300_000, 250_000, 0]
    assert outage.assets_down[[0, 7, 8, 12, 31, 32, 33]].tolist() == [1, 1, 2, 3, 2, 1, 0]


def test_quarters_of_an_hour_count_as_such() -> None:
    from dataclasses import replace

    nation = infrastructure.read(GOLDEN)
    fine = replace(nation, header=replace(nation.header, slot_minutes=15))
    outage = fine.cascade(attack={"grid:west-01": (0.5, 2.1)})
    assert outage.hours("grid:west-01") == ((0.5, 0.5 + 2.25 + 0.5),)
    assert outage.person_hours_by_service() == {"power": 380_000 * 3.0}


def test_usual_repair_time() -> None:
    nation = infrastructure.read(GOLDEN)
    assert nation.cascade(attack={"grid:west-01": 2.0}).hours("grid:west-01") == ((2.0, 2.0 + 24 + 1),)


def test_ways_to_say_an_attack() -> None:
    nation = infrastructure.read(GOLDEN)
    said = [
        cascade(nation, attack=attack, engine=engine)
        for attack in (
            {"grid:west-01": (1.0, 9.0)},
            ["grid:west-01@1:9"],
            Attack((Hit("grid:west-01", 1.0, 9.0),)),
        )
        for engine in ("events", "oracle")
    ]
    assert len({tuple(zip(o.node.tolist(), o.begin.tolist(), o.end.tolist(), strict=True)) for o in said}) == 1


def test_bare_network_needs_repair_hours() -> None:
    with pytest.raises(InputError, match="how long the repair takes"):
        cascade(battery(1), attack={"node:0": 0.0})
    assert cascade(battery(1), attack={"node:0": (0.0, 5.0)}).hours("node:1") == ((1.0, 7.0),)


def test_unknown_name_in_questions(outage: Outage) -> None:
    with pytest.raises(NotFoundError, match="did you mean hospital:west-01"):
        outage.hours("hospital:west-1")


def test_more_outages_than_expected() -> None:
    """A clock of two nodes that takes each other down and up gives many intervals; they all come back."""
    clock = network(2, (0, 1, [1], 0, 0, RUN), (1, 1, [0], 3, 4, RUN), start_alone=1)
    hits = [(0, t, t + 1) for t in range(0, HORIZON, 3)]
    assert spans(follow(clock, hits)) == spans(follow(clock, hits, engine="oracle"))


def test_impossible_group_is_refused() -> None:
    with pytest.raises(InputError, match="needs 2 of 1 suppliers"):
        follow(network(2, (1, 2, [0], 0, 0, RUN)), [(0, 0, 1)])
