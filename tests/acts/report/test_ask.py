from datetime import date

import pytest
from tests.reports import operator, person, sent

from majlis.acts.report.amend import AmendCommand, amend
from majlis.acts.report.ask import AskCommand, ask
from majlis.acts.report.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError, PermissionDeniedError


def test_who_is_routed_to_asks_and_the_operator_is_awaited(both: World) -> None:
    code = sent(operator(both, "clinic"))
    assert ask(AskCommand(code=code, text="Since when?"), person(both, "cert")).report.state == "waiting"


def test_who_only_reads_does_not_ask(small: World) -> None:
    code = sent(operator(small, "clinic"))
    with pytest.raises(NotFoundError):
        ask(AskCommand(code=code, text="?"), person(small, "bank-regulator"))
    with pytest.raises(PermissionDeniedError):
        ask(AskCommand(code=code, text="?"), person(small, "clinic"))


def test_an_intermediate_report_is_asked_for_once_and_answered_by_a_report(both: World) -> None:
    clinic, cert = operator(both, "clinic"), person(both, "cert")
    code = sent(clinic)
    wanted = AskCommand(code=code, text="How far are you?", intermediate=True)
    result = ask(wanted, cert)
    assert "its clock has begun" in result.text()
    assert result.report.state == "open"

    def clocks() -> dict[str, str]:
        return {one.stage: one.state for one in show(ShowCommand(code=code), clinic).clocks}

    assert clocks()["intermediate"] == "due"
    with pytest.raises(ConflictError, match="no intermediate report"):
        ask(wanted, cert)
    amend(AmendCommand(code=code, stage="notification", people=3), clinic)
    assert clocks()["intermediate"] == "due"
    amend(AmendCommand(code=code, stage="intermediate", people=4), clinic)
    assert clocks()["intermediate"] == "sent"
    ask(wanted, cert)
    assert clocks()["intermediate"] == "due"
    amend(AmendCommand(code=code, stage="final", handled=date(2025, 8, 1)), clinic)
    assert clocks() == dict.fromkeys(("early-warning", "notification", "intermediate", "final"), "sent")
    with pytest.raises(ConflictError):
        ask(wanted, cert)
