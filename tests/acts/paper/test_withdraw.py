from pathlib import Path

import pytest
from tests.councils import council, paper_file

from majlis.acts.paper.add import AddCommand, add
from majlis.acts.paper.withdraw import WithdrawCommand, withdraw
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_withdrawn_and_back(recorded: World, tmp_path: Path) -> None:
    place = council(recorded)
    code = add(AddCommand(item=place.item, file=paper_file(tmp_path)), recorded).code
    with pytest.raises(ConflictError, match="is not withdrawn"):
        withdraw(WithdrawCommand(paper=code, undo=True), recorded)
    assert "is withdrawn" in withdraw(WithdrawCommand(paper=code), recorded).text()
    from majlis.adapters.records.council import agenda, papers

    assert agenda.find(recorded.records, place.item).papers == 0
    assert papers.read(recorded.records, code)[0].number == 1, "for who looks up what was decided on"
    assert "is back" in withdraw(WithdrawCommand(paper=code, undo=True), recorded).text()
