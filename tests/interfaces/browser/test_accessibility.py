"""Every page that links lead to: axe finds nothing in light, dark and rtl, nothing overflows 320 px, focus shows."""

import re
from collections import Counter, deque
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page
from tests.interfaces.browser.conftest import Visitor

pytestmark = pytest.mark.slow

SAMPLES = 2
"""So many pages of one kind are looked at."""
MOST_PAGES = 90
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WHOLE = {"resultTypes": ["violations"], "preload": False, "runOnly": RULES}
COLOURS = {"resultTypes": ["violations"], "preload": False, "runOnly": ["color-contrast", "link-in-text-block"]}
FOUND = """options => axe.run(options).then(found => found.violations.map(one =>
  [one.id, one.nodes.slice(0, 3).map(node => node.html.slice(0, 120))]))"""
FILES = re.compile(
    r"form=|\.(csv|xlsx|zip|js|json|svg|png|pdf|txt|html|py|tlog-proof)$|/file/|/calendar/$|/papers/[^/]+/\d+/$"
    r"|/template/|/export\.|/data/|/logout/|/oidc/|/layer$"
)
KINDS = (
    (re.compile(r"^/do/[^/]+/(?:[^/]+/)?$"), "act"),
    (re.compile(r"/nation/[^/]+/row/.*"), "/nation/row/"),
    (re.compile(r"/nation/[^/]+/retire/.*"), "/nation/retire/"),
    (re.compile(r"/nation/split/.*"), "/nation/split/"),
    (re.compile(r"/nation/[^/]+/new/$"), "/nation/new/"),
    (
        re.compile(r"/nation/(?:areas|organisations|assets|requirements|members|events|sectors|services|operators)/$"),
        "/nation/table/",
    ),
    (re.compile(r"/parameters/[^/]+/$"), "/parameter/"),
    (re.compile(r"/(source|asset|of|work|whatif|merge)/[^/]+/"), r"/\1/*/"),
    (re.compile(r"/[A-Z]{1,4}-[^/]+/"), "/*/"),
    (re.compile(r"/[0-9a-f]{12,}/"), "/*/"),
    (re.compile(r"/\d[^/]*/"), "/*/"),
)
ANYWHERE = re.compile("")
LINKS = "found => found.map(one => one.getAttribute('href')).filter(one => one.startsWith('/') || one.startsWith('?'))"
TOO_WIDE = """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
  [...document.querySelectorAll('body *')].filter(one => {
    const box = one.getBoundingClientRect();
    const hidden = one.closest('.heard, .skip, thead, .scroll');
    return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1) && !hidden;
  }).slice(0, 4).map(one => one.tagName + '.' + one.className + ' ' + one.textContent.trim().slice(0, 40))"""
UNSEEN = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  .filter(one => !one.disabled && one.type !== 'hidden' && one.checkVisibility({visibilityProperty: true})).slice(0, 80)
  .filter(one => {
    one.focus({focusVisible: true, preventScroll: true});
    if (document.activeElement !== one) return false;
    const style = getComputedStyle(one);
    return (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) && style.boxShadow === 'none';
  }).map(one => one.tagName + ' ' + (one.id || one.name || one.textContent.trim().slice(0, 40)))"""


def kind(address: str) -> str:
    """Return what sort of page an address is: that without the names and numbers in it."""
    parts = urlsplit(address)
    path = re.sub(r"^/n/[^/]+/", "/n/*/", parts.path)
    for pattern, name in KINDS:
        path = pattern.sub(name, path)
    return path + ("?attack" if "attack=" in parts.query else "")


def violations(page: Page, options: dict[str, Any]) -> list[str]:
    """Return what axe finds: the rule, and the first elements."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [f"{rule}: {nodes}" for rule, nodes in page.evaluate(FOUND, options)]


def looked_at(page: Page) -> list[str]:
    """Return everything that is wrong on the page that is open, by the way of looking at it."""
    wrong = [f"light: {one}" for one in violations(page, WHOLE)]
    page.emulate_media(color_scheme="dark")
    wrong += [f"dark: {one}" for one in violations(page, COLOURS)]
    page.emulate_media(color_scheme="light")
    page.keyboard.press("Tab")
    wrong += [f"focus is not seen: {one}" for one in page.evaluate(UNSEEN)]
    wide = page.viewport_size or {"width": 1280, "height": 800}
    page.set_viewport_size({"width": 320, "height": 640})
    wrong += [f"wider than 320 px: {one}" for one in page.evaluate(TOO_WIDE)]
    page.evaluate("document.documentElement.dir = 'rtl'")
    wrong += [f"wider than 320 px, right to left: {one}" for one in page.evaluate(TOO_WIDE)]
    wrong += [f"narrow, right to left: {one}" for one in violations(page, WHOLE)]
    page.set_viewport_size(wide)
    return wrong


def crawled(visitor: Visitor, starts: list[str], most: int, within: re.Pattern[str] = ANYWHERE) -> str:
    """Walk from page to page and return what is wrong on each, line by line.

    Parameters
    ----------
    visitor : Visitor
    starts : list of str
        Addresses.
    most : int
        So many pages at most.
    within : re.Pattern, optional
        What addresses to follow begin with.
    """
    page = visitor.page(starts[0])
    waiting, seen, wrong = deque(starts), set(starts), list[str]()
    of: Counter[str] = Counter()
    while waiting and sum(of.values()) < most:
        address = waiting.popleft()
        if of[kind(address)] >= SAMPLES:
            continue
        of[kind(address)] += 1
        answer = page.goto(visitor.served.address + address)
        assert answer is not None
        assert answer.status == 200, f"{address}: {answer.status}"
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        found = page.eval_on_selector_all("a[href]", LINKS)
        path = urlsplit(address).path
        for link in (one.split("#")[0] for one in found):
            target = path + link if link.startswith("?") else link
            target = target if "attack=" in target else target.split("?")[0]
            if target not in seen and within.match(target) and not FILES.search(link):
                seen.add(target)
                waiting.append(target)
        wrong += [f"{address} {one}" for one in looked_at(page)]
    page.close()
    return "\n".join(wrong)


@pytest.mark.parametrize("login", ["secretary", "admin", "operator"])
def test_pages_of(login: str, visitor: Visitor) -> None:
    visitor.sign_in(login)
    most = MOST_PAGES if login == "secretary" else MOST_PAGES // 3
    wrong = crawled(visitor, ["/"], most)
    assert not wrong, wrong


HERE = "/n/reference"
DECIDING = re.compile(rf"^({HERE}/(council|register|dialogue)/|/public/|/d/)")
FIRST = (
    "council",
    "council/bodies",
    "council/meetings",
    "council/decisions",
    "council/actions",
    "register",
    "dialogue",
)


@pytest.mark.parametrize("login", ["secretary", "member"])
def test_pages_on_which_is_decided(login: str, visitor: Visitor) -> None:
    visitor.sign_in(login)
    starts = [f"{HERE}/{one}/" for one in FIRST]
    wrong = crawled(visitor, starts, MOST_PAGES // 2, DECIDING)
    assert not wrong, wrong


def test_pages_of_nobody(visitor: Visitor) -> None:
    wrong = crawled(visitor, ["/account/login/", "/report/", "/report/follow/", "/public/verify/", "/d/"], 12)
    assert not wrong, wrong
