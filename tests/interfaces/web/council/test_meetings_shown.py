"""What happened is told in words, and buttons know the order in which an item stands one place higher."""

from tests.councils import council
from tests.sites import Site

from majlis.acts.meeting.show import ShowCommand, show
from majlis.interfaces.web.council.meetings_shown import agenda, happened, room


def test_orders_room_and_words(site: Site) -> None:
    place = council(site)
    records = place.world.records
    from majlis.adapters.records.council import agenda as items
    from majlis.adapters.records.council import attendance

    second = items.add(records, "council", items.New({"kind": "information", "title": "News"}, place.meeting))
    items.take(records, second)
    attendance.give_proxy(records, place.meeting, "academia-2", "chair")
    found = show(ShowCommand(meeting=place.meeting), place.world)
    lines = agenda(found)
    assert [line["order"] for line in lines] == [{"down": (second, place.item)}, {"up": (second, place.item)}]
    assert [line["taken"] for line in lines] == [False, True]
    told = room(found)
    assert (told["here"], told["all"], told["away"], len(told["vacant"])) == (7, 9, [], 1)
    assert told["proxies"] == [("M-academia-2", "M-chair", "academia-2")]
    words = [(line["what"], line["about"]) for line in happened(found)]
    assert words[:2] == [("Proxy given", "M-academia-2 → M-chair"), ("Taken up", "News")]
    assert ("Came", "M-chair") in words
    assert ("Opened", "quorum 7 of 8, needed 5") in words
