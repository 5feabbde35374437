from dataclasses import replace
from datetime import date, timedelta

from majlis.evidence import Observation, collapse
from majlis.kernel.marking import Marking

DAY = date(2025, 1, 10)


def seen(source: str, key: str = "1", **changed: object) -> Observation:
    known = DAY + timedelta(days=3)
    one = Observation(source, key, DAY, known, "health", "ransomware", "", "", True, Marking())
    return replace(one, **changed)  # type: ignore[arg-type]  # whatever a test changes


def test_two_sources_of_one_event_are_one_incident() -> None:
    found = collapse([seen("cert", known=date(2025, 1, 20)), seen("press", known=date(2025, 1, 12))])
    assert len(found) == 1
    assert found[0].sources == ("cert", "press")
    assert found[0].known == date(2025, 1, 12)


def test_two_rows_of_one_source_are_two_incidents() -> None:
    assert len(collapse([seen("cert", "1"), seen("cert", "2")])) == 2


def test_one_row_stands_for_one_row() -> None:
    assert len(collapse([seen("cert", "1"), seen("cert", "2"), seen("press", "1")])) == 2
    assert len(collapse([seen("cert", "1"), seen("press", "1"), seen("press", "2"), seen("press", "3")])) == 3


def test_what_differs_is_another_event() -> None:
    for changed in ({"day": date(2025, 1, 11)}, {"sector": "water"}, {"kind": "ddos"}):
        assert len(collapse([seen("cert"), seen("press", **changed)])) == 2


def test_operator_and_area_may_be_missing_but_not_contradict() -> None:
    named = seen("cert", operator="Hospital A", area="area:lahore")
    assert len(collapse([named, seen("press")])) == 1
    assert len(collapse([named, seen("press", operator="hospital a")])) == 1
    assert len(collapse([named, seen("press", operator="Hospital B")])) == 2
    assert len(collapse([named, seen("press", area="area:karak")])) == 2


def test_the_exact_match_is_taken_first() -> None:
    a, b = seen("cert", "1", operator="A"), seen("cert", "2", operator="B")
    found = collapse([a, b, seen("press", "1", operator=""), seen("press", "2", operator="A")])
    assert [(one.operator, one.sources) for one in found] == [("A", ("cert", "press")), ("B", ("cert", "press"))]


def test_a_third_source_does_not_join_what_contradicts() -> None:
    found = collapse([seen("a"), seen("b", operator="X"), seen("c", operator="Y")])
    assert len(found) == 2
