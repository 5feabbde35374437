"""Nobody is in a room twice, and a seat gives one proxy: the tables themselves say so."""

import pytest
from tests.councils import council
from tests.sites import Site


def test_the_tables_hold_it(site: Site) -> None:
    place = council(site)
    records = place.world.records
    from django.db import IntegrityError, transaction

    from majlis.adapters.records.council import attendance, papers
    from majlis.adapters.records.models import (
        AgendaItem,
        Attendance,
        Meeting,
        MeetingEvent,
        Paper,
        PaperVersion,
        Proxy,
    )

    attendance.give_proxy(records, place.meeting, "academia-2", "chair")
    papers.add(records, place.item, "Why", papers.Sent("why.txt", b"Why."))
    for table in (Meeting, AgendaItem, Attendance, Proxy, MeetingEvent, Paper, PaperVersion):
        row = table.everything.order_by("pk")[0]
        assert str(row)
        row.pk, row._state.adding = None, True
        if hasattr(row, "code"):
            row.code = "another"
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()
