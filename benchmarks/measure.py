"""What the benchmarks share: medians, rows of figures, and what the machine itself can do in the same run."""

import argparse
import json
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numba as nb
import numpy as np

LINE = 64
"""Bytes of a cache line."""
REPEATS = 5


@dataclass(frozen=True)
class Row:
    """A figure.

    Attributes
    ----------
    case, phase : str
        What was run, and what of it was measured.
    median : float
    unit : str
    wanted : str
        The design's target; empty where there is none.
    note : str
        The ratio to a peer of the same run, or how it was measured.
    """

    case: str
    phase: str
    median: float
    unit: str
    wanted: str = ""
    note: str = ""


def median_seconds(work: Callable[[], object], *, repeats: int = REPEATS) -> float:
    """Return the median of the thread's own time, so that a busy machine disturbs less."""
    taken = []
    for _ in range(repeats):
        started = time.thread_time()
        work()
        taken.append(time.thread_time() - started)
    return statistics.median(taken)


@nb.njit(nogil=True)
def _chase(following, steps):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - machine code
    place = 0
    for _ in range(steps):
        place = following[place]
    return place


def random_access_ns(size: int) -> float:
    """Return the time of one access to a random cache line among ``size`` bytes, each waiting for the one before."""
    lines, stride = max(size // LINE, 2), LINE // 4
    order = np.random.default_rng(1).permutation(lines) * stride
    following = np.zeros(lines * stride, dtype=np.int32)
    following[order] = np.roll(order, -1)
    _chase(following, lines)
    steps = max(lines, 200_000)
    return median_seconds(lambda: _chase(following, steps)) / steps * 1e9


def copy_ns_per_line(size: int) -> float:
    """Return the time to read and write one cache line when ``size`` bytes are copied in order."""
    source, target = np.ones(size, dtype=np.uint8), np.zeros(size, dtype=np.uint8)
    times = max(1, 100_000_000 // size)

    def work() -> None:
        for _ in range(times):
            np.copyto(target, source)

    return median_seconds(work) / times / (size / LINE) * 1e9


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return wall and own time of a piece of work, seconds. Own time is this process's alone, not the database's."""
    wall, own = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - own


def show(rows: Sequence[Row]) -> None:
    """Print rows as a table."""
    for row in rows:
        figure = f"{row.median:,.0f}" if row.median >= 1000 else f"{row.median:,.3g}"
        print(f"  {row.case:<34} {row.phase:<34} {figure:>9} {row.unit:<6} {row.wanted:<9} {row.note}", flush=True)


def arguments(about: str | None) -> argparse.Namespace:
    """Return the options that every benchmark takes."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--json", type=Path, help="write the rows to this file")
    parser.add_argument("--large", action="store_true", help="the nation of 100,000 assets too (minutes)")
    return parser.parse_args()


def finish(rows: Sequence[Row], wanted: argparse.Namespace) -> None:
    """Write the rows where the options say so."""
    if wanted.json:
        wanted.json.write_text(json.dumps([asdict(row) for row in rows], indent=1), encoding="utf-8")
