import pytest
from tests.councils import VACANT, council

from majlis.acts.meeting.close import CloseCommand, close
from majlis.acts.meeting.come import ComeCommand, come
from majlis.acts.meeting.proxy import ProxyCommand, proxy
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_who_comes_is_counted_and_takes_the_own_proxy_back(recorded: World) -> None:
    place = council(recorded)
    proxy(ProxyCommand(meeting=place.meeting, away="academia-2", holder="academia-1"), recorded)
    found = come(ComeCommand(meeting=place.meeting, seat="academia-2", remote=True), recorded)
    assert (len(found.present), found.proxies, found.quorum) == (8, {}, "quorum 8 of 8, needed 5")
    from majlis.adapters.records.council import events

    kinds = [(it.kind, it.facts.get("remote")) for it in events.listed(recorded.records, place.meeting)][-3:]
    assert kinds == [("proxy", None), ("proxy-ended", None), ("came", True)]
    with pytest.raises(ConflictError, match="is in the room of MTG-2025-0001 already"):
        come(ComeCommand(meeting=place.meeting, seat="academia-2"), recorded)
    with pytest.raises(ConflictError, match="an assistant does not sit for a member"):
        come(ComeCommand(meeting=place.meeting, seat=VACANT), recorded)
    close(CloseCommand(meeting=place.meeting), recorded)
    with pytest.raises(ConflictError, match="is closed"):
        come(ComeCommand(meeting=place.meeting, seat="academia-1"), recorded)
