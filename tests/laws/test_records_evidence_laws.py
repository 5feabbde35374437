"""Evidence in records: every day is answered as it stood, and rows say what the same files in a directory say."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.acts.conftest import HEADER, make_world
from tests.recorded import added, on, table, with_nation

from majlis.acts.evidence.add import AddCommand, add
from majlis.acts.threat.rates import RatesCommand, rates
from majlis.acts.world import World
from majlis.evidence import Observation

FIRST = date(2025, 8, 1)
NUMBERS = count()
DRAWN = settings(
    max_examples=6, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
CELLS = st.tuples(
    st.integers(0, 150),
    st.integers(0, 300),
    st.sampled_from(["Hospital", "Bank", ""]),
    st.sampled_from(["DDoS", "Wiper"]),
)
FILES = st.dictionaries(st.sampled_from("abcdef"), CELLS, min_size=1)


@pytest.fixture
def recorded(tmp_path: Path, database: str) -> World:
    return replace(make_world(tmp_path / "home"), database=database)


def rows_of(cells: dict[str, tuple[int, int, str, str]]) -> list[str]:
    start = date(2025, 1, 1)
    return [
        f"{key},{start + timedelta(day)},{start + timedelta(day + later)},{sector},{kind},,"
        for key, (day, later, sector, kind) in sorted(cells.items())
    ]


def seen(observations: Sequence[Observation]) -> list[tuple[object, ...]]:
    return sorted((one.key, one.day, one.known, one.sector, one.kind) for one in observations)


@DRAWN
@given(st.lists(st.tuples(st.integers(0, 3), FILES), min_size=1, max_size=3))
def test_each_day_is_told_as_it_stood(
    recorded: World, steps: list[tuple[int, dict[str, tuple[int, int, str, str]]]]
) -> None:
    code = f"land-{next(NUMBERS)}"
    with_nation(recorded, code)
    from majlis.adapters.records import evidence

    day, held = FIRST, dict[date, list[tuple[object, ...]]]()
    for wait, cells in steps:
        day += timedelta(wait)
        with tempfile.TemporaryDirectory() as folder:
            file = table(Path(folder), rows_of(cells))
            added(on(recorded, str(day)), file, code, source="log", replace=True)
        held[day] = seen(evidence.observations(recorded.records, code))
    for as_of in (FIRST - timedelta(60), FIRST, *(one + timedelta(1) for one in held), day + timedelta(100)):
        last = max((one for one in held if one < as_of), default=min(held))
        wanted = [one for one in held[last] if isinstance(one[2], date) and one[2] < as_of]
        assert seen(evidence.observations(recorded.records, code, as_of)) == wanted


@DRAWN
@given(FILES, FILES)
def test_the_order_of_files_does_not_matter_and_twice_is_once(
    recorded: World, one: dict[str, tuple[int, int, str, str]], other: dict[str, tuple[int, int, str, str]]
) -> None:
    made = []
    files = {"one": rows_of(one), "other": [*rows_of(other), "z,2025-01-01,,,,,"]}
    for order in (("one", "other"), ("other", "one", "other")):
        code = f"land-{next(NUMBERS)}"
        with_nation(recorded, code)
        for name in order:
            with tempfile.TemporaryDirectory() as folder:
                added(recorded, table(Path(folder), files[name]), code, source=name)
        from majlis.adapters.records import evidence

        made.append(evidence.evidence_sha256(recorded.records, code))
    assert made[0] == made[1]


def test_rates_are_those_of_the_same_file_in_a_directory(recorded: World, tmp_path: Path) -> None:
    nation = tmp_path / "nation"
    nation.mkdir()
    (nation / "nation.toml").write_text(HEADER.format(synthetic="true"), encoding="utf-8")
    cells = {f"k{i}": (i % 150, i % 40, ("Hospital", "Bank")[i % 2], ("DDoS", "Wiper")[i % 3 % 2]) for i in range(120)}
    file = table(tmp_path, rows_of(cells))
    add(AddCommand.model_validate({"nation": nation, "file": file, "window": "2025-01-01..2025-07-01"}), recorded)
    with_nation(recorded)
    added(recorded, file)
    for as_of in (None, date(2025, 4, 1)):
        here = rates(RatesCommand(nation=str(nation), as_of=as_of), recorded)
        there = rates(RatesCommand(nation="testland@draft", as_of=as_of), recorded)
        assert here.lines == there.lines
        assert here.incidents == there.incidents
