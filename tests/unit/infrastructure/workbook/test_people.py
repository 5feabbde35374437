"""People served: taken as said where it can be, never counted twice, and told where it was assumed."""

from majlis.infrastructure.synthesis.rules import Rule
from majlis.infrastructure.workbook.answers import Answers, Facts, Judge, Province, Service
from majlis.infrastructure.workbook.form import kind_labels
from majlis.infrastructure.workbook.people import Giver, served_people
from majlis.kernel.marking import Marking

FACTS = Facts("N", "n", True, "UTC", "USD", Marking(), "us", "")
NORTH = Province("Provinces!A8", "North", 1000, 0.5, None, None)
SOUTH = Province("Provinces!A9", "South", 3000, 0.5, None, None)


def service(name: str, kind: str, province: str | None, people: int) -> Service:
    item = kind_labels()[kind]
    return Service("Services!A8", name, item.sector, item, province, "", "", people, f"Services!G-{name}", None, None)


def judged(*services: Service) -> tuple[dict[str, dict[str, list[tuple[Giver, int]]]], Judge]:
    judge = Judge()

    def nearest(rule: Rule, home: str) -> tuple[str, ...]:
        return (f"nearest {rule.suppliers[0]} of {home}",)

    found = served_people(Answers(FACTS, (NORTH, SOUTH), services, ()), nearest, judge)
    return {name: dict(by_service) for name, by_service in found.items()}, judge


def codes(judge: Judge) -> list[str]:
    return [finding.fault.code for finding in judge.findings] + [fault.code for fault in judge.faults]


def test_a_service_serves_whom_it_says() -> None:
    found, judge = judged(service("A", "Substation", "North", 800), service("B", "Substation", "South", 3000))
    assert found["North"]["power"] == [(Giver(("A",), guessed=False), 800)]
    assert codes(judge) == []


def test_the_whole_country_is_served_in_proportion() -> None:
    found, _ = judged(service("A", "Tower cluster", None, 2000))
    assert [found[name]["phones"][0][1] for name in ("North", "South")] == [500, 1500]


def test_what_stands_behind_others_is_not_counted_again() -> None:
    found, judge = judged(
        service("Plant", "Power plant (steam)", "North", 900),
        service("Lines", "Substation", "North", 800),
        service("Far plant", "Power plant (steam)", "South", 700),
    )
    assert [giver.names for giver, _ in found["North"]["power"]] == [("Lines",)]
    assert [giver.names for giver, _ in found["South"]["power"]] == [("Far plant",)]
    assert codes(judge) == ["workbook.people-twice"]


def test_more_than_live_there_is_wrong() -> None:
    _, judge = judged(service("A", "Substation", "North", 1001), service("B", "Tower cluster", None, 4001))
    assert [fault.where for fault in judge.faults] == ["Services!G-A", "Services!G-B"]


def test_two_that_serve_the_same_people_are_told() -> None:
    _, judge = judged(service("A", "Tower cluster", "North", 800), service("B", "Tower cluster", "North", 700))
    assert codes(judge) == ["workbook.unserved", "workbook.overlap"]


def test_where_nobody_gives_a_number_the_usual_share_is_assumed() -> None:
    found, judge = judged(service("A", "City gate", "North", 0))
    giver, people = found["South"]["gas"][0]
    assert (giver, people) == (Giver(("nearest city-gate of South",), guessed=True), 1050)
    assert codes(judge) == ["workbook.people-assumed"]


def test_a_sector_without_services_asks_nobody() -> None:
    found, judge = judged(service("A", "Substation", None, 4000))
    assert set(found["North"]) == {"power"}
    assert codes(judge) == []
