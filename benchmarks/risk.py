"""The national risk assessment: time of its parts, beside how much it did."""

import resource
import statistics
import time
from collections.abc import Callable

from benchmarks.measure import Row, arguments, finish, show

from majlis.infrastructure.build import build_network
from majlis.infrastructure.synthesis import synthesize
from majlis.reference.parameters import parameters
from majlis.risk import summary
from majlis.risk.assessment import run
from majlis.risk.campaigns import campaign_types
from majlis.risk.case import vendor_weights
from majlis.risk.criticality import downstream
from majlis.risk.inputs import Cell, Inputs
from majlis.risk.sensitivity import sensitivity
from majlis.risk.simulate import Size

MONTHS = 36.0
DRAWS, YEARS = 100, 1000
LARGE = 100_000


def inputs_of(assets: int) -> Inputs:
    """The synthetic nation with the rates of the synthetic stream, as three years of it would show them."""
    nation = synthesize(assets=assets, seed=1)
    rates = {name: p.a for name, p in parameters().items() if name.startswith("synthetic.rate.")}
    places = {name: name.removeprefix("synthetic.rate.").split(".") for name in rates}
    cells = tuple(
        Cell(sector, kind, 0.5 + rates[name] * MONTHS, 0.25 + MONTHS) for name, (sector, kind) in places.items()
    )
    weights = vendor_weights((), None)
    return Inputs(nation, build_network(nation), cells, campaign_types(), parameters(), weights)


def seconds(work: Callable[[], object], repeats: int) -> tuple[float, float]:
    """Return the medians of the time on the clock, and of the processors' time of all threads."""
    clock, busy = [], []
    for _ in range(repeats):
        started, used = time.perf_counter(), time.process_time()
        work()
        clock.append(time.perf_counter() - started)
        busy.append(time.process_time() - used)
    return statistics.median(clock), statistics.median(busy)


def measure(assets: int, repeats: int) -> list[Row]:
    """Return the figures of one nation."""
    case = f"{assets:,} assets, {DRAWS} x {YEARS:,} years"
    inputs = inputs_of(assets)
    run(inputs, Size(1, 2, 10))  # compiles
    size = Size(1, DRAWS, YEARS)
    done = run(inputs, size)
    work, nodes = summary.workload(done.losses), int(done.losses.events.nodes.sum())
    clock, busy = seconds(lambda: run(inputs, size), repeats)
    hit = int(done.losses.events.hits.sum())
    rows = [
        Row(
            case, "draw and simulate, clock", clock, "s", "180" if assets == LARGE else "10", f"{size.threads} threads"
        ),
        Row(case, "draw and simulate, processors", busy, "s", "", "the clock of an idle machine is about half of it"),
        Row(case, "campaign, processors", busy / work.events * 1e9, "ns", "", f"{hit / work.events:.1f} assets hit"),
        Row(case, "affected node, processors", busy / nodes * 1e9, "ns", "", "with draws of hits, zones, losses"),
        Row(case, "successful campaigns a year", work.events_per_year, "", "2-5"),
        Row(
            case,
            "assets affected by each",
            work.assets_affected_per_event,
            "",
            "50",
            f"{nodes / work.events:,.0f} nodes",
        ),
        Row(case, "sensitivity, clock", seconds(lambda: sensitivity(inputs, done.reach, size), repeats)[0], "s"),
        Row(case, "criticality, clock", seconds(lambda: downstream(inputs, done.reach, size), repeats)[0], "s"),
    ]
    if assets != LARGE:
        alone = seconds(lambda: run(inputs, Size(1, DRAWS, YEARS, workers=1)), repeats)[0]
        note = f"{alone / clock:.2f} x all threads"
        rows.append(Row(case, "draw and simulate, 1 thread, clock", alone, "s", "", note))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [*rows, Row(case, "memory at most", memory, "MB", "1000", "Python and compiler are in it")]


def main() -> None:
    """Measure and print."""
    wanted = arguments(__doc__)
    rows = measure(3000, 3)
    show(rows)
    if wanted.large:
        large = measure(LARGE, 1)
        show(large)
        rows += large
    finish(rows, wanted)


if __name__ == "__main__":
    main()
