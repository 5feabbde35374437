import threading

from tests.councils import Council, council, login_of

from majlis.acts.world import World


def test_what_is_said_of_an_item_is_marked_as_strictly(place: Council) -> None:
    from majlis.adapters.records.council import agenda, events
    from majlis.adapters.records.models import AgendaItem, Meeting
    from majlis.kernel.marking import Marking

    records = place.world.records
    code = agenda.add(
        records, "council", agenda.New({"kind": "decision", "title": "Falcon"}, "", Marking.parse("TLP:AMBER/SECRET"))
    )
    item, meeting = AgendaItem.everything.get(code=code), Meeting.everything.get(code=place.meeting)
    seen = len(events.listed(place.as_(login_of("chair")).records, place.meeting))
    events.record(records, meeting.pk, "item", {}, item)
    events.record(records, meeting.pk, "paper", {}, marking=Marking.parse("TLP:RED/SECRET"))
    assert len(events.listed(place.as_(login_of("chair")).records, place.meeting)) == seen
    last = events.listed(records, place.meeting)[-2:]
    assert [(one.kind, one.item) for one in last] == [("item", code), ("paper", "")]


def test_numbers_have_no_gap_when_many_write_at_once(recorded_council: World) -> None:
    place = council(recorded_council)
    from django.db import connection, transaction

    from majlis.adapters.records.council import events
    from majlis.adapters.records.models import Meeting, MeetingEvent

    records, meeting = recorded_council.records, Meeting.everything.get(code=place.meeting)
    faults: list[Exception] = []

    def some() -> None:
        try:
            for _ in range(5):
                with transaction.atomic():
                    events.record(records, meeting.pk, "came", {"seat": "chair"})
        except Exception as error:  # noqa: BLE001 - told below
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=some) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert faults == []
    numbers = list(MeetingEvent.everything.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 20
