"""The verifier as one HTML file, from a disk and without a line, says of each bundle what the Python one says."""

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests import bundles
from tests.bundles_fuzzed import fuzzed
from tests.interfaces.browser.conftest import TELEPHONE, Enter, Served

from majlis.register.offline import HTML_FILE, html_verifier, verify_decision

pytestmark = pytest.mark.slow

SAID = """async (cases) => {
  const said = {};
  for (const [name, one] of Object.entries(cases)) {
    const data = Uint8Array.from(atob(one.data), (letter) => letter.charCodeAt(0));
    try {
      const told = await globalThis.verifyDecision(data, one.keys, one.witnesses, one.held);
      said[name] = { proved: told.proved, warnings: told.warnings, entry: JSON.stringify(told.entry) };
    } catch (error) { said[name] = error.message; }
  }
  return said;
}"""


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    """Lay the verifier on a disk."""
    file = tmp_path / HTML_FILE
    file.write_bytes(html_verifier())
    return file


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """Give a browser that has no line."""
    found = chromium.new_context(offline=True, viewport={"width": 320, "height": 640})
    found.set_default_timeout(20_000)
    yield found
    found.close()


@pytest.fixture
def page(context: BrowserContext, page_file: Path) -> Iterator[Page]:
    """Open the verifier from the disk; at the end its browser has complained about nothing, and asked for nothing."""
    wrongs: list[str] = []
    asked: list[str] = []
    found = context.new_page()
    found.on("console", lambda said: wrongs.append(said.text) if said.type == "error" else None)
    found.on("pageerror", lambda error: wrongs.append(str(error)))
    found.on("request", lambda one: asked.append(one.url))
    found.goto(page_file.as_uri())
    yield found
    assert wrongs == []
    assert [one for one in asked if not one.startswith(("file:", "blob:"))] == []


def given(page: Page, case: bundles.Case) -> None:
    """Do what a reader does: type the keys, choose the file."""
    page.get_by_label("Key of the log").fill("\n".join(case.keys))
    page.get_by_text("More: a checkpoint").click()
    page.get_by_label("A checkpoint from paper").fill(case.held)
    page.get_by_label("Keys of witnesses").fill("\n".join(case.witnesses))
    page.get_by_label("Drop the bundle here").set_input_files(
        {"name": "bundle.json", "mimeType": "application/json", "buffer": case.data}
    )


def by_python(case: bundles.Case) -> Any:
    """Return what the verifier in Python says."""
    try:
        told = verify_decision.verify(case.data, case.keys, case.witnesses, case.held)
    except verify_decision.Wrong as wrong:
        return str(wrong)
    entry = json.dumps(told.entry, ensure_ascii=False, separators=(",", ":"))
    return {"proved": told.proved, "warnings": told.warnings, "entry": entry}


def test_both_verifiers_say_the_same_of_every_bundle(page: Page) -> None:
    cases = {**bundles.good(), **bundles.bad(), **fuzzed(7, 1500)}
    asked = {
        name: {
            "data": base64.b64encode(case.data).decode(),
            "keys": case.keys,
            "witnesses": case.witnesses,
            "held": case.held,
        }
        for name, case in cases.items()
    }
    said = page.evaluate(SAID, asked)
    assert {name: said[name] for name in cases} == {name: by_python(case) for name, case in cases.items()}


def test_a_reader_sees_what_was_proved_and_what_the_entry_says(page: Page) -> None:
    given(page, bundles.good()["held, older"])
    result = page.get_by_role("status")
    expect(result.get_by_role("heading", name="OK: this stands in the register.")).to_be_visible()
    expect(result).to_contain_text("It is entry 4 (the first is 0) of the log council.example/decisions")
    expect(result).to_contain_text("The log continues the checkpoint of 3 entries that you hold.")
    expect(page.get_by_text("SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY")).to_be_visible()
    urdu = page.locator("dd[lang=ur]").first
    assert urdu.evaluate("one => getComputedStyle(one).direction") == "rtl"
    expect(urdu).to_contain_text("ہسپتالوں")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save minutes.pdf").click()
    assert saved.value.path().read_bytes() == bundles.PAPER_FILE[1]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_change_is_named(page: Page) -> None:
    case = bundles.bad()["another root"]
    given(page, case)
    result = page.get_by_role("status")
    expect(result.get_by_role("heading", name="Not OK")).to_be_visible()
    expect(result).to_contain_text("checkpoint of the receipt: the signature of the key")
    expect(page.get_by_text("What the entry says")).to_have_count(0)


def test_without_a_key_the_reader_is_warned(page: Page) -> None:
    given(page, bundles.good()["its own key"])
    result = page.get_by_role("status")
    expect(result.get_by_role("heading", name="It fits, but with the bundle's own key.")).to_be_visible()
    expect(result).to_contain_text("This proves only that bundle and key fit each other.")
    page.get_by_label("Key of the log").fill(bundles.good()["first key"].keys[0])
    expect(result.get_by_role("heading", name="OK: this stands in the register.")).to_be_visible()


def test_a_sealed_paper_is_shown_to_who_was_given_it(page: Page) -> None:
    given(page, bundles.good()["sealed"])
    expect(page.get_by_role("status")).to_contain_text("The enclosed paper is the one that the sealed entry binds to.")
    expect(page.locator("#facts")).to_contain_text("DEC-2026-0009")


def test_a_bundle_is_dropped(page: Page) -> None:
    case = bundles.good()["small"]
    page.evaluate(
        """(text) => {
          const given = new DataTransfer();
          given.items.add(new File([text], "bundle.json"));
          document.dispatchEvent(new DragEvent("drop", { dataTransfer: given, cancelable: true }));
        }""",
        case.data.decode(),
    )
    expect(page.get_by_role("status")).to_contain_text("It is entry 0")


def test_a_browser_without_ed25519_says_so(context: BrowserContext, page_file: Path) -> None:
    page = context.new_page()
    page.add_init_script("""
        const old = SubtleCrypto.prototype.importKey;
        SubtleCrypto.prototype.importKey = function (form, data, kind, ...more) {
          if (kind.name === 'Ed25519') return Promise.reject(new DOMException('none', 'NotSupportedError'));
          return old.call(this, form, data, kind, ...more);
        };
    """)
    page.goto(page_file.as_uri())
    given(page, bundles.good()["small"])
    result = page.get_by_role("status")
    expect(result.get_by_role("heading", name="This browser cannot check signatures")).to_be_visible()
    expect(result).to_contain_text("Nothing was verified.")


def test_from_the_public_page_to_a_verified_decision_without_an_account(
    served: Served, enter: Enter, page: Page, tmp_path: Path
) -> None:
    code = published(served)
    visitor = enter(viewport=TELEPHONE)
    public = visitor.page("/public/reference/decisions/")
    article = public.locator(f"#{code}")
    expect(public.get_by_text("more are sealed").or_(public.get_by_text("more is sealed"))).to_be_visible()
    assert public.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(public)
    assert found.violations_count == 0, found.generate_report()
    with public.expect_download() as saved:
        article.get_by_role("link", name=re.compile("Bundle to verify")).click()
    bundle = saved.value.path().read_bytes()
    with public.expect_download() as verifier:
        public.get_by_role("link", name="a page for your browser").click()
    file = tmp_path / "taken.html"
    file.write_bytes(verifier.value.path().read_bytes())
    word = public.locator(".keys code").first.inner_text()
    page.goto(file.as_uri())
    given(page, bundles.Case(bundle, keys=(word,)))
    expect(page.get_by_role("status").get_by_role("heading", name="OK: this stands in the register.")).to_be_visible()
    here = visitor.page("/public/verify/")
    given(here, bundles.Case(bundle, keys=(word,)))
    expect(here.get_by_role("status").get_by_role("heading", name="OK: this stands in the register.")).to_be_visible()


def published(served: Served) -> str:
    """Publish a decision of the demonstration at the machine, unless one is; return its code."""
    listed = json.loads(served.majlis("decision", "list", "reference", "--json"))["result"]["decisions"]
    for one in listed:
        if one["published_at"]:
            return str(one["code"])
    served.majlis("decision", "publish", listed[0]["code"])
    return str(listed[0]["code"])


def test_it_is_for_everybody(page: Page) -> None:
    given(page, bundles.good()["held, older"])
    expect(page.get_by_role("status")).to_contain_text("Proved")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    page.emulate_media(media="print")
    expect(page.get_by_label("Key of the log")).to_be_hidden()
    expect(page.get_by_role("status")).to_be_visible()
