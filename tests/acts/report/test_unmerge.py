import pytest
from tests.reports import operator, person, sent

from majlis.acts.report.merge import MergeCommand, merge
from majlis.acts.report.unmerge import UnmergeCommand, unmerge
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_both_stand_for_themselves_again(both: World) -> None:
    clinic, cert = operator(both, "clinic"), person(both, "cert")
    one, other = sent(clinic), sent(clinic)
    with pytest.raises(ConflictError, match="is not merged"):
        unmerge(UnmergeCommand(code=one), cert)
    merge(MergeCommand(code=one, into=other), cert)
    assert unmerge(UnmergeCommand(code=one), cert).report.state == "open"
