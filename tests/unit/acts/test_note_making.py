"""A note is made of what the records say; it is as strict as what it is made of, and frozen as it is read."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from tests.documents import composer, person, with_incident
from tests.sites import Site

from majlis.acts import note_making as making
from majlis.acts.world import World
from majlis.adapters.records.documents import reading, writing
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, WaitsError
from majlis.kernel.marking import Marking

INCIDENT = "INC-2025-0001"
KARACHI = ZoneInfo("Asia/Karachi")


@pytest.fixture
def one(site: Site) -> World:
    world = replace(site.world, now=lambda: datetime(2025, 7, 2, 9, 30, tzinfo=UTC))
    with_incident(world)
    return world


def test_the_time_of_the_next_update_is_one_of_the_nation() -> None:
    assert making.next_at("2026-11-25T18:00", KARACHI) == "2026-11-25T18:00:00+05:00"
    assert making.next_at(" 2026-11-25T18:00+02:00 ", KARACHI) == "2026-11-25T18:00:00+02:00"
    assert making.next_at("  ", KARACHI) == ""
    with pytest.raises(InputError) as caught:
        making.next_at("this evening", KARACHI)
    assert caught.value.fault.code == "note.next"


def test_parts_that_are_not_given_stay(one: World) -> None:
    told = making.start_note(one, INCIDENT, spread=False)
    given = {"done": "Called.", "asked": "", "known": None, "next": "2026-11-25T18:00"}
    parts = making.with_parts(one, told, given)["parts"]
    assert (parts["done"], parts["asked"]) == ("Called.", "")
    assert parts["known"] == told.content["parts"]["known"]
    assert parts["next"] == "2026-11-25T18:00:00+05:00"


def test_a_note_that_goes_on_is_as_strict_as_the_one_before(one: World) -> None:
    first = making.start_note(one, INCIDENT, spread=False, marking=Marking.parse("TLP:AMBER+STRICT"))
    making.freeze_note(one, first)
    assert str(making.start_note(one, INCIDENT, spread=False).marking) == "TLP:AMBER+STRICT"


def test_a_red_note_that_leaves_at_once_waits_for_a_second_person_and_nothing_is_written(one: World) -> None:
    anna = composer(one)
    making.start_note(anna, INCIDENT, leaves=".pdf")
    with pytest.raises(WaitsError):
        making.start_note(anna, INCIDENT, marking=Marking.parse("TLP:RED"), leaves=".pdf")
    found, _ = reading.page(one.records, "small", reading.Wanted())
    assert len(found) == 1


def test_what_is_read_after_the_freeze_is_what_was_frozen(one: World) -> None:
    told = making.start_note(one, INCIDENT)
    assert "Clinic A" in making.page_of(one, told.code), "a draft is shown as it stands"
    frozen = making.freeze_note(one, told)
    assert frozen.frozen.at == one.now().replace(microsecond=0)
    before = making.page_of(one, told.code)
    from majlis.adapters.records.incidents import writing as incidents

    incidents.amend(one.records, INCIDENT, {"operator": "Clinic Z"}, "CERT")
    assert making.page_of(one, told.code) == before
    with pytest.raises(ConflictError):
        making.freeze_note(one, told)
    with pytest.raises(ConflictError):
        making.freeze_note(one, frozen)


def test_a_draft_that_was_withdrawn_is_still_shown_to_its_people(one: World) -> None:
    told = making.start_note(one, INCIDENT)
    writing.withdraw(one.records, told.code, "Not needed.", releases=True)
    assert "Clinic A" in making.page_of(one, told.code)


def test_who_releases_finds_what_waits_and_others_do_not(one: World) -> None:
    code = making.freeze_note(composer(one), making.start_note(composer(one), INCIDENT)).code
    from majlis.adapters.records import people

    people.ensure_organisation(one.records, "council", "Council", "council")
    judge = person(one, "sara", "document.release", "document.read", organisation="council")
    reader = person(one, "omar", "document.read", organisation="council")
    assert making.releases(judge)
    assert not making.releases(reader)
    assert making.find(judge, code).state == "frozen"
    with pytest.raises(NotFoundError):
        making.find(reader, code)
    assert making.releases(replace(one, opened=None)), "who may do everything may release"
