"""Intervals cover the truth, words err at their stated rate, order and repetition mean nothing."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from majlis.evidence import Entry, Observation, collapse
from majlis.evidence.synthesis import TrueRate, synthesize
from majlis.kernel.marking import Marking
from majlis.kernel.times import Window
from majlis.threat import Change, Rate
from majlis.threat.change import changes
from majlis.threat.rates import rates

WINDOW = Window.parse("2022-01-01..2025-01-01")
STREAMS, CHANGES = 200, 50
ENTRY = Entry("s", "s.csv", "csv", WINDOW, (), (), {}, "0" * 64, "2025-01-01T00:00:00Z", True, Marking())


class Look(NamedTuple):
    """What was found in one stream, beside its truth."""

    truth: tuple[TrueRate, ...]
    rates: tuple[Rate, ...]
    changes: tuple[Change, ...]


def told(row: tuple[str, ...]) -> Observation:
    """Return a row of the stream as the table reader does, without the reading."""
    _, key, day, known, sector, kind, operator, area, _ = row
    days = date.fromisoformat(day), date.fromisoformat(known)
    return Observation("s", key, *days, sector, kind, operator, area, True, Marking())


@pytest.fixture(scope="module")
def looks() -> list[Look]:
    found = []
    for seed in range(STREAMS):
        stream = synthesize(window=WINDOW, seed=seed)
        observations = [told(row) for row in stream.rows]
        by_sector = changes(observations, [ENTRY]) if seed < CHANGES else ()
        found.append(Look(stream.truth, rates(observations, [ENTRY]), by_sector))
    return found


def test_intervals_cover_the_truth_at_their_level(looks: list[Look]) -> None:
    """5-95 % intervals hold the true mean rate in 90 % of all cells and streams, within binomial error."""
    tried = covered = 0
    for look in looks:
        true = {(one.sector, one.kind): one for one in look.truth}
        for one in look.rates:
            truth = true[one.sector, one.kind].mean(one.window or WINDOW) if (one.sector, one.kind) in true else 0.0
            # small counts come in steps, so a cell of few incidents covers at its own rate: look at ten or more
            if truth * one.exposure_months >= 10:
                tried += 1
                covered += truth in one.interval
    assert tried >= 200 * 20
    low, high = (stats.binom.ppf(tail, tried, 0.9) for tail in (0.0005, 0.9995))
    assert low - 0.005 * tried <= covered <= high + 0.005 * tried


def test_the_sum_of_the_cells_is_unbiased(looks: list[Look]) -> None:
    true = {(one.sector, one.kind): one for one in looks[0].truth}
    cells = [one for look in looks for one in look.rates if (one.sector, one.kind) in true]
    expected = sum(true[one.sector, one.kind].mean(one.window or WINDOW) * one.exposure_months for one in cells)
    total = sum(one.count for look in looks for one in look.rates)
    assert abs(total - expected) < 4 * expected**0.5


def test_false_alarms_come_at_the_stated_rate(looks: list[Look]) -> None:
    """In ten sectors nothing changes: words said nevertheless are as frequent as the figure beside them says."""
    still = [one for look in looks for one in look.changes if one.sector != "health"]
    assert len(still) == 10 * CHANGES
    alarms = sum(one.verdict != "cannot tell" for one in still)
    stated = sum(one.false_alarm for one in still) / len(still)
    assert 0.01 < stated < 0.03
    low, high = (stats.binom.ppf(tail, len(still), stated) for tail in (0.0005, 0.9995))
    assert low <= alarms <= high


def test_the_rise_is_seen_as_often_as_the_power_says(looks: list[Look]) -> None:
    health = [one for look in looks for one in look.changes if one.sector == "health"]
    assert sum(one.verdict == "rising" for one in health) >= len(health) - 1
    assert all(one.power > 0.98 for one in health)


def observation(source: str, key: int, day: int, cell: tuple[str, str], names: tuple[str, str]) -> Observation:
    when = WINDOW.start + timedelta(days=day)
    return Observation(source, str(key), when, when + timedelta(days=key % 40), *cell, *names, True, Marking())


CELLS = st.tuples(st.sampled_from(["health", "power", ""]), st.sampled_from(["ddos", "other"]))
NAMES = st.tuples(st.sampled_from(["", "A", "B"]), st.sampled_from(["", "area:x"]))
ROWS = st.lists(
    st.builds(observation, st.sampled_from(["s", "t", "u"]), st.integers(0, 9999), st.integers(0, 6), CELLS, NAMES),
    max_size=40,
)


@given(ROWS, st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_the_order_of_files_and_rows_means_nothing(rows: list[Observation], random: Random) -> None:
    mixed = list(rows)
    random.shuffle(mixed)
    assert collapse(mixed) == collapse(rows)


@given(ROWS)
@settings(max_examples=200, deadline=None)
def test_a_copy_of_a_source_adds_nothing(rows: list[Observation]) -> None:
    """The same reports under another name are the same incidents."""
    single = [one for one in rows if one.source == "s"]
    copy = [replace(one, source="z") for one in single]
    assert len(collapse([*single, *copy])) == len(single)


@given(ROWS)
@settings(max_examples=200, deadline=None)
def test_collapse_keeps_between_the_largest_source_and_the_sum(rows: list[Observation]) -> None:
    sizes = [sum(one.source == name for one in rows) for name in "stu"]
    assert max(sizes) <= len(collapse(rows)) <= sum(sizes)


@given(ROWS, st.integers(-5, 60))
@settings(max_examples=50, deadline=None)
def test_nothing_after_the_cut_off_moves_a_figure(rows: list[Observation], day: int) -> None:
    cut = WINDOW.start + timedelta(days=day)
    entries = [replace(ENTRY, name=name) for name in "stu"]
    known = [one for one in rows if one.known < cut and one.day < cut]
    assert rates(rows, entries, by=("sector",), as_of=cut) == rates(known, entries, by=("sector",), as_of=cut)
