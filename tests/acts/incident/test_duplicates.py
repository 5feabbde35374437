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


def test_only_a_merger_that_would_be_taken_is_offered(both: World) -> None:
    from dataclasses import replace

    from majlis.acts.incident.mark import MarkCommand, mark
    from majlis.adapters.records import people
    from majlis.kernel.access import Reader
    from majlis.kernel.marking import Marking, Tlp

    people.ensure_organisation(both.records, "other", "Other", "other")
    one, two = (enter(both.records, operator="Clinic A") for _ in range(2))
    assert [line.stays for line in duplicates(DuplicatesCommand(nation="small"), both).duplicates] == [one]
    assert duplicates(DuplicatesCommand(nation="small", code=two), both).duplicates[0].stays == two
    mark(MarkCommand(code=two, marking="TLP:RED", source="CERT"), both)
    assert duplicates(DuplicatesCommand(nation="small", code=one), both).duplicates[0].stays == two
    for organisation, stays in (("secretariat", two), ("other", "")):
        reader = Reader("clerk", frozenset({organisation}), Marking(Tlp.RED), Tlp.RED)
        theirs = replace(both, actor=replace(both.actor, reader=reader))
        found = duplicates(DuplicatesCommand(nation="small"), theirs)
        assert [line.stays for line in found.duplicates] == [stays]
        assert ("majlis incident merge" in found.text()) == bool(stays)
