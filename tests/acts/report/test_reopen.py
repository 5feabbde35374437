import pytest
from tests.reports import operator, person, sent

from majlis.acts.report.close import CloseCommand, close
from majlis.acts.report.feedback import FeedbackCommand, feedback
from majlis.acts.report.reopen import ReopenCommand, reopen
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_a_closed_report_goes_on(both: World) -> None:
    cert = person(both, "cert")
    code = sent(operator(both, "clinic"))
    with pytest.raises(ConflictError, match="is not closed"):
        reopen(ReopenCommand(code=code), cert)
    feedback(FeedbackCommand(code=code, text="Done"), cert)
    close(CloseCommand(code=code), cert)
    result = reopen(ReopenCommand(code=code), cert)
    assert result.report.state == "open"
    assert result.report.next is not None
