"""The national risk assessment: time, beside how much it did. Usage: risk.py [ASSETS] [DRAWS] [YEARS]."""

import resource
import sys
import time

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


def main(arguments: list[str]) -> None:
    """Print one line per phase and what was simulated."""
    assets, draws, years = ([int(a) for a in arguments] + [3000, 100, 1000][len(arguments) :])[:3]
    started = time.perf_counter()
    inputs = inputs_of(assets)
    print(f"nation    {time.perf_counter() - started:7.2f} s  {assets:,} assets, {inputs.network.node_count:,} nodes")
    run(inputs, Size(1, 2, 10))
    size = Size(1, draws, years)
    started = time.perf_counter()
    done = run(inputs, size)
    seconds = time.perf_counter() - started
    work = summary.workload(done.losses)
    simulated = draws * years
    nodes = int(done.losses.events.nodes.sum())
    busy = seconds * size.threads
    print(f"simulate  {seconds:7.2f} s  {draws} x {years} years on {size.threads} threads")
    print(f"          {work.events / seconds:,.0f} campaigns/s, {simulated / seconds:,.0f} years/s")
    print(f"          {busy / work.events * 1e9:,.0f} ns x threads per campaign, {busy / nodes * 1e9:.0f} per node")
    print(f"          {work.events_per_year:.2f} successful campaigns a year; each: {work.assets_hit_per_event:.1f}")
    print(f"          assets hit, {work.assets_affected_per_event:.1f} assets affected,")
    print(f"          {work.nodes_affected_per_event:.1f} nodes affected")
    started = time.perf_counter()
    sensitivity(inputs, done.reach, size)
    print(f"sensitive {time.perf_counter() - started:7.2f} s")
    started = time.perf_counter()
    downstream(inputs, done.reach, size)
    print(f"critical  {time.perf_counter() - started:7.2f} s")
    print(f"memory    {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f} MB at most")


if __name__ == "__main__":
    main(sys.argv[1:])
