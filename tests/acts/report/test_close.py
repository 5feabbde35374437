import pytest
from tests.reports import operator, person, sent

from majlis.acts.report.answer import AnswerCommand, answer
from majlis.acts.report.close import CloseCommand, close
from majlis.acts.report.feedback import FeedbackCommand, feedback
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_no_report_is_closed_without_feedback(both: World) -> None:
    cert = person(both, "cert")
    code = sent(operator(both, "clinic"))
    with pytest.raises(ConflictError, match="has had no feedback"):
        close(CloseCommand(code=code), cert)
    feedback(FeedbackCommand(code=code, text="Done"), cert)
    result = close(CloseCommand(code=code), cert)
    assert (result.report.state, result.report.next) == ("closed", None)
    with pytest.raises(ConflictError, match="is closed"):
        close(CloseCommand(code=code), cert)
    with pytest.raises(ConflictError, match="is closed"):
        answer(AnswerCommand(code=code, text="x"), operator(both, "clinic"))
