"""Names that are probably meant to be the same are told, with the cell; others are left alone."""

from majlis.infrastructure.workbook.answers import Judge
from majlis.infrastructure.workbook.spelling import known_vendor, tell_operators, tell_vendors


def told(judge: Judge) -> list[tuple[str, str]]:
    return [(finding.fault.where, finding.fault.mend) for finding in judge.findings]


def test_a_vendor_of_the_catalogue_is_written_as_it_is_there() -> None:
    assert known_vendor(" CISCO ") == "Cisco"
    assert known_vendor("Own Works") == "Own Works"


def test_a_vendor_that_is_misspelt_is_told() -> None:
    judge = Judge()
    tell_vendors([("Siemens", "F8"), ("Simens", "F9"), ("Own Works", "F10"), ("Own Worcs", "F11")], judge)
    assert told(judge) == [("F9", "did you mean Siemens?"), ("F11", "did you mean Own Works?")]


def test_an_operator_that_is_misspelt_is_told_once_and_different_ones_are_not() -> None:
    judge = Judge()
    names = ("Country Power", "Country Powre", "Country Powre", "Coast Power", "River Power", "country  power")
    tell_operators([(name, f"E{row}") for row, name in enumerate(names, 8)], judge)
    assert told(judge) == [("E9", "did you mean Country Power?")]
