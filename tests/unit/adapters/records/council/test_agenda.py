from tests.councils import Council


def test_items_that_are_not_named_keep_their_order(place: Council) -> None:
    from majlis.adapters.records.council import agenda

    records = place.world.records
    codes = [
        agenda.add(records, "council", agenda.New({"kind": "decision", "title": title}, place.meeting))
        for title in "abc"
    ]
    agenda.order(records, place.meeting, [codes[2]])
    found = [one.code for one in agenda.on_agenda(records, place.meeting)]
    assert found == [codes[2], place.item, codes[0], codes[1]]


def test_what_is_planned_has_no_place(place: Council) -> None:
    from majlis.adapters.records.council import agenda

    records = place.world.records
    agenda.move(records, place.item)
    assert agenda.find(records, place.item).place == 0
    assert agenda.find(records, place.item).meeting == ""
