"""A world with two organisations, a person, and somebody to ask for a password."""

from dataclasses import replace

import pytest

from majlis.acts.world import World

PASSWORD = "four words that belong apart"  # noqa: S105 - of nobody


@pytest.fixture
def staffed(recorded: World) -> World:
    staffed = replace(recorded, secret=lambda _: PASSWORD)
    records = staffed.records
    from majlis.adapters.records import people

    for code in ("cert", "grid"):
        people.ensure_organisation(records, code, code, "other")
    people.add_person(records, "a.khan", {"full_name": "A. Khan"}, None, "")
    return staffed
