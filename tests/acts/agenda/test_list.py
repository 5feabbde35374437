import pytest
from tests.councils import council

from majlis.acts.agenda.add import AddCommand, add
from majlis.acts.agenda.list import ListCommand, list_
from majlis.acts.agenda.withdraw import WithdrawCommand, withdraw
from majlis.acts.world import World
from majlis.kernel.errors import InputError


def test_an_agenda_or_the_forward_plan(recorded: World) -> None:
    place = council(recorded)
    assert list_(ListCommand(meeting=place.meeting), recorded).text().endswith("Share indicators · open · TLP:AMBER")
    assert "None that you may see" in list_(ListCommand(body="council"), recorded).text()
    for title, due in (("Some day", None), ("Winter", "2025-12-01"), ("Autumn", "2025-09-01")):
        add(AddCommand.model_validate({"body": "council", "title": title, "due": due}), recorded)
    found = list_(ListCommand(body="council"), recorded)
    assert [one.title for one in found.items] == ["Autumn", "Winter", "Some day"]
    withdraw(WithdrawCommand(item=found.items[0].code), recorded)
    assert len(list_(ListCommand(body="council"), recorded).items) == 2
    assert len(list_(ListCommand(body="council", withdrawn=True), recorded).items) == 3
    for wrong in (ListCommand(), ListCommand(body="council", meeting=place.meeting)):
        with pytest.raises(InputError, match="name a body or a meeting"):
            list_(wrong, recorded)
