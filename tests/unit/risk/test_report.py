import pytest

from majlis.risk.assessment import assess
from majlis.risk.case import Case, nation_facts
from majlis.risk.inputs import Inputs
from majlis.risk.report import about, big, report
from majlis.risk.result import Gaps
from majlis.risk.simulate import Size


@pytest.mark.parametrize(
    ("chance", "words"),
    [(0.0, "never seen"), (0.0834, "1 in 12"), (0.5, "1 in 2"), (0.7, "70%"), (0.001, "1 in 1,000")],
)
def test_chances_in_words(chance: float, words: str) -> None:
    assert about(chance) == words


def test_numbers_in_words() -> None:
    assert [big(v) for v in (12.0, 4_300.0, 6_210_000.0, 2.5e9)] == [
        "12",
        "4.3 thousand",
        "6.21 million",
        "2.5 billion",
    ]


def test_the_coverage_stands_below_the_chance(small: Inputs) -> None:
    case = Case(small, nation_facts(small.nation, 1), (), (), "2026-01-01", "e" * 64, "p" * 64)
    result = assess(case, Size(1, 2, 20)).result
    nation = result.nation.model_copy(
        update={"declared": 0.18, "inferred": 0.8, "unknown": 0.02, "sectors_undeclared": ("gas", "oil")}
    )
    lines = report(result.model_copy(update={"nation": nation})).splitlines()
    at = next(i for i, line in enumerate(lines) if "within 12 months" in line)
    assert lines[at + 2 : at + 4] == [
        "  Coverage: supply is declared for 18% of the people (once per service), inferred for 80%, unknown for 2%.",
        "  Sectors that have not declared their dependencies: Gas; Oil.",
    ]


def test_what_nobody_watches_stands_below_the_chance(small: Inputs) -> None:
    case = Case(small, nation_facts(small.nation, 1), (), (), "2026-01-01", "e" * 64, "p" * 64)
    result = assess(case, Size(1, 2, 20)).result
    assert "Not in these figures" not in report(result)
    gaps = Gaps(unwatched=("gas", "oil"), partly_watched=("water",), unplaced_incidents=1)
    lines = report(result.model_copy(update={"gaps": gaps})).splitlines()
    at = next(i for i, line in enumerate(lines) if "within 12 months" in line)
    assert lines[at + 2 : at + 5] == [
        "  Not in these figures: attacks on Gas; Oil; no source watches.",
        "  Only in part in these figures: attacks on Water; sources watch for some kinds only.",
        "  Not in these figures: 1 incident of unknown sector counts in no sector's rate.",
    ]
