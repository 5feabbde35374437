from pathlib import Path

import pytest
from tests.councils import council, paper_file

from majlis.acts.paper.add import AddCommand, add
from majlis.acts.paper.replace import ReplaceCommand, replace
from majlis.acts.paper.withdraw import WithdrawCommand, withdraw
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_versions_stay(recorded: World, tmp_path: Path) -> None:
    place = council(recorded)
    code = add(AddCommand(item=place.item, file=paper_file(tmp_path, text="One.")), recorded).code
    with pytest.raises(ConflictError, match="as version 1 already"):
        replace(ReplaceCommand(paper=code, file=paper_file(tmp_path, text="One.")), recorded)
    found = replace(ReplaceCommand(paper=code, file=paper_file(tmp_path, text="Two."), note="Corrected."), recorded)
    assert f"{code} has version 2." in found.text()
    from majlis.adapters.records.council import papers

    assert papers.read(recorded.records, code)[1] == b"Two."
    version, data = papers.read(recorded.records, code, 1)
    assert (version.number, data) == (1, b"One.")
    assert [one.note for one in papers.find(recorded.records, code).versions] == ["", "Corrected."]
    withdraw(WithdrawCommand(paper=code), recorded)
    with pytest.raises(ConflictError, match="was withdrawn"):
        replace(ReplaceCommand(paper=code, file=paper_file(tmp_path, text="Three.")), recorded)
