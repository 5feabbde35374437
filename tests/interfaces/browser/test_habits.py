"""Keys that press what a page offers, words that are not lost, addresses that bring a view back, and paper."""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from tests.interfaces.browser.conftest import Enter

pytestmark = pytest.mark.slow

NATION = "/n/reference"
BAND = "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY"


def test_a_adds_and_m_leads_to_the_next_page(enter: Enter) -> None:
    page = enter("secretary").page(f"{NATION}/incidents/")
    with page.expect_navigation():
        page.keyboard.press("a")
    assert page.url.endswith("/incidents/new/")
    page.goto(page.url.replace("/incidents/new/", "/evidence/search/"))
    expect(page.locator("main a[rel='next']")).to_be_visible()
    with page.expect_navigation():
        page.keyboard.press("m")
    assert "after=" in page.url


def test_what_was_typed_about_an_incident_is_filled_in_again_until_it_is_sent(enter: Enter) -> None:
    person = enter("analyst")
    page = person.page(f"{NATION}/incidents/new/")
    title = page.get_by_role("main").locator("[name=title]")
    title.fill("Synthetic: half a sentence")
    page.goto(f"{person.served.address}/")  # a wrong turn
    page.goto(f"{person.served.address}{NATION}/incidents/new/")
    expect(title).to_have_value("Synthetic: half a sentence")
    expect(page.locator(".note.draft")).to_be_visible()
    page.locator(".note.draft").get_by_role("button").click()
    expect(title).to_have_value("")


def test_an_address_brings_the_same_view_back(enter: Enter) -> None:
    person = enter("analyst")
    page = person.page(f"{NATION}/incidents/")
    page.keyboard.press("/")
    page.keyboard.type("clinic")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    again = person.page(page.url.removeprefix(person.served.address))
    assert again.locator("main tbody tr").count() == page.locator("main tbody tr").count() > 0
    expect(again.locator("[name=words]")).to_have_value("clinic")


def test_each_printed_sheet_says_that_it_is_synthetic_and_nothing_is_cut_off(enter: Enter) -> None:
    person = enter("analyst")
    page = person.page(f"{NATION}/threat/")
    sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]
    assert len(sheets) > 1
    for number, sheet in enumerate(sheets, 1):
        assert BAND in sheet
        assert f"{number} / {len(sheets)}" in re.sub(r"\s+", " ", sheet)
    assert "Sign out" not in "".join(sheets)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 660, "height": 980})  # A4 within its margins
    ends = page.evaluate("[...document.querySelectorAll('main table')].map((one) => one.getBoundingClientRect().right)")
    assert max(ends) <= 661
