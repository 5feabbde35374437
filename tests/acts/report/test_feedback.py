import pytest
from pydantic import ValidationError
from tests.reports import operator, person, sent

from majlis.acts.report.feedback import FeedbackCommand, feedback
from majlis.acts.report.show import ShowCommand, show
from majlis.acts.world import World


def test_the_operator_reads_the_feedback(both: World) -> None:
    clinic = operator(both, "clinic")
    code = sent(clinic)
    feedback(FeedbackCommand(code=code, text="Known strain; see advice 12"), person(both, "cert"))
    assert [one.kind for one in show(ShowCommand(code=code), clinic).thread] == ["feedback"]
    with pytest.raises(ValidationError):
        FeedbackCommand(code=code, text=" ")
