import pytest
from tests.reports import operator, person, sent

from majlis.acts.report.answer import AnswerCommand, answer
from majlis.acts.report.ask import AskCommand, ask
from majlis.acts.report.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError


def test_an_answer_ends_the_wait_and_what_was_not_asked_is_an_addition(both: World) -> None:
    clinic, cert = operator(both, "clinic"), person(both, "cert")
    code = sent(clinic)
    answer(AnswerCommand(code=code, text="By the way"), clinic)
    ask(AskCommand(code=code, text="Since when?"), cert)
    assert answer(AnswerCommand(code=code, text="Since noon"), clinic).report.state == "open"
    answer(AnswerCommand(code=code, text="They called"), cert)
    said = [(one.kind, one.of) for one in show(ShowCommand(code=code), cert).thread]
    assert said == [("addition", "clinic"), ("question", "cert"), ("answer", "clinic"), ("addition", "")]
    with pytest.raises(NotFoundError):
        answer(AnswerCommand(code=code, text="x"), operator(both, "bank"))
