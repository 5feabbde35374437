"""The first six scenes of a year: people do their work in a browser, from the first page to the last."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect
from tests.interfaces.browser.conftest import TELEPHONE, Enter
from tests.workbooks import practice_book, practice_workbook, saved

from majlis.briefing.screen import MOST_WORDS, count_words
from majlis.infrastructure.workbook.form import SERVICES_SHEET
from majlis.infrastructure.workbook.template import FIRST_ROW

pytestmark = pytest.mark.slow

NATION = "/n/reference"
SHOWN = """() => {
  const text = [...document.body.querySelectorAll('.skip, .heard')].map(one => one.innerText);
  return text.reduce((all, one) => all.replace(one, ''), document.body.innerText);
}"""
MAIL = (
    "From: Desk <desk@clinic.example>\r\nDate: {day}\r\nSubject: Clinics of the east cannot print\r\n"
    "Content-Type: text/plain\r\n\r\nThe hospital saw its print servers encrypted today. Four wards work on paper.\r\n"
)


def dialogue(page: Page, name: str) -> None:
    """Press a button of the page's main part."""
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def file(name: str, data: bytes) -> FilePayload:
    """Return a file as a browser sends it."""
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def test_1_the_first_screen_is_read_in_ten_seconds(enter: Enter) -> None:
    page = enter("member", viewport=TELEPHONE).page("/")
    expect(page.get_by_text("SYNTHETIC – NOT AN ASSESSMENT")).to_be_visible()
    for words in ("Getting worse?", "What could break?", "Confidence:", "You:"):
        expect(page.get_by_text(words).first).to_be_visible()
    seen = page.evaluate(SHOWN)
    assert count_words(seen) <= MOST_WORDS, seen
    page.get_by_role("link", name="What could break?").click()
    page.wait_for_url("**/risk/**")
    expect(page.get_by_role("heading", level=1).first).to_be_visible()


def test_2_the_secretariat_sets_up_its_own_nation(enter: Enter) -> None:
    page = enter("secretary").page("/nations/")
    page.get_by_role("link", name="Set up a nation").click()
    page.get_by_label("Name of the country").fill("Practice Country")
    page.get_by_label("Short name").fill("practice")
    page.get_by_label("Yes").check()
    page.get_by_label("Time zone").fill("UTC")
    page.get_by_label("Currency").fill("USD")
    dialogue(page, "Set it up")
    page.wait_for_url("**/n/practice/**")
    page.goto(f"{page.url.split('/n/')[0]}/n/practice/nation/import/")
    book = practice_book()
    book[SERVICES_SHEET].cell(FIRST_ROW + 3, 4).value = "Nowhere"
    page.get_by_label("Workbook (.xlsx) or dossier (.zip)").set_input_files(file("bad.xlsx", saved(book)))
    dialogue(page, "Show what would change")
    wrong = page.locator("table.findings tbody tr").first
    expect(wrong).to_contain_text(SERVICES_SHEET)
    expect(wrong).to_contain_text(f"D{FIRST_ROW + 3}")
    expect(wrong).to_contain_text("Nowhere")
    page.get_by_role("link", name="Send another file").click()
    page.get_by_label("Workbook (.xlsx) or dossier (.zip)").set_input_files(file("good.xlsx", practice_workbook()))
    dialogue(page, "Show what would change")
    expect(page.get_by_text("Nothing has changed yet")).to_be_visible()
    page.get_by_label("Why").fill("first workshop")
    dialogue(page, "Take it over")
    expect(page.get_by_text("Took good.xlsx in")).to_be_visible()
    page.get_by_label("What is new").fill("first version")
    dialogue(page, "Publish the draft")
    expect(page.get_by_text("Version 1", exact=True).first).to_be_visible()


def test_3_a_file_of_evidence_is_mapped_and_added(enter: Enter) -> None:
    page = enter("analyst").page(f"{NATION}/evidence/add/")
    log = "Case,Moment,Branch,Sort\n1,2026-02-01,Health,Ransomware\n2,2026-02-03,Bakery,DDoS\n"
    page.get_by_label("File", exact=True).set_input_files(file("desk.csv", log.encode()))
    dialogue(page, "Look at it")
    page.get_by_label("Day of the incident").select_option("Moment")
    page.get_by_label("Sector", exact=True).select_option("Branch")
    page.get_by_label("Kind of incident").select_option("Sort")
    page.get_by_label("Its own number (key)").select_option("Case")
    dialogue(page, "Look again")
    expect(page.get_by_role("main")).to_contain_text("2 observations")
    page.get_by_label("“Bakery”").select_option(label="Power")
    page.get_by_label("Name of the source").fill("desk")
    page.get_by_label("First day it was looking").fill("2026-02-01")
    page.get_by_label("Last day it was looking").fill("2026-02-28")
    page.get_by_label("The file is invented").check()
    dialogue(page, "Add it")
    expect(page.get_by_text("desk is added: 2 observations")).to_be_visible()


def entered(page: Page, title: str) -> str:
    """Enter an incident, and return its code."""
    page.goto(f"{page.url.split('/n/')[0]}{NATION}/incidents/new/")
    page.get_by_label("What happened").fill(title)
    page.get_by_label("Happened on", exact=True).fill("2026-03-05")
    page.get_by_label("Kind", exact=True).fill("Ransomware")
    page.get_by_label("Sector", exact=True).fill("Water")
    page.get_by_label("Who says so").fill("Desk")
    dialogue(page, "Enter the incident")
    page.wait_for_url(re.compile(r"/incidents/[A-Z]+-[^/]+/"))
    return page.url.rstrip("/").rsplit("/", 1)[-1]


def test_3_a_duplicate_is_merged_and_taken_apart(enter: Enter) -> None:
    page = enter("analyst").page(f"{NATION}/incidents/")
    first = entered(page, "Synthetic: pumps of a waterworks encrypted")
    second = entered(page, "Synthetic: pumps of the waterworks encrypted")
    told = page.get_by_role("heading", name="Told twice?")
    expect(told).to_be_visible()
    page.get_by_role("link", name=f"Compare and merge {first}").click()
    expect(page.get_by_text("From today they count once")).to_be_visible()
    dialogue(page, "Merge")
    expect(page.get_by_role("status").or_(page.locator(".message")).first).to_contain_text(first)
    page.goto(f"{page.url.split('/n/')[0]}{NATION}/incidents/{first}/")
    dialogue(page, "Take them apart")
    page.goto(f"{page.url.split('/n/')[0]}{NATION}/incidents/{first}/")
    expect(page.get_by_role("heading", name="What is known")).to_be_visible()
    assert first != second


def test_3_a_report_by_telephone_is_routed_asked_back_and_made_an_incident(enter: Enter) -> None:
    operator = enter("operator", viewport=TELEPHONE).page("/report/")
    operator.get_by_label("What happened, in one line?").fill("Synthetic: laboratory of a clinic encrypted")
    operator.get_by_label("What kind of incident is it?").select_option(label="Ransomware")
    if (where := operator.get_by_label("Where it happened")).is_visible():  # there are several nations by then
        where.select_option(value="reference")
    dialogue(operator, "Send the report")
    expect(operator.get_by_role("heading", name="We have your report")).to_be_visible()
    code = operator.locator("dl.terms dd").first.inner_text()
    regulator = enter("regulator").page(f"{NATION}/reports/")
    regulator.get_by_role("link", name=code).click()
    expect(regulator.get_by_role("heading", name="Who is shown it, and why")).to_be_visible()
    regulator.get_by_label("Write", exact=True).fill("How many laboratories?")
    dialogue(regulator, "Ask the operator")
    operator.goto(operator.url.split("/report/")[0] + f"/report/{code}/")
    expect(operator.get_by_text("How many laboratories?")).to_be_visible()
    operator.get_by_label("Answer, or add something").fill("Two, both of the east.")
    dialogue(operator, "Send")
    analyst = enter("analyst").page(f"/report/{code}/")
    expect(analyst.get_by_text("Two, both of the east.")).to_be_visible()
    dialogue(analyst, "Make an incident of it")
    expect(analyst.get_by_text("Part of incident")).to_be_visible()


def test_3_from_an_e_mail_to_a_pdf(enter: Enter) -> None:
    visitor = enter("analyst")
    page = visitor.page(f"{NATION}/briefings/")
    page.get_by_role("link", name="Note from an e-mail or a text").click()
    mail = MAIL.format(day=(datetime.now(UTC) - timedelta(days=2)).strftime("%a, %d %b %Y 08:12:00 +0000"))
    page.get_by_label("Or the e-mail as a file (.eml)").set_input_files(file("mail.eml", mail.encode()))
    dialogue(page, "Read it")
    expect(page.get_by_label("What happened")).to_have_value("Clinics of the east cannot print")
    dialogue(page, "Yes: make the note")
    page.get_by_label("Assessed").fill("Medium confidence: the same group as in spring.")
    page.get_by_label("Asked of you").fill("Nothing now.")
    dialogue(page, "Freeze the note")
    with page.expect_download() as taken:
        page.get_by_role("link", name="PDF").click()
    assert Path(taken.value.path()).read_bytes().startswith(b"%PDF")


def test_4_the_picture_says_cannot_tell_where_it_must(enter: Enter) -> None:
    page = enter("analyst").page(f"{NATION}/threat/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("cannot tell")
    expect(page.get_by_role("heading", name="Why we cannot tell")).to_be_visible()
    reasons = page.locator("#cannot-tell dd")
    assert reasons.count() > 0
    assert all(reasons.all_inner_texts())


def kept(page: Page, title: str) -> None:
    """Keep the what-if of a page under a name."""
    page.get_by_role("link", name="Save…").click()
    page.get_by_role("main").get_by_role("textbox").first.fill(title)
    dialogue(page, "Save")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_5_a_grid_station_is_knocked_out_on_the_map(enter: Enter) -> None:
    page = enter("analyst").page(f"{NATION}/map/")
    page.locator("html[data-map=ready]").wait_for()
    for number in (1, 2):
        page.get_by_label("Find an asset").fill("grid")
        found = page.locator("#found").get_by_role("button", name="Take down").nth(number - 1)
        found.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#picks li")).to_have_count(1)
        expect(page.locator("#headline")).to_contain_text(re.compile(r"\d"))
        name = page.locator("#picks li button").first.inner_text()
        slider = page.get_by_label("Hour", exact=False).locator("visible=true").and_(page.locator("#hour"))
        box = slider.bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + 8, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] / 3, box["y"] + box["height"] / 2, steps=8)
        page.mouse.up()
        assert float(slider.input_value()) > 0
        page.locator("#picks").get_by_role("button", name=name, exact=True).click()
        expect(page.locator("#asset")).to_contain_text(re.compile("hit|dark|taken down", re.IGNORECASE))
        kept(page, f"What if {number}")
        page.goto(page.url.split("/n/")[0] + f"{NATION}/map/")
        page.locator("html[data-map=ready]").wait_for()
    page.goto(page.url.split("/n/")[0] + f"{NATION}/map/whatif/compare/")
    dialogue(page, "Compare")
    expect(page.get_by_text("assets go dark in both")).to_be_visible()


def test_5_the_table_does_the_same_without_a_script(enter: Enter) -> None:
    page = enter("analyst", script=False).page(f"{NATION}/map/table/")
    page.get_by_label("Words").fill("grid")
    dialogue(page, "Show")
    page.get_by_role("link", name=re.compile("^Take down")).first.click()
    expect(page.get_by_role("heading", name=re.compile("Assets dark at this hour"))).to_be_visible()
    page.get_by_label(re.compile("^Hour, 0 to")).fill("12")
    page.get_by_label("State").select_option("touched")
    dialogue(page, "Show")
    page.locator("table.stack tbody th a").last.click()
    expect(page.get_by_role("main")).to_contain_text(re.compile("dark", re.IGNORECASE))
    page.go_back()
    kept(page, "Without a script")


def test_6_an_assessment_is_made_and_checked(enter: Enter) -> None:
    visitor = enter("risk")
    page = visitor.page(f"{NATION}/risk/")
    page.get_by_role("link", name="Assess anew").click()
    page.get_by_label("Sets of assumptions").fill("10")
    page.get_by_label("Simulated years for each").fill("200")
    dialogue(page, "Start")
    page.wait_for_url("**/risk/work/**")
    page.evaluate("window.sameDocument = true")
    seen = page.locator("#progress [role=status]")
    before = seen.inner_text()
    expect(seen).not_to_have_text(before, timeout=60_000)
    assert page.evaluate("window.sameDocument"), "progress is seen without loading the page anew"
    page.wait_for_url(re.compile(r"/risk/\d[^/]+/$"), timeout=120_000)
    order = page.eval_on_selector_all("main section[id]", "found => found.map(one => one.id)")
    wanted = ["chance", "scenarios", "loss", "shares", "assumptions", "change", "backtest", "sources", "verify"]
    assert [one for one in order if one in wanted] == wanted
    run = page.url
    with page.expect_download() as taken:
        page.get_by_role("main").get_by_role("link", name="Excel").first.click()
    assert Path(taken.value.path()).read_bytes().startswith(b"PK")
    dialogue(page, "Compute it again and compare")
    page.goto(run)
    for _ in range(60):
        if page.locator("#verify .note.good").count():
            break
        page.wait_for_timeout(2000)
        page.reload()
    expect(page.locator("#verify .note.good")).to_be_visible()


def test_a_role_takes_two_persons(enter: Enter) -> None:
    page = enter("admin").page("/people/add/")
    page.get_by_label("Login").fill("newcomer")
    page.get_by_label("Name", exact=True).fill("A newcomer")
    for field in page.locator("main input[type=password]").all():
        field.fill("words-of-a-newcomer-42")
    dialogue(page, "Make the account")
    page.goto(page.url.split("/people/")[0] + "/people/of/newcomer/")
    page.get_by_label("Role", exact=True).select_option("auditor")
    page.get_by_label("Organisation").select_option("secretariat")
    page.locator("section", has=page.get_by_role("heading", name="Give a role")).get_by_role("button").click()
    expect(page.get_by_text("No role: the person may do and see nothing.")).to_be_visible()
    second = enter("admin2").page("/account/approvals/")
    card = second.locator("article.card", has_text="newcomer")
    card.get_by_role("button", name="Agree").click()
    page.goto(page.url.split("/people/")[0] + "/people/of/newcomer/")
    expect(page.get_by_role("rowheader", name="Auditor")).to_be_visible()


def test_a_briefing_is_released_by_a_second_person_and_read_without_a_line(enter: Enter) -> None:
    page = enter("secretary").page(f"{NATION}/briefings/compose/")
    page.get_by_label("Your own words").fill("The figures hold.")
    dialogue(page, "Preview")
    expect(page.get_by_role("heading", name="Preview")).to_be_visible()
    page.set_default_timeout(90_000)
    dialogue(page, "Keep it for release")
    page.wait_for_url(re.compile(r"/briefings/[A-Z]+-[^/]+/"))
    address = "/n/" + page.url.split("/n/")[1]
    second = enter("secretary2").page(address)
    second.get_by_role("link", name="Read and release").click()
    dialogue(second, "I have read it: release")
    member = enter("member", viewport=TELEPHONE)
    paper = member.page(address)
    expect(paper.locator("article.paper")).to_be_visible()
    expect(paper.locator("#kept")).to_be_visible()
    assert paper.evaluate("document.documentElement.scrollWidth <= innerWidth")
    member.context.set_offline(True)
    paper.reload()
    expect(paper.locator("article.paper")).to_contain_text("The figures hold.")
    member.context.set_offline(False)
    member.wrongs[:] = [one for one in member.wrongs if "ERR_INTERNET_DISCONNECTED" not in one]
