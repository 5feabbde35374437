from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.reports import operator, person, sent

from majlis.acts.report.amend import AmendCommand, amend
from majlis.acts.report.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError, PermissionDeniedError


def test_a_later_stage_adds_and_loses_nothing(both: World) -> None:
    clinic = operator(both, "clinic")
    code = sent(clinic)
    later = replace(clinic, now=lambda: datetime(2025, 8, 2, 12, tzinfo=UTC))
    result = amend(AmendCommand(code=code, people=400, what="The archive only", measures="Restoring"), later)
    assert result.report.stage == "notification"
    seen = show(ShowCommand(code=code), later)
    assert seen.facts["people"] == "400"
    assert seen.facts["title"] == "Systems locked"
    assert [(one.number, one.stage) for one in seen.filings] == [(1, "early-warning"), (2, "notification")]
    assert seen.clocks[2].due == "2025-09-02T17:00:00+05:00"
    assert {one.section: one.filing for one in seen.sections} == {
        "what": 2,
        "technical": 1,
        "contact": 1,
        "measures": 2,
    }


def test_while_it_goes_on_a_progress_report_stands_for_the_final_one(both: World) -> None:
    clinic = operator(both, "clinic")
    code = sent(clinic)
    amend(AmendCommand(code=code), clinic)
    month = replace(clinic, now=lambda: datetime(2025, 9, 1, 11, tzinfo=UTC))
    amend(AmendCommand(code=code, stage="progress", measures="Still restoring"), month)
    found = {one.stage: one for one in show(ShowCommand(code=code), month).clocks}
    assert (found["progress"].state, found["final"].state, found["final"].after) == ("sent", "not yet", "handling")
    later = replace(clinic, now=lambda: datetime(2025, 10, 12, 11, tzinfo=UTC))
    assert show(ShowCommand(code=code), later).report.silent  # the final report is still awaited
    for day, words in ((date(2025, 10, 13), "to come"), (date(2025, 7, 1), "before it happened")):
        with pytest.raises(InputError, match=r"cannot have been handled") as caught:
            amend(AmendCommand(code=code, stage="progress", happened=date(2025, 7, 31), handled=day), later)
        assert words in caught.value.fault.why
    amend(AmendCommand(code=code, stage="progress", handled=date(2025, 10, 10)), later)
    assert show(ShowCommand(code=code), later).clocks[-1].due == "2025-11-10T23:59:00+05:00"


def test_a_corrected_sector_goes_to_another_regulator(both: World) -> None:
    clinic = operator(both, "clinic")
    code = sent(clinic)
    amend(AmendCommand(code=code, sector="banking"), clinic)
    assert show(ShowCommand(code=code), person(both, "bank-regulator")).report.code == code
    with pytest.raises(NotFoundError):
        show(ShowCommand(code=code), person(both, "health-regulator"))
    past = {one.organisation for one in show(ShowCommand(code=code), clinic).readers if one.until}
    assert past == {"health-regulator"}


def test_an_authority_types_for_the_operator_and_nobody_else_does(small: World) -> None:
    code = sent(operator(small, "clinic"), marking="TLP:AMBER")
    amend(AmendCommand(code=code, hours=3.0), person(small, "cert"))
    assert show(ShowCommand(code=code), small).filings[-1].way == "behalf"
    with pytest.raises(NotFoundError):
        amend(AmendCommand(code=code, hours=4.0), operator(small, "bank"))
    with pytest.raises(PermissionDeniedError):
        amend(AmendCommand(code=code, hours=4.0), person(small, "cert", "report.write", "report.read"))
