import pytest
from tests.reports import operator, person, sent

from majlis.acts.report.attach import AttachCommand, attach
from majlis.acts.report.door import DoorCommand, door
from majlis.acts.report.show import ShowCommand, show
from majlis.acts.report.tell import TellCommand, tell
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError


def test_a_report_without_an_account_becomes_the_operators(both: World) -> None:
    door(DoorCommand(nation="small"), both)
    code = tell(TellCommand(nation="small", name="The clinic", title="Locked", contact="Night desk"), both).code
    with pytest.raises(NotFoundError):
        show(ShowCommand(code=code), operator(both, "clinic"))
    attach(AttachCommand(code=code, operator="clinic"), person(both, "cert"))
    seen = show(ShowCommand(code=code), operator(both, "clinic"))
    assert [one.section for one in seen.sections] == ["contact"]
    assert (seen.report.operator, seen.report.name) == ("clinic", "Clinic")
    with pytest.raises(ConflictError, match="already"):
        attach(AttachCommand(code=code, operator="clinic"), person(both, "cert"))
    assert attach(AttachCommand(code=code), person(both, "cert")).report.operator == ""
    with pytest.raises(NotFoundError):
        show(ShowCommand(code=code), operator(both, "clinic"))


def test_who_is_no_operator_here(small: World) -> None:
    code = sent(person(small, "cert"), operator="")
    with pytest.raises(NotFoundError, match="no organisation"):
        attach(AttachCommand(code=code, operator="nobody"), person(small, "cert"))
