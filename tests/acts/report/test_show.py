import pytest
from tests.reports import operator, person, sent

from majlis.acts.report.note import NoteCommand, note
from majlis.acts.report.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError


def test_the_operator_reads_who_is_shown_it_and_why_and_no_note(both: World) -> None:
    code = sent(operator(both, "clinic"))
    note(NoteCommand(code=code, text="Third one this month"), person(both, "cert"))
    mine = show(ShowCommand(code=code), operator(both, "clinic"))
    assert {one.organisation: one.reason for one in mine.readers} == {
        "cert": "The CERT receives every report",
        "health-regulator": "It regulates the sector of the report",
    }
    assert mine.thread == ()
    assert not mine.works
    assert "Third" not in mine.text()
    theirs = show(ShowCommand(code=code), person(both, "health-regulator"))
    assert [one.text for one in theirs.thread] == ["Third one this month"]
    assert theirs.works


def test_what_is_not_there_and_what_is_closed_read_alike(small: World) -> None:
    code = sent(operator(small, "clinic"))
    told = []
    for wanted in (code, "REP-2025-0099"):
        with pytest.raises(NotFoundError) as caught:
            show(ShowCommand(code=wanted), operator(small, "bank"))
        told.append(str(caught.value).replace(wanted, "CODE"))
    assert told[0] == told[1]
