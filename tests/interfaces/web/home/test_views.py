"""The first screen: what product.md asks, within its limits of words, bytes and queries; empty states teach."""

import gzip
import re
from html import unescape
from pathlib import Path

from tests.assessed import assessed_twice, small_nation
from tests.reports import sent, with_parties
from tests.sites import Site

from majlis.briefing.screen import MOST_WORDS, count_words
from majlis.interfaces.web.risk import reading

BANNED = re.compile(r"\b(AAL|TVaR|nowcast|posterior|return period)\b", re.IGNORECASE)
MOST_BYTES = 80 * 1024
STATIC = Path(reading.__file__).parents[1] / "static" / "majlis"


def seen(page: str) -> str:
    """Return the words that a reader sees at 390 px: neither the wide header nor what a closed menu holds."""
    body = page[page.index("<body") :]
    for hidden in (
        r'<a class="skip".*?</a>',
        r'<div class="broad">.*?</header></div>',
        r"<nav.*?</nav>",
        r"<dialog.*?</dialog>",
        r"<template.*?</template>",
        r'<[a-z]+ class="heard".*?</[a-z]+>',
    ):
        body = re.sub(hidden, " ", body, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", " ", body))


def test_it_is_what_product_md_asks(site: Site) -> None:
    code, _, run = assessed_twice(site)
    page = site.as_("council-member").get("/").content.decode()
    for words in ("Getting worse?", "What could break?", "Confidence:", "You:", "data to", "TLP:AMBER", "SYNTHETIC"):
        assert words in page
    for address in (f"/n/{code}/threat/", f"/n/{code}/risk/{run}/"):
        assert f'href="{address}' in page
    assert "<svg" in page
    assert "style=" not in page


def test_at_most_75_words_and_none_that_is_banned(site: Site) -> None:
    assessed_twice(site)
    page = site.as_("secretariat").get("/").content.decode()
    words = seen(page)
    assert count_words(words) <= MOST_WORDS, words
    assert not BANNED.search(words)


def test_all_of_it_takes_less_than_80_kb(site: Site) -> None:
    assessed_twice(site)
    browser = site.as_("secretariat")
    page = browser.get("/", headers={"Accept-Encoding": "gzip"})
    assert page.headers["Content-Encoding"] == "gzip"
    size = len(page.content)
    text = gzip.decompress(page.content).decode()
    linked = re.findall(r'(?:href|src)="/static/majlis/([^"]+\.(?:css|svg|js))"', text)
    assert "majlis.css" in linked
    for name in dict.fromkeys(linked):
        size += len(gzip.compress((STATIC / name).read_bytes(), 6))
    size += sum(path.stat().st_size for path in (STATIC / "fonts").glob("*.woff2"))
    assert size <= MOST_BYTES, size


def test_it_asks_a_constant_number_of_queries_and_computes_nothing_twice(site: Site) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    assessed_twice(site)
    browser = site.as_("analyst")
    browser.get("/")
    with CaptureQueriesContext(connection) as first:
        browser.get("/")
    hits = reading._result.cache_info().misses
    from majlis.acts.risk.assess import AssessCommand, assess

    assess(AssessCommand(nation="small", draws=2, years=20, queue=True), site.world)
    with CaptureQueriesContext(connection) as second:
        browser.get("/")
    assert len(first) == len(second)
    assert reading._result.cache_info().misses == hits


def test_both_databases_show_it(both_sites: Site) -> None:
    _, _, run = assessed_twice(both_sites)
    assert run in both_sites.as_("analyst").get("/").content.decode()


def test_without_an_assessment_it_teaches_the_next_step_by_role(site: Site) -> None:
    assert "No nation yet" in site.as_("secretariat").get("/").content.decode()
    code = small_nation(site)
    analyst = site.as_("analyst").get("/").content.decode()
    assert "No picture" in analyst
    assert f"/n/{code}/risk/start/" in analyst
    member = site.as_("council-member").get(f"/n/{code}/").content.decode()
    assert "Assess the national risk" in member
    assert f"/n/{code}/risk/start/" not in member


def test_who_may_not_read_runs_sees_no_figure(site: Site) -> None:
    _, _, run = assessed_twice(site)
    page = site.as_("operator").get("/").content.decode()
    assert run not in page
    assert "What could break?" not in page


def test_what_waits_has_a_page_of_its_own(site: Site) -> None:
    answer = site.as_("analyst").get("/waiting/")
    assert answer.status_code == 200
    assert "Nothing waits for you" in answer.content.decode()


def test_who_reports_finds_the_own_reports_first_and_what_they_wait_for(site: Site) -> None:
    from majlis.acts.report.ask import AskCommand, ask

    world = with_parties(site.world)
    late = sent(world, title="Long ago", aware="2026-01-05T08:00")
    asked = sent(world, title="Since then", aware="2026-01-06T08:00")
    ask(AskCommand(code=asked, text="Which version?"), world)
    sent(world, operator="bank", sector="banking", title="Of another")
    page = site.as_("operator", "clinic").get("/").content.decode()
    assert f"/report/{late}/" in page
    assert "You are asked something" in page
    assert "1 question" in page
    assert "2 overdue" in page
    from majlis.acts.report.feedback import FeedbackCommand, feedback

    feedback(FeedbackCommand(code=late, text="Thank you"), world)
    assert ">1 feedback</a>" in site.client("operator-clinic").get("/").content.decode()
    assert "Of another" not in page
    assert "Set up the nation" not in page


def test_who_has_not_reported_yet_is_told_how(site: Site) -> None:
    with_parties(site.world)
    page = site.as_("operator", "clinic").get("/").content.decode()
    assert 'href="/report/">Report an incident</a>' in page
    assert "nothing waits." in page
    assert "No report yet" in page


def test_who_sees_no_nation_and_cannot_set_one_up_is_led_to_the_own_places(site: Site) -> None:
    page = site.as_("administrator").get("/").content.decode()
    assert "No picture for you here" in page
    assert '<a href="/people/">People</a>' in page
    assert "Set up the nation" not in page


def another(site: Site, code: str, *, synthetic: bool, name: str = "") -> None:
    """Set up a nation beside the small one, with nothing in it."""
    from dataclasses import replace

    from majlis.adapters.records import nations

    header = replace(nations.header(site.world.records, "small"), id=code, name=name or code.title())
    nations.create(site.world.records, replace(header, synthetic=synthetic), {})


def test_it_names_the_nation_and_a_later_one_does_not_take_its_place(site: Site) -> None:
    code, _, run = assessed_twice(site)
    assert 'class="switch"' not in site.as_("council-member").get("/").content.decode(), "there is no other"
    another(site, "practice", synthetic=True)
    another(site, "aa-practice", synthetic=True)
    browser = site.as_("analyst")
    page = browser.get("/").content.decode()
    assert run in page, "the one that was assessed stays the first page of who has not chosen"
    assert '<a href="/n/aa-practice/">Aa-Practice</a>' in page
    assert "No picture of Aa-Practice yet" in browser.get("/n/aa-practice/").content.decode()
    assert f'<a href="/n/{code}/">' in browser.get("/").content.decode(), "and there is a way back"
    another(site, "land", synthetic=False)
    assert "No picture of Land yet" in site.as_("secretariat").get("/").content.decode(), "a real one comes first"
    assert count_words(seen(page)) <= MOST_WORDS


def test_what_waits_is_counted_in_every_nation(site: Site) -> None:
    from dataclasses import replace as other

    from tests.works import order

    from majlis.adapters.records import runs
    from majlis.adapters.records.models import Run

    small_nation(site)
    another(site, "other", synthetic=True, name="The Other")
    browser = site.as_("analyst")
    for nation in ("small", "other"):
        records = other(site.world.records, actor="analyst-secretariat")
        work = runs.queue(records, other(order(), nation=nation))
        Run.everything.filter(code=work).update(state="failed")
    assert '<a href="/waiting/">2 failed</a>' in browser.get("/n/small/").content.decode()
    assert "1 computation failed · The Other" in browser.get("/waiting/").content.decode()
