"""A pair is suggested with its reasons, and contradictions end it."""

from datetime import date, timedelta
from typing import Any

from majlis.evidence.duplicates import Telling, likely, pairs, telling_of
from majlis.evidence.observation import Observation
from majlis.kernel.marking import Marking

DAY = date(2025, 3, 1)


def telling(name: str, later: int = 0, **facts: Any) -> Telling:
    usual: dict[str, Any] = {"sector": "health", "kind": "ransomware", "operator": "Clinic A"}
    return Telling(name, DAY + timedelta(days=later), **{**usual, **facts})


def test_the_same_operator_on_the_next_day_is_suggested_with_reasons() -> None:
    (found,) = likely(telling("INC-1"), [telling("INC-2", 1), telling("INC-1")])
    assert found.other.name == "INC-2"
    assert found.reasons == ("same operator", "1 day apart", "same sector", "same kind")


def test_contradictions_and_distance_are_not_suggested() -> None:
    one = telling("INC-1", area="north")
    others = [
        telling("operator", operator="Clinic B"),
        telling("area", area="south"),
        telling("late", 8),
        telling("sector and kind", 3, sector="power", kind="ddos"),
        telling("little", 5, operator="", kind="other"),
    ]
    assert likely(one, others) == ()


def test_shared_words_of_titles_speak_where_no_operator_is_named() -> None:
    one = telling("INC-1", operator="", words="Backups of a hospital encrypted")
    (found,) = likely(one, [telling("cert/1", 2, operator="", words="hospital: backups gone")])
    assert found.reasons[0] == "both say backups, hospital"
    assert "2 days apart" in found.reasons


def test_each_pair_once_and_the_strongest_first() -> None:
    rows = [telling("INC-1"), telling("INC-2"), telling("INC-3", 30)]
    ((one, other),) = pairs(rows)
    assert {one.name, other.other.name} == {"INC-1", "INC-2"}
    first, second = likely(telling("INC-9"), [telling("INC-8", 4), telling("INC-7")])
    assert (first.other.name, second.other.name) == ("INC-7", "INC-8")


def test_a_report_is_compared_by_what_it_says() -> None:
    facts = ("health", "ddos", "Clinic A", "", False, Marking())
    one = Observation("cert", "17", DAY, DAY, *facts, extra={"Remarks": "portal down", "n": 3})
    assert telling_of(one, 5) == Telling("cert/17", DAY, "health", "ddos", "Clinic A", "", "portal down", 5)
