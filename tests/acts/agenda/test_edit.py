from pathlib import Path

import pytest
from tests.councils import council, login_of, paper_file

from majlis.acts.agenda.edit import EditCommand, edit
from majlis.acts.agenda.withdraw import WithdrawCommand, withdraw
from majlis.acts.paper.add import AddCommand, add
from majlis.acts.paper.list import ListCommand, list_
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError


def test_changed(recorded: World) -> None:
    place = council(recorded)
    edit(EditCommand(item=place.item, recommendation="Yes.", question="", strength="weak"), recorded)
    from majlis.adapters.records.council import agenda

    one = agenda.find(recorded.records, place.item)
    assert (one.recommendation, one.question, one.strength, one.title) == ("Yes.", "", "weak", "Share indicators")
    with pytest.raises(ConflictError, match="nothing changes"):
        edit(EditCommand(item=place.item, strength="weak"), recorded)
    withdraw(WithdrawCommand(item=place.item), recorded)
    with pytest.raises(ConflictError, match="is withdrawn"):
        edit(EditCommand(item=place.item, title="Other"), recorded)


def test_a_stricter_marking_holds_for_papers_and_for_what_happened(recorded: World, tmp_path: Path) -> None:
    place = council(recorded)
    add(AddCommand(item=place.item, file=paper_file(tmp_path)), recorded)
    edit(EditCommand(item=place.item, marking="TLP:AMBER/SECRET"), recorded)
    member = place.as_(login_of("chair"))
    with pytest.raises(NotFoundError, match="there is no item"):
        list_(ListCommand(item=place.item), member)
    from majlis.adapters.records.council import events
    from majlis.adapters.records.models import Paper, PaperVersion

    assert not {"item-added", "paper"} & {one.kind for one in events.listed(member.records, place.meeting)}
    for table in (Paper, PaperVersion):
        assert [str(row.marking.marking) for row in table.everything.all()] == ["TLP:AMBER/SECRET"]
