"""The tables keep what the writers promise: one number once, one current version, one incident to a report."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.hand import clock_at, enter, make_nation, open_at, report


def test_the_tables_refuse_what_the_writers_never_write(tmp_path: Path, database: str) -> None:
    records = open_at(tmp_path / "home", database, clock_at("2025-03-03"))
    make_nation(records)
    code, other = enter(records), enter(records)
    row = report(records, "cert", "1", "2025-03-01")
    from django.db import IntegrityError, transaction

    from majlis.adapters.records.incidents import links
    from majlis.adapters.records.models import Incident, IncidentLink, IncidentVersion

    links.link(records, code, [str(row)])
    (link,) = IncidentLink.everything.all()
    version = IncidentVersion.everything.get(incident__code=code)
    first, second = Incident.everything.order_by("number")
    assert (str(first), str(version), str(link)) == (code, f"{first.pk}, version 1", f"{first.pk} - {row}")

    def again(thing: Incident | IncidentVersion | IncidentLink, **facts: object) -> None:
        thing.pk = None
        for name, value in facts.items():
            setattr(thing, name, value)
        with pytest.raises(IntegrityError), transaction.atomic():
            thing.save(force_insert=True)

    again(first, code="INC-2025-0009")
    again(second, number=9)
    assert second.code == other
    again(version)
    again(version, number=2, since=version.since + timedelta(1))
    again(link, incident_id=Incident.everything.get(code=other).pk)
