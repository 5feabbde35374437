"""The index of incidents follows the rows, however they are written, and answers alike on both databases."""

from datetime import date

import pytest
from tests.hand import Clock, clock_at, enter

from majlis.adapters.records.handle import Records


@pytest.fixture
def clock() -> Clock:
    return clock_at("2025-03-10")


def _titles(**asked: object) -> list[str]:
    from majlis.adapters.records.incidents.index import Question, ids
    from majlis.adapters.records.models import IncidentVersion

    question = Question(**asked)  # type: ignore[arg-type]
    found = IncidentVersion.everything.filter(pk__in=ids(question))
    return list(found.order_by("incident", "number").values_list("title", flat=True))


def test_words_and_facts_follow_the_versions(records: Records, clock: Clock) -> None:
    from majlis.adapters.records.incidents import writing
    from majlis.adapters.records.models import Incident, IncidentVersion

    code = enter(records, title="Gateway of the North-Clinic locked", operator="Clinic & Co: 7", area="area:x-1")
    enter(records, title="Portal slow", summary="GATEWAY", sector="banking", kind="ddos")
    assert _titles(words="gateway") == ["Gateway of the North-Clinic locked", "Portal slow"]
    assert _titles(words="clinic north") == _titles(words="gate* lock*") == ["Gateway of the North-Clinic locked"]
    assert _titles(operator="Clinic & Co: 7") == _titles(area="area:x-1") == ["Gateway of the North-Clinic locked"]
    assert _titles(operator="Clinic") == _titles(words="gate") == _titles(words="banking") == []
    assert _titles(words="gateway", sector="banking", kind="ddos") == ["Portal slow"]
    clock.set("2025-03-12")
    writing.amend(records, code, {"title": "Router locked"}, "CERT desk")
    assert _titles(words="locked") == ["Router locked"]
    assert _titles(words="north", now=False) == ["Gateway of the North-Clinic locked"]
    assert (_titles(source="cert"), _titles(source="ministry")) == (["Router locked"], ["Portal slow"])
    assert _titles(words="cert") == _titles(source="router") == []
    writing.close(records, code, "CERT desk", closed=True)
    assert (_titles(closed=True), _titles(closed=False)) == (["Router locked"], ["Portal slow"])
    row = Incident.everything.get(code=code)
    IncidentVersion.everything.filter(incident=row).delete()
    row.delete()
    assert (_titles(words="locked", now=False), _titles(words="gateway")) == ([], ["Portal slow"])


def test_days_bound_it_and_it_tells_how_far_the_newest_reach(records: Records) -> None:
    from majlis.adapters.records.incidents.index import Question, reach

    for number in (3, 1, 2):
        enter(records, title=f"Same {number}", day=date(2025, 3, number))
    assert _titles(words="same", start=date(2025, 3, 2)) == ["Same 3", "Same 2"]
    assert _titles(words="same", end=date(2025, 3, 2)) == ["Same 1"]
    assert [reach(Question("same"), most) for most in (0, 1, 2, 3)] == [
        *(date(2025, 3, day) for day in (3, 2, 1)),
        None,
    ]


def test_what_was_there_before_is_indexed_too(records: Records) -> None:
    from django.db import connection

    from majlis.adapters.records.incidents import index

    enter(records, title="Old gateway")
    with connection.schema_editor() as editor:
        index.remove(None, editor)
    with connection.schema_editor() as editor:
        index.install(None, editor)
    assert _titles(words="gateway") == ["Old gateway"]
    enter(records, title="New gateway")
    assert len(_titles(words="gateway")) == 2
