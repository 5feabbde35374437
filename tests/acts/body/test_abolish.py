import pytest
from tests.councils import council

from majlis.acts.body.abolish import AbolishCommand, abolish
from majlis.acts.body.seat import SeatCommand, seat
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError


def test_abolished_and_its_code_is_not_given_again(recorded: World) -> None:
    council(recorded)
    assert "is abolished" in abolish(AbolishCommand(body="council", seat="academia-2"), recorded).text()
    with pytest.raises(NotFoundError, match="no seat 'academia-2'"):
        abolish(AbolishCommand(body="council", seat="academia-2"), recorded)
    with pytest.raises(ConflictError, match="has, or had"):
        seat(SeatCommand(body="council", seat="academia-2", title="Again"), recorded)
    with pytest.raises(ConflictError, match="who may vote does not change while they meet"):
        abolish(AbolishCommand(body="council", seat="chair"), recorded)
    from majlis.adapters.records.council.rooms import room_of

    assert room_of(recorded.records, "MTG-2025-0001").seats == 8
