"""Setting up a nation: all of it or nothing."""

from pathlib import Path

import pytest
from tests.hand import clock_at, open_at

from majlis.adapters.records.handle import Records
from majlis.infrastructure.synthesis.make import HEADER
from majlis.kernel.errors import ConflictError, InputError, NotFoundError


@pytest.fixture
def records(tmp_path: Path, database: str) -> Records:
    return open_at(tmp_path / "home", database, clock_at("2025-03-03"))


def test_a_nation_its_profile_and_its_organisations_are_made(records: Records) -> None:
    from majlis.adapters.records import nations, people
    from majlis.adapters.records.nations import start

    bodies = [start.NewOrganisation("cert", "National CERT", "cert", ("health",))]
    start.start(records, HEADER, {"sectors": ["power"]}, bodies)
    assert start.profile_of(records, HEADER.id) == {"sectors": ["power"]}
    assert nations.draft(records, HEADER.id).assets == ()
    assert "cert" in {one.code for one in people.organisations(records)}


def test_nothing_is_made_where_a_part_of_it_is_wrong(records: Records) -> None:
    from majlis.adapters.records import nations, people
    from majlis.adapters.records.nations import start

    right, wrong = start.NewOrganisation("a", "A", "cert"), start.NewOrganisation("b", "B", "club")
    with pytest.raises(InputError):
        start.start(records, HEADER, {}, [right, wrong])
    assert people.organisations(records) == ()
    assert nations.codes(records) == ()
    start.start(records, HEADER, {}, [])
    with pytest.raises(ConflictError, match="there is a nation"):
        start.start(records, HEADER, {}, [right])
    assert "a" not in {one.code for one in people.organisations(records)}
    assert nations.codes(records) == (HEADER.id,)


def test_a_nation_that_is_not_there_has_no_profile(records: Records) -> None:
    from majlis.adapters.records.nations import start

    with pytest.raises(NotFoundError):
        start.profile_of(records, "nowhere")
