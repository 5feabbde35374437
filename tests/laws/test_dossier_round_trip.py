"""Law: reading and writing a dossier are exact inverses, whatever a nation holds."""

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from majlis.infrastructure import Nation, nation_hash, read, write
from majlis.infrastructure.dossier.schema import OWN_FILES
from majlis.infrastructure.files import in_order
from majlis.infrastructure.nation import (
    Area,
    Asset,
    Basis,
    Demand,
    Header,
    Need,
    Operator,
    Requirement,
    Supplier,
)
from majlis.kernel.marking import Classification, Marking, Tlp

part = st.from_regex(r"[a-z0-9]([a-z0-9.-]{0,6}[a-z0-9])?", fullmatch=True)
identifier = st.builds("{}:{}".format, part, part)
# Any Unicode that fits on one line: commas, quotation marks, Urdu, spaces at the ends; no formulas.
line = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff"), max_size=12).filter(
    lambda text: not text.startswith(("=", "+", "-", "@"))
)
name = line.filter(lambda text: bool(text.strip()))
hours = st.floats(0, 87_600) | st.sampled_from([0.0, 0.25, 24.0])
share = st.floats(0, 1)
people = st.integers(0, 10_000_000_000)
compartment = st.text("abcxyz 0-9", min_size=1, max_size=6).filter(lambda text: text.strip() == text)
marking = st.builds(
    Marking, st.sampled_from(Tlp), st.sampled_from(Classification), st.frozensets(compartment, max_size=2)
)
header = st.builds(
    Header,
    part,
    name,
    st.booleans(),
    line,
    st.sampled_from(["UTC", "Asia/Karachi", "America/Argentina/Ushuaia"]),
    st.sampled_from(["PKR", "USD"]),
    st.integers(1, 8760),
    st.sampled_from([15, 60]),
    marking,
)
areas = st.builds(Area, identifier, name, line, people, share, st.floats(-90, 90), st.floats(-180, 180), name, marking)
operators = st.builds(Operator, identifier, name, part, marking)
assets = st.builds(
    Asset,
    identifier,
    name,
    part,
    part,
    identifier,
    identifier,
    line,
    hours,
    hours,
    hours,
    hours,
    st.booleans(),
    st.none() | hours,
    name,
    marking,
)
demands = st.builds(Demand, identifier, identifier, part, part, people, marking)
requirements = st.builds(
    Requirement,
    identifier,
    part,
    st.integers(1, 1_000_000),
    hours,
    st.none() | st.integers(1, 4000).map(lambda quarters: quarters / 4),
    st.sampled_from(Need),
    share,
    st.sampled_from(Basis),
    name,
    marking,
)
suppliers = st.builds(Supplier, identifier, part, identifier, marking)


def rows(of: st.SearchStrategy[Any], *key: str) -> st.SearchStrategy[tuple[Any, ...]]:
    unique = st.lists(of, max_size=4, unique_by=lambda row: tuple(getattr(row, field) for field in key))
    return unique.map(tuple)


nations = st.builds(
    Nation,
    header,
    rows(areas, "id"),
    rows(operators, "id"),
    rows(assets, "id"),
    rows(demands, "id"),
    rows(requirements, "node", "group"),
    rows(suppliers, "node", "group", "supplier"),
)


@settings(max_examples=150)
@given(nations)
def test_reading_and_writing_are_inverse(nation: Nation) -> None:
    with tempfile.TemporaryDirectory() as directory:
        first, second = Path(directory, "first"), Path(directory, "second")
        write(nation, first)
        back = read(first)
        assert back == in_order(nation)
        assert nation_hash(back) == nation_hash(nation)
        write(back, second)
        assert [(first / file).read_bytes() for file in OWN_FILES] == [
            (second / file).read_bytes() for file in OWN_FILES
        ]
