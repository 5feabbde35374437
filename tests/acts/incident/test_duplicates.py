from tests.hand import enter, report

from majlis.acts.incident.duplicates import DuplicatesCommand, duplicates
from majlis.acts.world import World


def test_pairs_and_what_is_like_one(both: World) -> None:
    assert "nothing looks like" in duplicates(DuplicatesCommand(nation="small"), both).text()
    one, two = (enter(both.records, operator="Clinic A") for _ in range(2))
    report(both.records, "cert", "17", "2025-03-01", operator="Clinic A")
    found = duplicates(DuplicatesCommand(nation="small"), both)
    assert [(line.of, line.other) for line in found.duplicates] == [(two, one)]
    assert f"majlis incident merge {one} {two}" in found.text()
    alike = duplicates(DuplicatesCommand(nation="small", code=one), both)
    assert {line.other for line in alike.duplicates} == {two, "cert/17"}
    assert "same operator" in alike.text()
