"""Where the site demands it, administrators, secretariat and members of the Council set up a second factor first."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.sites import Site, settings_of

if TYPE_CHECKING:
    from django.test import Client


@pytest.fixture(name="strict")
def strict_site(site: Site) -> Iterator[Site]:
    from django.test import override_settings

    found = tuple(
        replace(one, value="required") if one.key == "second_factor" else one
        for one in settings_of(site.home, site.database)
    )
    with override_settings(MAJLIS=found):
        yield site


def enrol(browser: "Client") -> str:
    from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time

    browser.get("/account/2fa/totp/activate/")
    secret = browser.session["mfa.totp.secret"]
    code = hotp_value(secret, next(yield_hotp_counters_from_time()))
    answer = browser.post("/account/2fa/totp/activate/", {"code": f"{code:06}"})
    assert answer.status_code == 302, answer.content.decode()
    return str(secret)


def test_who_may_much_sets_one_up_first(strict: Site) -> None:
    assert strict.as_("analyst").get("/").status_code == 200
    browser = strict.as_("secretariat")
    assert browser.get("/").headers["Location"] == "/account/2fa/"
    assert b"needs a second factor" in browser.get("/account/2fa/").content
    assert browser.get("/api/v1/nation/list").status_code == 403
    enrol(browser)
    assert browser.get("/").status_code == 200
    answer = browser.post("/account/2fa/totp/deactivate/")
    assert answer.status_code != 302, "the last one stays"


def test_the_second_factor_is_asked_for_at_signing_in(site: Site) -> None:
    from django.core.cache import cache

    from majlis.adapters.records import people

    cache.clear()
    site.person("a.khan", "analyst", organisation="cert")
    people.set_password(site.world.records, "a.khan", "four words that belong apart")
    enrol(site.client("a.khan"))
    browser = site.client()
    answer = browser.post("/account/login/", {"login": "a.khan", "password": "four words that belong apart"})
    assert answer.headers["Location"].startswith("/account/2fa/authenticate/")
    assert browser.get("/").status_code == 302
    assert b"Sign" in browser.get("/account/2fa/authenticate/").content
    codes = site.client("a.khan").get("/account/2fa/recovery-codes/")
    assert codes.status_code == 200
    text = codes.content.decode().partition("</label>")[2].partition(">")[2].partition("</textarea>")[0].split()
    assert browser.post("/account/2fa/authenticate/", {"code": text[0]}).status_code == 302
    assert browser.get("/").status_code == 200


def test_neither_secret_nor_codes_lie_open_in_the_database(both_sites: Site) -> None:
    from allauth.mfa.models import Authenticator

    from majlis.adapters.upkeep import seals

    browser = both_sites.as_("analyst")
    secret = enrol(browser)
    browser.get("/account/2fa/recovery-codes/")
    kept = [text for one in Authenticator.objects.all() for text in map(str, one.data.values())]
    assert not any(secret in text for text in kept)
    assert sum(map(seals.is_sealed, kept)) == 2


def test_without_its_key_signing_in_says_what_is_wrong_and_doctor_does(site: Site) -> None:
    from django.core.cache import cache

    from majlis.acts.system.doctor import DoctorCommand, doctor
    from majlis.adapters.records import people
    from majlis.adapters.upkeep import seals

    cache.clear()
    site.person("a.khan", "analyst", organisation="cert")
    people.set_password(site.world.records, "a.khan", "four words that belong apart")
    enrol(site.client("a.khan"))
    (site.home / "keys" / seals.FILE).unlink()
    browser = site.client()
    browser.post("/account/login/", {"login": "a.khan", "password": "four words that belong apart"})
    answer = browser.post("/account/2fa/authenticate/", {"code": "123456"})
    assert answer.status_code == 500
    page = answer.content.decode()
    assert "The key of this site is missing".lower() in page.lower()
    assert "tell an administrator" in page.lower()
    assert str(site.home) not in page
    found = [one for one in doctor(DoctorCommand(), site.world).findings if one.code == "factors.no-key"]
    assert [one.level for one in found] == ["error"]
    assert "person factor" in found[0].mend
