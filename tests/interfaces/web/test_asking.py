"""Who asks is settled once, files lie on a desk of the request, and no place of the machine is told."""

import zipfile
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import RequestFactory
from tests.sites import Site

from majlis.interfaces.web.asking import NOBODY, Asking, asking, world_of


def asked(site: Site, login: str = "") -> Asking:
    from django.contrib.auth.models import AnonymousUser

    request = RequestFactory().get("/")
    request.user = get_user_model().objects.get(username=login) if login else AnonymousUser()
    found = asking(request)
    assert found.home == site.home
    assert asking(request) is found
    assert world_of(request) is found.world
    return found


def test_nobody_may_do_nothing(site: Site) -> None:
    site.organisation("cert")
    assert asked(site).actor is NOBODY


def test_scopes_limit_what_a_person_may_do(both_sites: Site) -> None:
    login = both_sites.person("ana", "analyst")
    whole = asked(both_sites, login)
    assert whole.actor.remote
    assert {"incident.read", "incident.write"} <= whole.actor.permissions
    request = RequestFactory().get("/")
    request.user = get_user_model().objects.get(username=login)
    limited = asking(request)
    limited.scopes = frozenset({"incident.read", "person.erase"})
    assert limited.actor.permissions == {"incident.read"}


def test_what_was_laid_is_not_what_was_made(site: Site) -> None:
    site.organisation("cert")
    found = asked(site)
    assert found.made() == ()
    first, second = found.lay("../a.csv", [b"1"]), found.lay("a.csv", [b"2"])
    assert (first.read_bytes(), second.read_bytes()) == (b"1", b"2")
    assert found.world_with_desk().on_desk(first)
    assert found.written() is None
    (found.desk / "n").mkdir()
    (found.desk / "n" / "b.csv").write_text("3")
    assert found.made() == (found.desk / "n",)
    packed = found.written()
    assert packed is not None
    assert zipfile.ZipFile(packed).namelist() == ["b.csv"]
    desk = found.desk
    found.clear()
    assert not desk.exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{home}/desks/{number}/n is there already", "n is there already"),
        ("{home}/desks/{number}/.laid-3/own.csv, line 2", "own.csv, line 2"),
        ("{home}/vault", "MAJLIS_HOME/vault"),
        ("nothing", "nothing"),
    ],
)
def test_no_place_of_the_machine_is_told(site: Site, text: str, told: str) -> None:
    site.organisation("cert")
    assert asked(site).without_places(text.format(home=site.home, number="0" * 32)) == told
    assert Path(site.home).name
