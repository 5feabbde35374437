import pytest
from tests.councils import council

from majlis.acts.agenda.add import AddCommand, add
from majlis.acts.meeting.close import CloseCommand, close
from majlis.acts.world import World
from majlis.adapters.records.council import founding
from majlis.council import Rule
from majlis.kernel.errors import ConflictError, InputError


def test_added_to_the_agenda_or_the_plan(recorded: World) -> None:
    place = council(recorded)
    found = add(AddCommand(body="council", title="Budget", meeting=place.meeting), recorded)
    assert "2. ITM-2025-0002 · for decision · Budget · open · TLP:AMBER" in found.text()
    planned = add(AddCommand.model_validate({"body": "council", "title": "Later", "due": "2025-12-01"}), recorded)
    assert "ITM-2025-0003 · for decision · Later · by 2025-12-01 · open" in planned.text()
    founding.create(recorded.records, "small", founding.New("board", "Board", Rule("charter")))
    with pytest.raises(InputError, match="is a meeting of council"):
        add(AddCommand(body="board", title="Stray", meeting=place.meeting), recorded)
    close(CloseCommand(meeting=place.meeting), recorded)
    with pytest.raises(ConflictError, match="is closed"):
        add(AddCommand(body="council", title="Late", meeting=place.meeting), recorded)
