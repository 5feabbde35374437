from dataclasses import replace
from datetime import UTC, datetime

from tests.reports import operator, sent

from majlis.acts.report.board import BoardCommand, board
from majlis.acts.report.merge import MergeCommand, merge
from majlis.acts.world import World


def test_late_overdue_and_silent(both: World) -> None:
    first = sent(operator(both, "clinic"), aware="2025-07-30T08:00")
    sent(operator(both, "bank"), operator="bank", sector="banking")
    later = replace(both, now=lambda: datetime(2025, 8, 9, 13, tzinfo=UTC))
    clinic, bank = board(BoardCommand(nation="small"), later).operators
    assert (clinic.operator, clinic.late, clinic.overdue, clinic.unanswered) == ("bank", 0, ("REP-2025-0002",), 1)
    assert (bank.operator, bank.late, bank.overdue) == ("clinic", 1, (first,))
    assert bank.silent == "2025-08-01T17:00:00+05:00"
    assert bank.next_due == "2025-08-02T08:00:00+05:00"
    assert [one.operator for one in board(BoardCommand(nation="small", sector="banking"), later).operators] == ["bank"]


def test_a_merged_report_stands_on_no_board(small: World) -> None:
    one, other = sent(operator(small, "clinic")), sent(operator(small, "clinic"))
    merge(MergeCommand(code=one, into=other), small)
    assert [line.reports for line in board(BoardCommand(nation="small"), small).operators] == [1]
    assert "No report" in board(BoardCommand(nation="small", sector="gas"), small).text()
