"""A site for the tests: Django's client in somebody's name, on a home and a database of the test's own."""

import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from majlis.acts.settings import Setting
from majlis.acts.world import Actor, World
from majlis.interfaces.settings import settings

if TYPE_CHECKING:
    from django.test import Client


def settle() -> None:
    """Make Django ready for the whole site, once for this process; each test then has a database of its own."""
    from majlis.interfaces.site.start import configure

    configure(settings_of(Path(tempfile.gettempdir()) / "majlis-tests-site"))


def settings_of(home: Path, database: str = "") -> tuple[Setting, ...]:
    """Return the settings of a site."""
    environment = {"MAJLIS_HOME": str(home), "DATABASE_URL": database, "MAJLIS_HOSTS": "testserver,localhost"}
    return settings({}, environment)


def unlimited(site: "Site") -> tuple[Setting, ...]:
    """Return the settings of a site on which a program may ask as often as it likes."""
    environment = {"MAJLIS_HOME": str(site.home), "DATABASE_URL": site.database, "MAJLIS_HOSTS": "testserver,localhost"}
    environment |= dict.fromkeys(("MAJLIS_API_READ", "MAJLIS_API_WRITE", "MAJLIS_API_LONG"), "0")
    return settings({}, environment)


@dataclass
class Site:
    """A site on a home and a database.

    Attributes
    ----------
    home : Path
    database : str
        As ``DATABASE_URL``.
    """

    home: Path
    database: str

    @property
    def world(self) -> World:
        """The world of the person at the machine, who may do everything."""
        return World(Actor("tester", frozenset("*")), self.home, database=self.database, now=lambda: datetime.now(UTC))

    def organisation(self, code: str, kind: str = "other") -> None:
        """Add an organisation where there is none of that code."""
        from majlis.adapters.records import people

        people.ensure_organisation(self.world.records, code, code.capitalize(), kind)

    def person(self, login: str, *roles: str, organisation: str = "secretariat", clearance: str = "") -> str:
        """Make a person who holds roles for an organisation, and return the login. The password is ``login`` twice."""
        from majlis.adapters.records import people
        from majlis.adapters.records.people.roles import grant
        from majlis.kernel.marking import Marking

        self.organisation(organisation)
        records = self.world.records
        cleared = Marking.parse(clearance) if clearance else None
        people.add_person(records, login, {"full_name": login.capitalize()}, cleared, "")
        for role in roles:
            grant(records, login, role, organisation)
        return login

    def client(self, login: str = "", *, fresh: bool = True) -> "Client":
        """Return a browser in a person's name; nobody's without a login.

        A fresh one gave the password just now, so that nothing asks for it again.
        """
        from django.contrib.auth import get_user_model
        from django.test import Client

        client = Client()
        if login:
            user = get_user_model().objects.get(username=login)
            client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
            if fresh:
                session = client.session
                session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
                session["account_authentication_methods_user"] = str(user.pk)
                session.save()
        return client

    def as_(self, role: str, organisation: str = "secretariat") -> "Client":
        """Return a browser in the name of a new person with a role."""
        return self.client(self.person(f"{role}-{organisation}", role, organisation=organisation))


@pytest.fixture
def site(tmp_path: Path, sqlite_database: str) -> Iterator[Site]:
    """Give a site on SQLite."""
    yield from serving(tmp_path / "home", sqlite_database)


@pytest.fixture
def both_sites(tmp_path: Path, database: str) -> Iterator[Site]:
    """Give a site on each kind of database: a test runs twice."""
    yield from serving(tmp_path / "home", database)


def serving(home: Path, database: str) -> Iterator[Site]:
    """Point Django at a home and a database while a test lasts."""
    from django.test import override_settings

    from majlis.adapters.upkeep import seals

    seals.make_key(home)  # as the start of a site does
    found = Site(home, database)
    assert found.world.records.home == home  # binds this process to the database
    with override_settings(MAJLIS=settings_of(home, database)):
        yield found
