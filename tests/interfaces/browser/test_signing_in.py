"""A person signs in, finds the way by keyboard, and signs out."""

import re

import pytest
from tests.interfaces.browser.conftest import Visitor

pytestmark = pytest.mark.slow


def test_signing_in_and_out(visitor: Visitor) -> None:
    visitor.sign_in("analyst")
    page = visitor.page("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(re.compile("/account/login/"))
