from pathlib import Path

from tests.councils import council, login_of, paper_file

from majlis.acts.paper.add import AddCommand, add
from majlis.acts.paper.list import ListCommand, list_
from majlis.acts.paper.replace import ReplaceCommand, replace
from majlis.acts.world import World


def test_papers_with_versions_as_far_as_they_are_seen(recorded: World, tmp_path: Path) -> None:
    place = council(recorded)
    assert "None that you may see" in list_(ListCommand(item=place.item), recorded).text()
    code = add(AddCommand(item=place.item, file=paper_file(tmp_path), title="Why"), recorded).code
    add(AddCommand(item=place.item, file=paper_file(tmp_path), title="Falcon", marking="TLP:AMBER/SECRET"), recorded)
    file = paper_file(tmp_path, text="Names.")
    replace(ReplaceCommand(paper=code, file=file, marking="TLP:AMBER/SECRET"), recorded)
    whole = list_(ListCommand(item=place.item), recorded)
    assert (len(whole.papers), whole.marking) == (2, "TLP:AMBER/SECRET")
    assert "  version 2 · paper.txt · 6 bytes · sha256 " in whole.text()
    seen = list_(ListCommand(item=place.item), place.as_(login_of("chair")))
    assert [(one.title, [it.number for it in one.versions]) for one in seen.papers] == [("Why", [1])]
