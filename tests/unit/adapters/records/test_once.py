"""Within a page, markings and keys of organisations are asked for once, and a new marking is not missed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from majlis.adapters.records.handle import Records
from majlis.adapters.records.once import asked_once, forget_markings, known_markings, owner_keys
from majlis.kernel.access import Reader
from majlis.kernel.marking import Marking, Tlp


@pytest.mark.usefixtures("records")
def test_within_a_page_each_is_asked_for_once() -> None:
    with CaptureQueriesContext(connection) as outside:
        known_markings()
        known_markings()
    with CaptureQueriesContext(connection) as inside, asked_once():
        assert known_markings() == known_markings()
        assert owner_keys(["secretariat"]) == owner_keys(["secretariat"])
    assert (len(outside), len(inside)) == (2, 2)


@pytest.mark.usefixtures("records")
def test_a_marking_that_is_made_within_a_page_counts_at_once() -> None:
    from majlis.adapters.records.keys import marking_key

    with asked_once():
        before = known_markings()
        key = marking_key(Marking(Tlp.RED))
        assert key not in before
        assert known_markings()[key] == Marking(Tlp.RED)
        forget_markings()
        assert key in known_markings()


def test_one_page_keeps_nothing_for_the_next(records: Records) -> None:
    from majlis.adapters.records import people

    with asked_once():
        assert "cert" not in owner_keys(["cert"])
    people.ensure_organisation(records, "cert", "CERT", "cert")
    with asked_once():
        assert "cert" in owner_keys(["cert"])


def test_who_belongs_to_an_organisation_that_nobody_knows_sees_what_others_see(records: Records) -> None:
    from majlis.adapters.records.models import Nation

    assert records
    stranger = Reader("a", frozenset({"nowhere"}), Marking(Tlp.RED), Tlp.RED)
    assert Nation.objects.visible_to(stranger).count() == 1
    assert Nation.objects.visible_to(Reader("a", frozenset({"nowhere"}))).count() == 0
