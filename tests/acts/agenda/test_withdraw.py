import pytest
from tests.councils import council

from majlis.acts.agenda.withdraw import WithdrawCommand, withdraw
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_withdrawn_and_back(recorded: World) -> None:
    place = council(recorded)
    assert "is withdrawn" in withdraw(WithdrawCommand(item=place.item), recorded).text()
    with pytest.raises(ConflictError, match="is withdrawn"):
        withdraw(WithdrawCommand(item=place.item), recorded)
    assert "is open again" in withdraw(WithdrawCommand(item=place.item, undo=True), recorded).text()
    with pytest.raises(ConflictError, match="is open"):
        withdraw(WithdrawCommand(item=place.item, undo=True), recorded)


def test_not_while_a_motion_on_it_is_put(recorded: World) -> None:
    place = council(recorded)
    from majlis.adapters.records.models import AgendaItem, Motion

    item = AgendaItem.everything.get(code=place.item)
    facts = {"body_id": item.body_id, "year": 2025, "number": 1, "written_at": recorded.now()}
    keys = {"owner_id": item.owner_id, "marking_id": item.marking_id}
    Motion.everything.create(item=item, code="MOT-2025-0001", title="A motion", state="put", **facts, **keys)
    with pytest.raises(ConflictError, match="MOT-2025-0001 on ITM-2025-0001 is put to the vote"):
        withdraw(WithdrawCommand(item=place.item), recorded)
