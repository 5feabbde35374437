import pytest
from tests.reports import operator, person, sent

from majlis.acts.report.amend import AmendCommand, amend
from majlis.acts.report.merge import MergeCommand, merge
from majlis.acts.report.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError


def test_a_preview_changes_nothing_and_a_merge_loses_nothing(both: World) -> None:
    clinic, cert = operator(both, "clinic"), person(both, "cert")
    one, other = sent(clinic, people=5), sent(clinic)
    preview = merge(MergeCommand(code=one, into=other, preview=True), cert)
    assert ("people", "5", "") in {(it.fact, it.gives_way, it.stays) for it in preview.differences}
    assert show(ShowCommand(code=one), cert).report.state == "open"
    assert merge(MergeCommand(code=one, into=other), cert).merged
    gone = show(ShowCommand(code=one), clinic)
    assert (gone.report.state, gone.report.merged_into, gone.report.next) == ("merged", other, None)
    assert show(ShowCommand(code=other), clinic).merged == (one,)
    with pytest.raises(ConflictError, match="merged"):
        amend(AmendCommand(code=one, people=6), clinic)
    with pytest.raises(ConflictError, match="other reports were merged into"):
        merge(MergeCommand(code=other, into=sent(clinic)), cert)


def test_two_operators_have_two_reports(small: World) -> None:
    one, other = sent(operator(small, "clinic")), sent(operator(small, "bank"), operator="bank")
    with pytest.raises(ConflictError, match="two operators"):
        merge(MergeCommand(code=one, into=other), small)
    with pytest.raises(InputError):
        merge(MergeCommand(code=one, into=one), small)
