"""So many requests in a minute, counted over all processes, forgotten by themselves."""

import multiprocessing
from pathlib import Path

from majlis.interfaces.api.limits import PERIOD, Limits


def test_so_many_at_once_then_one_at_a_time(tmp_path: Path) -> None:
    limits = Limits(tmp_path)
    assert [limits.wait("ana", 3, 1000.0) for _ in range(3)] == [0.0, 0.0, 0.0]
    assert limits.wait("ana", 3, 1000.0) == PERIOD / 3
    assert limits.wait("ben", 3, 1000.0) == 0.0
    assert limits.wait("ana", 3, 1000.0 + PERIOD / 3) == 0.0
    assert limits.wait("ana", 3, 1000.0 + PERIOD / 3) > 0.0


def test_no_limit_counts_nothing(tmp_path: Path) -> None:
    assert [Limits(tmp_path).wait("ana", 0, 1000.0) for _ in range(50)] == [0.0] * 50


def test_a_clock_that_was_set_back_holds_nobody_up_for_long(tmp_path: Path) -> None:
    limits = Limits(tmp_path)
    limits.wait("ana", 10, 1_000_000.0)
    assert limits.wait("ana", 10, 1000.0) <= PERIOD / 10


def test_who_comes_late_finds_a_cell_in_a_full_table(tmp_path: Path) -> None:
    limits = Limits(tmp_path)
    for number in range(3000):
        limits.wait(f"person {number}", 60, 1000.0)
    assert limits.wait("ana", 1, 1000.0) == 0.0
    assert limits.wait("ana", 1, 1000.0) > 0.0


def ask(home: Path) -> int:
    return sum(Limits(home).wait("ana", 100, 1000.0) == 0.0 for _ in range(60))


def test_processes_count_together(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert sum(pool.map(ask, [tmp_path, tmp_path])) == 100


def test_places_are_held_and_given_back(tmp_path: Path) -> None:
    limits = Limits(tmp_path)
    with limits.slot(2) as first, limits.slot(2) as second, limits.slot(2) as third:
        assert (first, second, third) == (True, True, False)
    with limits.slot(1) as free:
        assert free
