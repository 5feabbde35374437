"""Instants are told on the nation's clock."""

from datetime import datetime

from django.utils import timezone

from majlis.acts.report_lines import ClockLine
from majlis.interfaces.web.reports.shown import fact_name, fact_value, moment, running, stage_name


def test_clocks_are_told_on_their_own_clock() -> None:
    due = "2026-03-02T14:00:00+05:00"
    lines = [ClockLine(stage="early-warning", due=due, sent="", state="overdue")]
    try:
        (one,) = running(lines)
        assert (one.name, one.tone, one.due, one.sent) == ("early warning", "bad", datetime.fromisoformat(due), None)
        assert timezone.localtime(one.due).hour == 14
    finally:
        timezone.deactivate()
    assert running([]) == []
    assert moment("") is None
    assert stage_name("final") == "final report"


def test_facts_are_told_in_words() -> None:
    assert (fact_name("people"), fact_value("people", "40000")) == ("People affected", "40,000")
    assert fact_value("sector", "banking") == "Banking and payments"
    assert fact_value("kind", "gone") == "gone"
    assert fact_value("cross_border", "no") == "No"
    assert fact_value("title", "Locked") == "Locked"
