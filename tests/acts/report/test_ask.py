import pytest
from tests.reports import operator, person, sent

from majlis.acts.report.ask import AskCommand, ask
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError, PermissionDeniedError


def test_who_is_routed_to_asks_and_the_operator_is_awaited(both: World) -> None:
    code = sent(operator(both, "clinic"))
    assert ask(AskCommand(code=code, text="Since when?"), person(both, "cert")).report.state == "waiting"


def test_who_only_reads_does_not_ask(small: World) -> None:
    code = sent(operator(small, "clinic"))
    with pytest.raises(NotFoundError):
        ask(AskCommand(code=code, text="?"), person(small, "bank-regulator"))
    with pytest.raises(PermissionDeniedError):
        ask(AskCommand(code=code, text="?"), person(small, "clinic"))
