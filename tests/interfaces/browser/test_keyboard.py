"""Daily work with the keyboard alone: no pointer moves in any of these."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.interfaces.browser.conftest import Enter, Served

pytestmark = pytest.mark.slow

NATION = "/n/reference"
AT = """one => document.activeElement === one"""


def to(page: Page, wanted: Locator, most: int = 250) -> None:
    """Press Tab until something has the focus."""
    wanted.first.wait_for()
    for _ in range(most):
        if wanted.first.evaluate(AT):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{wanted} is not reached by keyboard")


def typed(page: Page, label: str | re.Pattern[str], text: str) -> None:
    """Go to a field and type into it, in the place of what stands there."""
    to(page, page.get_by_role("main").get_by_label(label))
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def pressed(page: Page, found: Locator) -> None:
    """Go to a link or button and press Enter; the page that comes is there afterwards."""
    to(page, found)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def button(page: Page, name: str) -> Locator:
    """Return a button of the main part."""
    return page.get_by_role("main").get_by_role("button", name=name, exact=True)


def link(page: Page, name: str | re.Pattern[str]) -> Locator:
    """Return a link of the main part."""
    return page.get_by_role("main").get_by_role("link", name=name)


@pytest.fixture
def signed_in(enter: Enter, served: Served) -> Callable[[str], Page]:
    """Sign in by keyboard."""

    def one(login: str) -> Page:
        page = enter().page("/account/login/")
        to(page, page.locator("#id_login"))
        page.keyboard.type(login)
        page.keyboard.press("Tab")
        page.keyboard.type(served.passwords[login])
        with page.expect_navigation():
            page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/login" not in url)
        return page

    return one


def test_the_first_key_skips_to_the_content_and_keys_lead_to_places(signed_in: Callable[[str], Page]) -> None:
    page = signed_in("analyst")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("g")
    with page.expect_navigation():
        page.keyboard.press("i")
    assert "/incidents/" in page.url
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_an_incident_is_reported(signed_in: Callable[[str], Page], served: Served) -> None:
    page = signed_in("operator")
    page.goto(f"{served.address}/report/")
    where = page.get_by_role("main").get_by_label("Where it happened")
    if where.is_visible():  # other scenes may have set up a second nation
        to(page, where)
        page.keyboard.type("Synth")
    typed(page, "What happened, in one line?", "Synthetic: reached by keyboard")
    pressed(page, button(page, "Send the report"))
    expect(page.get_by_role("heading", name="We have your report")).to_be_visible()


def test_an_incident_is_amended(signed_in: Callable[[str], Page], served: Served) -> None:
    page = signed_in("secretary")
    page.goto(f"{served.address}{NATION}/incidents/")
    pressed(page, page.locator("main tbody th a").filter(has_text="customers' data of a bank"))
    pressed(page, link(page, "Amend"))
    typed(page, "People affected", "4321")
    typed(page, "Who says so", "A call")
    pressed(page, button(page, "Write it"))
    expect(page.locator("dl.known")).to_contain_text("4,321")


def test_a_draft_is_changed_and_published(signed_in: Callable[[str], Page], served: Served) -> None:
    page = signed_in("secretary")
    page.goto(f"{served.address}{NATION}/nation/areas/")
    pressed(page, page.locator("main tbody th a"))
    typed(page, re.compile("^name", re.IGNORECASE), "A province with another name")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto(f"{served.address}{NATION}/nation/")
    typed(page, "What is new", "A name")
    pressed(page, button(page, "Publish the draft"))
    expect(page.get_by_text("Version 2", exact=True).first).to_be_visible()


def test_a_what_if_is_followed_in_the_table(signed_in: Callable[[str], Page], served: Served) -> None:
    page = signed_in("analyst")
    page.goto(f"{served.address}{NATION}/map/table/")
    typed(page, "Words", "grid")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=grid**")
    pressed(page, link(page, re.compile("^Take down")))
    expect(page.get_by_role("heading", name=re.compile("Assets dark at this hour"))).to_be_visible()
    pressed(page, page.locator("main table.stack tbody th a"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_briefing_is_read(signed_in: Callable[[str], Page], served: Served) -> None:
    page = signed_in("secretary")
    page.goto(f"{served.address}{NATION}/briefings/compose/")
    page.set_default_timeout(90_000)
    pressed(page, button(page, "Keep it for release"))
    page.goto(f"{served.address}{NATION}/briefings/")
    pressed(page, page.locator("main tbody th a"))
    expect(page.locator("article.paper")).to_be_visible()
    pressed_down = page.evaluate("scrollY")
    to(page, page.locator("main summary"))
    assert page.evaluate("scrollY") > pressed_down, "the keyboard leads to the end of the paper"
