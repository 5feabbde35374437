"""A person signs in, finds the way by keyboard, and signs out; with a security key that the browser holds, too."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.interfaces.browser.conftest import Served, Visitor

pytestmark = pytest.mark.slow

SIX_MINUTES_LATER = """
import sys
from majlis.interfaces.settings import settings
from majlis.interfaces.site.start import configure
configure(settings({}, {"MAJLIS_HOME": sys.argv[1]}))
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
for row in Session.objects.all():
    session = SessionStore(row.session_key)
    for one in session.get("account_authentication_methods", []):
        one["at"] -= 360
    session.save()
"""


def test_signing_in_and_out(visitor: Visitor) -> None:
    visitor.sign_in("analyst")
    page = visitor.page("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(re.compile("/account/login/"))


def _later(home: Path) -> None:
    """Let everybody's password have been given six minutes earlier than it was."""
    environment = {**os.environ, "DATABASE_URL": ""}
    subprocess.run([sys.executable, "-c", SIX_MINUTES_LATER, str(home)], env=environment, check=True, timeout=120)


def _password(page: Page, address: str, login: str, secret: str) -> None:
    page.goto(f"{address}/account/login/")
    page.locator("#id_login").fill(login)
    page.locator("#id_password").fill(secret)
    page.get_by_role("button", name=re.compile("sign in", re.IGNORECASE)).click()


def test_a_security_key_is_added_used_and_removed(visitor: Visitor, served: Served) -> None:
    login, secret = "k.shah", "four words that belong apart"
    served.majlis("person", "add", login, "--name", "Kiran Shah", "--password", given=f"{secret}\n")
    served.majlis("person", "grant", login, "administrator", "secretariat")
    address = served.address.replace("127.0.0.1", "localhost")  # a key belongs to a name
    page = visitor.page("/account/login/")
    wire = visitor.context.new_cdp_session(page)
    wire.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "usb", "hasUserVerification": True, "isUserVerified": True}
    made = wire.send("WebAuthn.addVirtualAuthenticator", {"options": {**key, "automaticPresenceSimulation": True}})

    _password(page, address, login, secret)
    page.wait_for_url(lambda url: "/account/login" not in url)
    page.goto(f"{address}/account/2fa/webauthn/add/")
    page.get_by_label("Name").fill("Blue key")
    page.get_by_role("main").get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url(lambda url: "/webauthn/add/" not in url)
    expect(page.get_by_text("Security key added.")).to_be_visible()
    held = wire.send("WebAuthn.getCredentials", {"authenticatorId": made["authenticatorId"]})["credentials"]
    assert [one["rpId"] for one in held] == ["localhost"]

    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(re.compile("/account/login/"))
    _password(page, address, login, secret)
    page.wait_for_url(re.compile("/account/2fa/authenticate/"))
    page.goto(f"{address}/people/")
    page.wait_for_url(re.compile("/account/2fa/authenticate/"))  # the password alone opens nothing
    page.get_by_role("button", name="Use a security key").click()
    page.wait_for_url(lambda url: "/account/" not in url)

    _later(served.home)
    page.goto(f"{address}/people/add/")
    expect(page.get_by_role("heading", name="Is it you?")).to_be_visible()
    page.get_by_role("link", name="Use a security key").click()
    page.get_by_role("button", name="Use a security key").click()
    page.wait_for_url(re.compile("/people/add/"))
    expect(page.get_by_role("heading", name="Add a person")).to_be_visible()

    page.goto(f"{address}/account/2fa/webauthn/")
    expect(page.get_by_role("row", name=re.compile("Blue key"))).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Remove").click()
    page.get_by_role("main").get_by_role("button", name="Remove").click()
    expect(page.get_by_text("Security key removed.")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(re.compile("/account/login/"))
    _password(page, address, login, secret)
    page.wait_for_url(lambda url: "/account/" not in url)
    told = served.majlis("audit", "list", "--actor", login)
    assert "factor add" in told
    assert "factor remove" in told
