"""Files of reports belong to the operator, bear the marking of their section, and are held by backups."""

import pytest
from tests.reports import operator, person, sent

from majlis.acts.report.attach import AttachCommand, attach
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError, PermissionDeniedError
from majlis.kernel.marking import Marking, Tlp


def test_a_file_bears_the_marking_of_its_section(world: World) -> None:
    from majlis.adapters.records.reports import enclosing, writing
    from majlis.evidence.reporting.stages import Facts, Stage

    code = sent(world, section_marking=("technical=TLP:AMBER",))
    for part in ("technical", "impact"):
        enclosing.enclose(world.records, code, enclosing.Sent("a.log", part.encode(), part))
    assert [str(one.marking) for one in enclosing.files(world.records, code)] == ["TLP:AMBER", "TLP:RED"]
    stricter = {"technical": Marking.parse("TLP:RED/SECRET")}
    writing.amend(world.records, code, writing.Telling(Stage.EARLY, Facts(), {"technical": "new"}, markings=stricter))
    assert str(enclosing.files(world.records, code)[0].marking) == "TLP:RED/SECRET"
    assert [one.part for one in enclosing.files(person(world, "cert").records, code)] == ["impact"]


def test_it_goes_with_the_report_to_its_operator(world: World) -> None:
    from majlis.adapters.records.reports import enclosing

    code = sent(person(world, "cert"), operator="")
    cert = person(world, "cert").records
    enclosing.enclose(cert, code, enclosing.Sent("a.log", b"a", "contact"), behalf=True)
    with pytest.raises(NotFoundError):
        enclosing.files(operator(world, "clinic").records, code)
    attach(AttachCommand(code=code, operator="clinic"), person(world, "cert"))
    clinic = operator(world, "clinic").records
    assert enclosing.file(clinic, code, 1)[1] == b"a"
    with pytest.raises(ConflictError, match="this file already"):
        enclosing.enclose(clinic, code, enclosing.Sent("b.log", b"a", "contact"))
    enclosing.discard(clinic, code, 1)
    assert enclosing.enclose(clinic, code, enclosing.Sent("b.log", b"a", "contact")) == 2  # no number is given twice


def test_nobody_shows_others_a_file_that_is_closed_to_him(world: World) -> None:
    from majlis.adapters.records.reports import enclosing, routing

    code = sent(operator(world, "clinic"), technical="")
    enclosing.enclose(operator(world, "clinic").records, code, enclosing.Sent("a.log", b"a"))
    regulator = person(world, "health-regulator").records
    with pytest.raises(PermissionDeniedError, match="1 of these sections"):
        routing.pass_on(regulator, code, "ministry", ("technical",), "It asked")
    routing.pass_on(person(world, "cert").records, code, "ministry", ("technical",), "It asked")
    assert len(enclosing.files(person(world, "ministry").records, code)) == 1


def test_backups_and_the_doctor_know_it(world: World) -> None:
    from majlis.adapters.records import health
    from majlis.adapters.records.reports import enclosing
    from majlis.adapters.upkeep.contents import missing, parts
    from majlis.adapters.upkeep.rows import references

    code = sent(world)
    enclosing.enclose(world.records, code, enclosing.Sent("a.log", b"a"))
    (kept,) = enclosing.files(world.records, code)
    assert kept.sha256 in health.known_uploads()
    place = f"uploads/{kept.sha256}"
    named = references(health.tables(), health.query())
    assert place in named
    there = frozenset(part.name.removeprefix("home/") for part in parts(world.home))
    assert missing(named, there) == ()
    assert missing(named, there - {place}) == (place,)


def test_who_may_take_it_out(world: World) -> None:
    from dataclasses import replace

    from majlis.adapters.records.reports import enclosing

    code = sent(operator(world, "clinic"), marking="TLP:AMBER")
    enclosing.enclose(operator(world, "clinic").records, code, enclosing.Sent("a.log", b"a"))
    records = person(world, "bank-regulator").records
    onlooker = replace(records, reader=replace(records.reader, others=Tlp.AMBER))
    with pytest.raises(PermissionDeniedError, match="not shown"):
        enclosing.discard(onlooker, code, 1)
    with pytest.raises(NotFoundError, match="no file 1"):
        enclosing.discard(operator(world, "clinic").records, code, 1, undo=True)
