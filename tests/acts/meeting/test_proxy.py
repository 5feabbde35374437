"""A proxy is given once, by who is away, to who is nobody's proxy: no chain."""

import pytest
from tests.councils import VACANT, council

from majlis.acts.meeting.leave import LeaveCommand, leave
from majlis.acts.meeting.proxy import ProxyCommand, proxy
from majlis.acts.world import World
from majlis.council import Rule
from majlis.kernel.errors import ConflictError, InputError


def give(world: World, away: str, holder: str) -> object:
    return proxy(ProxyCommand(meeting="MTG-2025-0001", away=away, holder=holder), world)


def test_given_and_taken_back(recorded: World) -> None:
    place = council(recorded)
    found = proxy(ProxyCommand(meeting=place.meeting, away="academia-2", holder="chair"), recorded)
    assert found.proxies == {"academia-2": "chair"}
    from majlis.adapters.records.council.rooms import room_of

    room = room_of(recorded.records, place.meeting)
    assert "academia-2" in room.voting
    assert room_of(recorded.records, place.meeting, rule=Rule("none")).proxies == {}
    back = proxy(ProxyCommand(meeting=place.meeting, away="academia-2", back=True), recorded)
    assert back.proxies == {}
    with pytest.raises(ConflictError, match="gave no proxy"):
        proxy(ProxyCommand(meeting=place.meeting, away="academia-2", back=True), recorded)
    with pytest.raises(InputError, match="nobody is named who votes"):
        proxy(ProxyCommand(meeting=place.meeting, away="academia-2"), recorded)


def test_a_chain_is_refused(recorded: World) -> None:
    place = council(recorded)
    leave(LeaveCommand(meeting=place.meeting, seat="academia-1"), recorded)
    leave(LeaveCommand(meeting=place.meeting, seat="operators-1"), recorded)
    give(recorded, "academia-2", "academia-1")
    with pytest.raises(ConflictError, match="academia-1 holds a proxy of another"):
        give(recorded, "academia-1", "chair")
    with pytest.raises(ConflictError, match="academia-2 gave a proxy itself"):
        give(recorded, "operators-1", "academia-2")
    with pytest.raises(ConflictError, match="academia-1 holds 1 already, and the rule lets it hold 1"):
        give(recorded, "operators-1", "academia-1")
    with pytest.raises(ConflictError, match="gave a proxy already"):
        give(recorded, "academia-2", "chair")
    with pytest.raises(ConflictError, match="chair is in the room"):
        give(recorded, "chair", "operators-2")
    with pytest.raises(ConflictError, match="academia-3 may not vote"):
        give(recorded, VACANT, "chair")
    with pytest.raises(ConflictError, match="cannot vote for itself"):
        give(recorded, "operators-1", "operators-1")


def test_where_the_rule_knows_no_proxies_none_is_given(recorded: World) -> None:
    council(recorded, Rule("charter"))
    with pytest.raises(ConflictError, match="lets nobody vote for others"):
        give(recorded, "academia-2", "chair")
