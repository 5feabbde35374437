"""A world with two administrators and a person, each with an account."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from majlis.acts.world import Actor, World
from majlis.kernel.marking import Marking

As = Callable[[str], World]


@pytest.fixture
def as_(recorded: World) -> As:
    """Give the world of a person with an account, over a network."""
    records = recorded.records
    from majlis.adapters.records import people
    from majlis.adapters.records.people import roles

    for code in ("it", "cert"):
        people.ensure_organisation(records, code, code, "other")
    for login in ("first", "second", "a.khan", "chief"):
        people.add_person(records, login, {}, Marking.parse("TLP:RED"), "")
    for login, role in (("first", "administrator"), ("second", "administrator"), ("chief", "secretariat")):
        roles.grant(records, login, role, "it")

    def found(login: str) -> World:
        held = roles.standing(records, login)
        opened = replace(records, reader=held.reader, actor=login)
        return replace(recorded, actor=Actor(login, held.permissions, held.reader, remote=True), opened=opened)

    return found
