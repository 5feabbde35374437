from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from majlis.evidence.formats import read
from majlis.evidence.intake import Intake, extra_of, take_in
from majlis.evidence.reading import Origin
from majlis.kernel.errors import InputError

GOOD = (
    "Case,Date,Sector,Type,Organisation,Remarks\n1,2025-01-02,Hospital,DDoS,Org A,slow\n2,2025-01-01,Eclipse,Wiper,,\n"
)


@contextmanager
def told(label: str, total: int) -> Iterator[Callable[[int], None]]:
    done: list[int] = []
    yield done.append
    assert label == "Reading rows"
    assert done[-1] == total


def take(text: str, share: float = 0.5) -> Intake:
    return take_in(text.encode(), Origin("cert", "log.csv"), format_="auto", share=share, progress=told)


def test_facts_say_what_the_reading_says() -> None:
    origin = Origin("cert", "log.csv")
    reading, intake = read(GOOD.encode(), origin, format_="auto"), take(GOOD)
    assert [fact[:8] for fact in intake.facts] == [
        (one.key, str(one.day), str(one.known), one.sector, one.kind, one.operator, one.area, one.synthetic)
        for one in reading.observations
    ]
    assert (intake.columns, intake.unmapped_sectors, intake.notes) == (reading.columns, {"Eclipse": 1}, reading.notes)
    assert extra_of(intake.facts[0].extra, intake.names) == {"Sector": "Hospital", "Type": "DDoS", "Remarks": "slow"}


def test_a_report_day_that_stands_in_says_so() -> None:
    intake = take("Reported,Type\n2025-01-09,DDoS\n")
    assert extra_of(intake.facts[0].extra, intake.names)["day is"] == "the day it was reported"


def test_what_was_decided_about_days_is_noted() -> None:
    notes = take("Date,Reported\n13/1/2025,2025-01-20\n,2025-01-21\n3/4/2025,2025-05-01\n").notes
    assert "days in figures, like 3/4/2025, are read day first; --dates mdy reads them month first" in notes
    assert "rows without a day of the incident: 1; the day it was reported stands in for it" in notes


def test_wrong_rows_are_set_aside_with_all_that_is_wrong() -> None:
    intake = take(GOOD + "1,2025-13-01,,,,\n")
    (row,) = intake.set_aside
    assert (row.row, row.raw[:2], row.fault.code) == (4, ("1", "2025-13-01"), "evidence.day")
    assert "stands in line 2 already" in row.fault.what
    assert [fact.key for fact in intake.facts] == ["1", "2"]


def test_too_many_are_too_many() -> None:
    with pytest.raises(InputError, match="nothing was added") as caught:
        take(GOOD + "3,soon,,,,\n", share=0.3)
    assert "--bad-share" in caught.value.fault.mend
    assert take(GOOD + "3,soon,,,,\n", share=0.34).set_aside


def test_a_header_alone_is_no_evidence() -> None:
    with pytest.raises(InputError, match="no incident"):
        take("Case,Date,Type\n")
