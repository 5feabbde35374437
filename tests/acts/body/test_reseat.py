import pytest
from tests.councils import council

from majlis.acts.body.reseat import ReseatCommand, reseat
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_changed_but_not_while_it_sits(recorded: World) -> None:
    council(recorded)
    assert "is changed" in reseat(ReseatCommand(body="council", seat="chair", title="The chair"), recorded).text()
    with pytest.raises(ConflictError, match="nothing changes"):
        reseat(ReseatCommand(body="council", seat="chair", title="The chair", chair="yes"), recorded)
    with pytest.raises(ConflictError, match="chair chairs"):
        reseat(ReseatCommand(body="council", seat="academia-2", chair="yes"), recorded)
    with pytest.raises(ConflictError, match="is in the room of MTG-2025-0001"):
        reseat(ReseatCommand(body="council", seat="operators-1", votes="no"), recorded)
    reseat(ReseatCommand(body="council", seat="academia-2", votes="no", constituency=""), recorded)
    from majlis.adapters.records.council.rooms import room_of

    assert "academia-2" not in room_of(recorded.records, "MTG-2025-0001").codes
