"""The coarse nation that a filled-in workbook of an invented country becomes, for a specialist to read.

``pytest tests/golden --update-expected`` writes what comes out now; read the difference before you keep it.
"""

from pathlib import Path

import pytest
from tests.workbooks import practice_workbook

from majlis.infrastructure import read, write
from majlis.infrastructure.files import in_order
from majlis.infrastructure.workbook import WorkbookReading, read_workbook

CASE = Path(__file__).parent / "workbook-practice"
EXPECTED = CASE / "expected"
FINDINGS = CASE / "findings.txt"


@pytest.fixture(scope="module")
def reading() -> WorkbookReading:
    return read_workbook(practice_workbook(), "practice.xlsx")


def test_the_nation_is_the_one_that_was_reviewed(reading: WorkbookReading, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-expected"):
        write(reading.nation, EXPECTED)
    assert in_order(reading.nation) == read(EXPECTED)


def test_what_was_assumed_is_told_as_it_was_reviewed(reading: WorkbookReading, request: pytest.FixtureRequest) -> None:
    told = "".join(f"{finding}\n" for finding in reading.findings)
    if request.config.getoption("--update-expected"):
        FINDINGS.write_text(told, encoding="utf-8")
    assert told == FINDINGS.read_text(encoding="utf-8")


def test_it_is_what_the_hand_works_out(reading: WorkbookReading) -> None:
    """The numbers of why.md."""
    nation = reading.nation
    phones = [demand for demand in nation.demands if demand.service == "phones" and demand.area == "area:highland"]
    assert sum(demand.people for demand in phones) == 2_200_000
    fuel = sum(demand.people for demand in nation.demands if demand.service == "fuel")
    assert fuel == 7_200_000
    outage = nation.cascade(attack={"power:national-grid": (0.0, 24.0)})
    assert {"power:distribution-highland", "water:waterworks-riverland"} <= set(outage.dark)
    assert "telecom:backbone-telecom" not in outage.dark
