"""A person with a password, and a browser that signs in as people do."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from tests.sites import Site

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

SECRET = "four words that belong apart"  # noqa: S105 - of nobody
SignIn = Callable[..., "HttpResponse"]


@pytest.fixture
def sign_in() -> SignIn:
    """Sign a browser in."""

    def done(client: "Client", login: str = "a.khan", secret: str = SECRET) -> "HttpResponse":
        return client.post("/account/login/", {"login": login, "password": secret})  # type: ignore[return-value]

    return done


@pytest.fixture
def staffed(both_sites: Site) -> Site:
    """Give a site with an analyst who has a password. Counters of attempts begin anew."""
    from django.core.cache import cache

    from majlis.adapters.records import people

    cache.clear()
    both_sites.person("a.khan", "analyst", organisation="cert")
    people.set_password(both_sites.world.records, "a.khan", SECRET)
    return both_sites
