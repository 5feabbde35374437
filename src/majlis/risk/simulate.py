"""Simulate draws x years in chunks over threads; the answer does not depend on chunks, threads or machine."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from majlis.infrastructure.kernels import Net, State, net_of, new_state, vary
from majlis.infrastructure.network import Network
from majlis.kernel.errors import InputError
from majlis.risk.draws import Draws
from majlis.risk.inputs import HEADLINE_SERVICES, Inputs
from majlis.risk.kernels import People, Tally, Work, capacity, run_years
from majlis.risk.targets import Targets

Int64 = NDArray[np.int64]


def ignore(done: int) -> None:
    """Tell nobody of progress."""


@dataclass(frozen=True)
class Size:
    """How much is simulated, and how it is cut.

    Attributes
    ----------
    seed, draws, years : int
    workers : int
        Threads; 0 for as many as there are cores.
    chunk_years : int
        Years per piece of work; 0 for all of a draw. It does not change the answer.
    advance : callable
        Told the number of simulated years that are done.
    """

    seed: int
    draws: int
    years: int
    workers: int = 0
    chunk_years: int = 0
    advance: Callable[[int], None] = ignore

    @property
    def threads(self) -> int:
        """Number of threads."""
        if self.workers:
            return self.workers
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True)
class Events:
    """The event loss table: one row per event that hit something, in order of draw, year, campaign, number.

    ``loss`` and ``without`` are person-slots (each service counted; any service), ``people`` those of the headline.
    """

    draw: NDArray[np.int32]
    year: NDArray[np.int32]
    campaign: NDArray[np.int32]
    number: NDArray[np.int32]
    loss: Int64
    without: Int64
    people: Int64
    hits: NDArray[np.int32]
    assets: NDArray[np.int32]
    nodes: NDArray[np.int32]


@dataclass(frozen=True)
class Losses:
    """What a simulation gives, in person-slots.

    Attributes
    ----------
    slot_hours : float
        Hours per slot.
    loss, largest, without, people : int64[draws, years]
        Year loss table: total of the year, its largest event, without any service; people of the headline in the
        worst event.
    by_service, by_area, by_campaign : int64[draws, services | areas | campaigns]
        Sums over the years.
    by_asset : int64[assets]
        Sum over draws and years; an event's loss is shared equally among the assets it hit.
    events : Events
    """

    slot_hours: float
    loss: Int64
    largest: Int64
    without: Int64
    people: Int64
    by_service: Int64
    by_area: Int64
    by_campaign: Int64
    by_asset: Int64
    events: Events


@dataclass
class _Gathered:
    """Where the chunks put what they find."""

    losses: Losses
    parts: dict[tuple[int, int], dict[str, NDArray[np.int32] | Int64]] = field(default_factory=dict)


def simulate(inputs: Inputs, reach: Targets, draws: Draws, size: Size) -> Losses:
    """Simulate.

    Parameters
    ----------
    inputs : Inputs
    reach : Targets
        Of the same inputs.
    draws : Draws
        ``size.draws`` of them.
    size : Size

    Raises
    ------
    InputError
        If outages do not fit their buffers.
    KeyboardInterrupt
        On Ctrl-C, after the pieces under way have ended; nothing is kept.
    """
    net = net_of(inputs.network)
    gathered = _Gathered(_empty(inputs, size))
    chunk = size.chunk_years or size.years
    chunks = [(d, y, min(chunk, size.years - y)) for d in range(size.draws) for y in range(0, size.years, chunk)]
    done = 0
    crowd = people_of(inputs)
    free: list[tuple[State, Work]] = []

    @lru_cache(maxsize=size.threads)
    def varied(d: int) -> Net:
        return variation(net, draws, d)

    def work(piece: tuple[int, int, int]) -> tuple[tuple[int, int, int], Tally, int]:
        d, first, years = piece
        tally = _tally(inputs, size, draws, reach, piece)
        try:
            state, scratch = free.pop()
        except IndexError:
            state = new_state(net)
            scratch = work_of(inputs.network, state)
        found = run_years(
            np.uint64(size.seed), d, first, years, reach.plan, draws.dice[d], varied(d), state,
            inputs.network.horizon, crowd, scratch, tally,
        )  # fmt: skip
        free.append((state, scratch))
        return piece, tally, int(found)

    for piece, tally, found in _in_threads(work, chunks, size.threads):
        _gather(gathered, piece, tally, found)
        done += piece[2]
        size.advance(done)
    return _finish(gathered)


def _in_threads(
    work: Callable[[tuple[int, int, int]], tuple[tuple[int, int, int], Tally, int]],
    chunks: list[tuple[int, int, int]],
    threads: int,
) -> Iterator[tuple[tuple[int, int, int], Tally, int]]:
    """Yield what the pieces give, as they end; only a few more than there are threads are under way."""
    with ThreadPoolExecutor(max_workers=threads) as pool:
        under_way: set[Future[tuple[tuple[int, int, int], Tally, int]]] = set()
        left = iter(chunks)
        try:
            while True:
                while len(under_way) < 2 * threads and (piece := next(left, None)) is not None:
                    under_way.add(pool.submit(work, piece))
                if not under_way:
                    return
                ended, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                for future in ended:
                    yield future.result()
        finally:
            for future in under_way:
                future.cancel()


def people_of(inputs: Inputs) -> People:
    """Return who loses what, by node."""
    network = inputs.network
    headline = np.array([name in HEADLINE_SERVICES for name in network.services], dtype=np.bool_)
    return People(
        network.asset_count,
        network.people,
        network.sector_or_service,
        network.area,
        network.zone,
        headline,
        inputs.headline_slots,
    )


def work_of(network: Network, state: State) -> Work:
    """Make the scratch of one thread."""
    assets, room = max(network.asset_count, 1), len(state.out_node)
    zones = max(len(network.zones), 1)
    return Work(
        hit_node=np.zeros(assets, dtype=np.int32),
        hit_from=np.zeros(assets, dtype=np.int32),
        hit_until=np.zeros(assets, dtype=np.int32),
        seen=np.zeros(network.node_count, dtype=np.int64),
        zone_head=np.full(zones, -1, dtype=np.int32),
        zone_list=np.zeros(zones, dtype=np.int32),
        follow=np.zeros(room, dtype=np.int32),
        stamp=np.zeros(1, dtype=np.int64),
    )


def variation(net: Net, draws: Draws, d: int) -> Net:
    """Return the network of one draw: its buffers, and the requirements that exist in it."""
    return vary(net, group_active=draws.group_active[d], group_buffer=draws.group_buffer[d])


def _tally(inputs: Inputs, size: Size, draws: Draws, reach: Targets, piece: tuple[int, int, int]) -> Tally:
    d, first, years = piece
    room = max(int(capacity(np.uint64(size.seed), d, first, years, reach.plan, draws.dice[d])), 1)
    network = inputs.network

    def zeros(length: int) -> Int64:
        return np.zeros(length, dtype=np.int64)

    def small() -> NDArray[np.int32]:
        return np.zeros(room, dtype=np.int32)

    return Tally(
        by_service=zeros(len(network.services)),
        by_area=zeros(len(network.areas)),
        by_campaign=zeros(len(inputs.campaigns)),
        by_asset=zeros(max(network.asset_count, 1)),
        year_loss=zeros(years),
        year_largest=zeros(years),
        year_any=zeros(years),
        year_people=zeros(years),
        event_year=small(),
        event_campaign=small(),
        event_number=small(),
        event_loss=zeros(room),
        event_any=zeros(room),
        event_people=zeros(room),
        event_hits=small(),
        event_assets=small(),
        event_nodes=small(),
    )


def _empty(inputs: Inputs, size: Size) -> Losses:
    network, d = inputs.network, size.draws

    def table(width: int) -> Int64:
        return np.zeros((d, width), dtype=np.int64)

    few, many = np.empty(0, dtype=np.int32), np.empty(0, dtype=np.int64)
    nothing = Events(few, few, few, few, many, many, many, few, few, few)
    return Losses(
        slot_hours=network.slot_minutes / 60,
        loss=table(size.years),
        largest=table(size.years),
        without=table(size.years),
        people=table(size.years),
        by_service=table(len(network.services)),
        by_area=table(len(network.areas)),
        by_campaign=table(len(inputs.campaigns)),
        by_asset=np.zeros(max(network.asset_count, 1), dtype=np.int64),
        events=nothing,
    )


def _gather(gathered: _Gathered, piece: tuple[int, int, int], tally: Tally, found: int) -> None:
    """Put a chunk where it belongs; whole numbers add up the same in any order."""
    if found < 0:
        raise InputError(
            "more outages in one event than fit the engine's buffer",
            why="some asset goes up and down very often within the horizon",
            mend="look for flapping with `majlis cascade run`, or lengthen the slots",
            code="risk.outages",
        )
    d, first, years = piece
    losses = gathered.losses
    span = slice(first, first + years)
    losses.loss[d, span] = tally.year_loss
    losses.largest[d, span] = tally.year_largest
    losses.without[d, span] = tally.year_any
    losses.people[d, span] = tally.year_people
    losses.by_service[d] += tally.by_service
    losses.by_area[d] += tally.by_area
    losses.by_campaign[d] += tally.by_campaign
    losses.by_asset[:] += tally.by_asset
    gathered.parts[d, first] = {
        "draw": np.full(found, d, dtype=np.int32),
        "year": tally.event_year[:found].copy(),
        "campaign": tally.event_campaign[:found].copy(),
        "number": tally.event_number[:found].copy(),
        "loss": tally.event_loss[:found].copy(),
        "without": tally.event_any[:found].copy(),
        "people": tally.event_people[:found].copy(),
        "hits": tally.event_hits[:found].copy(),
        "assets": tally.event_assets[:found].copy(),
        "nodes": tally.event_nodes[:found].copy(),
    }


def _finish(gathered: _Gathered) -> Losses:
    order = sorted(gathered.parts)
    columns = {
        column.name: np.concatenate([gathered.parts[key][column.name] for key in order]) for column in fields(Events)
    }
    return replace(gathered.losses, events=Events(**columns))
