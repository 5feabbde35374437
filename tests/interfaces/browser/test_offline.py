"""What a device keeps of a released document, and what makes it forget: withdrawn, signed out, a week old."""

import re

import pytest
from playwright.sync_api import Error, Page, expect
from tests.interfaces.browser.conftest import TELEPHONE, Enter, Served, Visitor

pytestmark = pytest.mark.slow

KEPT = """async () => {
  if (!(await caches.has('majlis-papers'))) return [];
  const store = await caches.open('majlis-papers');
  return (await store.keys()).map((one) => new URL(one.url).pathname).filter((path) => path.includes('/briefings/'));
}"""
AGED = """async (days) => {
  const store = await caches.open('majlis-papers');
  for (const request of await store.keys()) {
    const found = await store.match(request);
    if (!found.headers.has('x-majlis-kept')) continue;
    const headers = new Headers(found.headers);
    headers.set('x-majlis-kept', String(Date.now() - days * 86400000));
    await store.put(request, new Response(await found.text(), { status: 200, headers }));
  }
}"""


def released(served: Served) -> str:
    """Keep and release a briefing at the machine; return its code."""
    told = served.majlis("document", "keep", "reference", "--parts", "rates", "--words", "The figures hold.")
    found = re.search(r"DOC-\d+-\d+", told)
    assert found, told
    served.majlis("document", "release", found[0])
    return found[0]


def opened(member: Visitor, code: str) -> Page:
    """Open a document and wait until the device has kept it."""
    page = member.page(f"/n/reference/briefings/{code}/")
    expect(page.locator("#kept")).to_be_visible()
    assert page.evaluate(KEPT) == [f"/n/reference/briefings/{code}/"]
    return page


def unreadable_without_a_line(member: Visitor, page: Page) -> None:
    """See that the document does not open without a line."""
    member.context.set_offline(True)
    with pytest.raises(Error, match="ERR_"):
        page.reload()
    member.context.set_offline(False)
    member.wrongs[:] = [one for one in member.wrongs if "ERR_" not in one]


def test_a_withdrawn_document_is_forgotten_when_its_page_is_opened_with_a_line(served: Served, enter: Enter) -> None:
    code = released(served)
    member = enter("member", viewport=TELEPHONE)
    page = opened(member, code)
    served.majlis("document", "withdraw", code, "--reason", "A figure was wrong.")
    page.reload()
    expect(page.get_by_text("This document was withdrawn.")).to_be_visible()
    page.wait_for_function(f"async () => (await ({KEPT})()).length === 0")
    unreadable_without_a_line(member, page)


def test_all_is_forgotten_when_the_server_leads_to_a_sign_in(served: Served, enter: Enter) -> None:
    member = enter("member", viewport=TELEPHONE)
    page = opened(member, released(served))
    member.context.clear_cookies()
    page.reload()
    page.wait_for_url(re.compile("/account/login/"))
    page.wait_for_function("async () => !(await caches.has('majlis-papers'))")


def test_a_copy_is_read_for_seven_days_and_no_longer(served: Served, enter: Enter) -> None:
    member = enter("member", viewport=TELEPHONE)
    page = opened(member, released(served))
    beside = member.page("/n/reference/briefings/")
    page.evaluate(AGED, 6.9)
    member.context.set_offline(True)
    page.reload()
    expect(page.locator("article.paper")).to_contain_text("The figures hold.")
    page.evaluate(AGED, 7.1)
    unreadable_without_a_line(member, page)
    assert beside.evaluate("async () => caches.has('majlis-papers')") is False
