"""A world at the machine, and the world of an analyst and an administrator with accounts."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from majlis.acts.world import Actor, World

As = Callable[[str], World]


@pytest.fixture
def as_(recorded: World) -> As:
    """Give the world of a person with an account, over a network."""
    records = recorded.records
    from majlis.adapters.records import people
    from majlis.adapters.records.people import roles

    people.ensure_organisation(records, "cert", "CERT", "cert")
    for login, role in (("a.khan", "analyst"), ("b.lee", "analyst"), ("admin", "administrator")):
        people.add_person(records, login, {}, None, "")
        roles.grant(records, login, role, "cert")

    def found(login: str) -> World:
        held = roles.standing(records, login)
        opened = replace(records, reader=held.reader, actor=login)
        return replace(recorded, actor=Actor(login, held.permissions, held.reader, remote=True), opened=opened)

    return found
