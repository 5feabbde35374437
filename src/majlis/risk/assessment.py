"""The national risk assessment from end to end: draw, simulate, summarise."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from majlis.kernel.canonical import content_hash, sha256_hex
from majlis.risk import summary
from majlis.risk.backtest import History, backtest
from majlis.risk.case import Case
from majlis.risk.criticality import annex, downstream
from majlis.risk.draws import Draws, draw
from majlis.risk.inputs import Inputs
from majlis.risk.result import Annex, RiskResult, ScenarioPlaces
from majlis.risk.scenario import placed_scenarios
from majlis.risk.sensitivity import judgement_share, sensitivity
from majlis.risk.simulate import Losses, Size, simulate
from majlis.risk.targets import Targets, targets


@dataclass(frozen=True)
class Table:
    """An array of the result, with what it needs to be read alone.

    Attributes
    ----------
    name : str
    values : ndarray
    unit : str
    axes : tuple of str
    """

    name: str
    values: NDArray[np.generic]
    unit: str
    axes: tuple[str, ...]


@dataclass(frozen=True)
class Assessment:
    """What an assessment gives.

    Attributes
    ----------
    result : RiskResult
    annex : Annex
        Assets by name: RED.
    tables : tuple of Table
        Event loss table, year loss table, parameters per draw.
    losses : Losses
    places : tuple of ScenarioPlaces
        Where each scenario strikes.
    """

    result: RiskResult
    annex: Annex
    tables: tuple[Table, ...]
    losses: Losses
    places: tuple[ScenarioPlaces, ...] = ()


@dataclass(frozen=True)
class Simulated:
    """Inputs that were simulated: what figures are made of."""

    reach: Targets
    draws: Draws
    losses: Losses


def run(inputs: Inputs, size: Size) -> Simulated:
    """Draw and simulate."""
    reach = targets(inputs)
    draws = draw(inputs, reach, seed=size.seed, draws=size.draws)
    return Simulated(reach, draws, simulate(inputs, reach, draws, size))


def assess(case: Case, size: Size, *, history: History | None = None) -> Assessment:
    """Assess.

    Parameters
    ----------
    case : Case
    size : Size
    history : History, optional
        Large outages of the past, to hold the model against.

    Returns
    -------
    Assessment
        The same for the same case, seed, draws and years, whatever workers and chunks.
    """
    inputs = case.inputs
    done = run(inputs, size)
    losses = done.losses
    tests = backtest(losses, history, people=inputs.people, hours=inputs.hours) if history else ()
    named = annex(inputs, losses, downstream(inputs, done.reach, size))
    tables = tables_of(losses, done.draws)
    placed = placed_scenarios(inputs, done.reach, done.draws, size.seed, losses)
    moves = sensitivity(inputs, done.reach, size)
    result = RiskResult(
        nation=case.nation,
        data_to=case.data_to,
        evidence_sha256=case.evidence_sha256,
        sources=case.sources,
        parameters_sha256=case.parameters_sha256,
        seed=size.seed,
        draws=size.draws,
        years=size.years,
        threat=case.threat,
        gaps=case.gaps,
        headline=summary.headline(inputs, losses),
        any_service=summary.any_service(losses),
        aal=summary.aal(losses),
        levels=summary.levels(losses),
        curve=summary.curve(losses),
        by_service=summary.by_service(inputs, losses),
        by_area=summary.by_area(inputs, losses),
        by_campaign=summary.by_campaign(inputs, losses),
        scenarios=tuple(scenario for scenario, _ in placed),
        sensitivity=moves,
        judgement_share=judgement_share(inputs, done.reach, losses, size),
        convergence=summary.convergence(inputs, losses),
        workload=summary.workload(losses),
        backtest=tests,
        arrays_sha256=content_hash({table.name: table_hash(table) for table in tables}),
        annex_sha256=content_hash(named.model_dump(mode="json")),
    )
    return Assessment(result, named, tables, losses, tuple(places for _, places in placed))


def tables_of(losses: Losses, draws: Draws) -> tuple[Table, ...]:
    """Return the arrays that are kept with a run; losses in person-slots, whole numbers."""
    year, event, events = ("draw", "year"), ("event",), losses.events
    return (
        Table("year_loss", losses.loss, "person-slots, each service counted", year),
        Table("year_largest", losses.largest, "person-slots, largest event", year),
        Table("year_any", losses.without, "person-slots without any service", year),
        Table("year_people", losses.people, "people in the headline, worst event", year),
        Table("by_service", losses.by_service, "person-slots over the years", ("draw", "service")),
        Table("by_area", losses.by_area, "person-slots over the years", ("draw", "area")),
        Table("by_campaign", losses.by_campaign, "person-slots over the years", ("draw", "campaign")),
        Table("campaign_rate", draws.rate, "campaigns per year, successful or not", ("draw", "campaign")),
        Table("event_draw", events.draw, "index", event),
        Table("event_year", events.year, "index", event),
        Table("event_campaign", events.campaign, "index", event),
        Table("event_number", events.number, "index within year and campaign", event),
        Table("event_loss", events.loss, "person-slots, each service counted", event),
        Table("event_any", events.without, "person-slots without any service", event),
        Table("event_people", events.people, "people in the headline", event),
        Table("event_hits", events.hits, "assets hit", event),
        Table("event_assets", events.assets, "assets affected", event),
        Table("event_nodes", events.nodes, "assets and demands affected", event),
    )


def table_hash(table: Table) -> str:
    """Return the hash of a table: dtype, shape and values, little-endian, row by row."""
    flat = np.ascontiguousarray(table.values)
    little = flat.dtype.newbyteorder("<")
    head = f"{table.name}|{little.str}|{flat.shape}|".encode()
    return sha256_hex(head + flat.astype(little, copy=False).tobytes())
