"""From a statement to a verified decision: the whole way, on phones and through the clerk, by those who walk it."""

import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect
from tests.interfaces.browser.conftest import TELEPHONE, Enter

from majlis.register.offline import HTML_FILE, html_verifier

pytestmark = pytest.mark.slow

NATION = "/n/reference"
COUNCIL = f"{NATION}/council"
SAID = "Hospitals practise a day without computers every year."
TITLE = "Hospitals practise a day without computers"
ZONE = ZoneInfo("Asia/Karachi")


def press(page: Page, name: str) -> None:
    """Press a button of the page's main part."""
    page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()
    page.wait_for_load_state()


def go(page: Page, path: str) -> None:
    """Go to a page of the site."""
    page.goto(re.sub(r"(https?://[^/]+).*", r"\1", page.url) + path)


def test_from_a_statement_to_a_verified_decision(enter: Enter, tmp_path: Path) -> None:
    lead = enter("secretary").page(f"{NATION}/dialogue/new/")
    dialogue, door = _begin_a_dialogue(lead)
    guest = enter(viewport=TELEPHONE).page("/d/")
    _say(guest, door)
    _accept(lead, dialogue)
    other = enter(viewport=TELEPHONE).page("/d/")
    _agree(other, door)
    meeting = _meeting_with_motion(lead)
    decision = _vote_on_telephones(enter, lead, meeting)
    _publish(lead, enter("secretary2").page(f"{COUNCIL}/decisions/{decision}/"), decision)
    _tell_what_became(lead, dialogue, decision)
    guest.goto(f"{_own(door)}/stand/")
    expect(guest.get_by_role("main")).to_contain_text(decision)
    _verify(enter, decision, tmp_path)


def test_the_clerk_records_for_a_room_without_devices(enter: Enter) -> None:
    clerk = enter("secretary").page(f"{COUNCIL}/")
    meeting = _meeting_with_motion(clerk)
    motion = clerk.url
    _open(clerk, meeting, motion, "hands")
    clerk.goto(motion.replace("/motions/", "/ballots/"))
    for name, number in (("Yes", "1"), ("No", "2")):
        clerk.get_by_label(name, exact=True).fill(number)
    press(clerk, "Write it down")
    clerk.get_by_label("Yes", exact=True).fill("2")
    clerk.get_by_label("No", exact=True).fill("1")
    press(clerk, "Write it down")
    press(clerk, "Close the vote and count")
    expect(clerk.get_by_role("main")).to_contain_text("It waits for the chair")
    assert "DEC-" not in clerk.content()
    chair = enter("chair", viewport=TELEPHONE).page("/")
    chair.goto(clerk.url)
    press(chair, "I confirm it as the chair")
    expect(chair.get_by_role("main")).to_contain_text("Recorded by clerk, confirmed by chair")
    expect(chair.get_by_role("main")).to_contain_text("yes 2 > 1/2 of 3 = 3/2")
    expect(chair.get_by_role("main").get_by_role("link", name=re.compile(r"^DEC-")).first).to_be_visible()


def test_a_secret_ballot_is_found_again_by_its_number_only(enter: Enter) -> None:
    clerk = enter("secretary").page(f"{COUNCIL}/")
    meeting = _meeting_with_motion(clerk)
    motion = clerk.url
    _open(clerk, meeting, motion, "secret")
    ballot = motion.replace("/motions/", "/ballots/")
    numbers: dict[str, str] = {}
    telephones: list[Page] = []
    for login, vote in (("chair", "Yes"), ("member", "No"), ("member2", "No")):
        phone = enter(login, viewport=TELEPHONE).page("/")
        phone.goto(ballot)
        press(phone, vote)
        numbers[phone.locator(".papernumber").inner_text().strip()] = vote
        telephones.append(phone)
    assert len(numbers) == 3
    clerk.goto(ballot)
    assert not any(number in clerk.content() for number in numbers)
    press(clerk, "Close the vote and count")
    expect(clerk.get_by_role("main")).to_contain_text("yes 1 ≤ 1/2 of 3 = 3/2")
    telephones[0].goto(ballot)
    table = telephones[0].locator("table.papers")
    for number, vote in numbers.items():
        expect(table.locator("tr", has_text=number)).to_contain_text(vote)


def _own(door: str) -> str:
    """Return where a participant goes on, of the address that lets in by a code word."""
    return door.rstrip("/").rpartition("/")[0]


def _begin_a_dialogue(page: Page) -> tuple[str, str]:
    page.get_by_label("Title", exact=True).fill("Practice (synthetic)")
    page.get_by_label("What is asked", exact=True).fill("What should hospitals practise?")
    press(page, "Start")
    code = page.url.rstrip("/").split("/")[-1]
    press(page, "Go on to: listening")
    press(page, "Give out a code word")
    door = page.locator(".door a").get_attribute("href")
    assert door is not None
    return code, door


def _enter_by_word(page: Page, door: str) -> None:
    page.goto(door)
    page.get_by_role("radio").first.check()
    press(page, "Begin")


def _say(page: Page, door: str) -> None:
    _enter_by_word(page, door)
    page.goto(f"{_own(door)}/say/")
    page.get_by_role("main").locator("textarea").first.fill(SAID)
    press(page, "Put it forward")


def _accept(page: Page, dialogue: str) -> None:
    go(page, f"{NATION}/dialogue/{dialogue}/queue/")
    expect(page.get_by_text(SAID)).to_be_visible()
    press(page, "Accept")


def _agree(page: Page, door: str) -> None:
    _enter_by_word(page, door)
    expect(page.get_by_role("main")).to_contain_text(SAID)
    page.get_by_role("main").get_by_role("button", name=re.compile("Agree")).click()
    page.wait_for_load_state()


def _meeting_with_motion(page: Page) -> str:
    """Plan a meeting of today, and put a motion that rests on the newest assessment."""
    go(page, f"{COUNCIL}/meetings/plan/")
    page.get_by_label("Title", exact=True).fill("Third meeting (synthetic)")
    page.get_by_label("Begins").fill(f"{datetime.now(tz=ZONE):%Y-%m-%dT%H:%M}")
    press(page, "Plan it")
    meeting = re.search(r"MTG-\d{4}-\d{4}", page.url)
    assert meeting is not None
    go(page, f"{COUNCIL}/meetings/{meeting[0]}/add/")
    page.get_by_label("Title", exact=True).fill(TITLE)
    page.get_by_label("Question").fill("Shall hospitals practise a day without computers?")
    press(page, "Add it")
    go(page, f"{COUNCIL}/meetings/{meeting[0]}/")
    page.get_by_role("main").get_by_role("link", name=TITLE, exact=True).click()
    page.get_by_role("link", name="Draft a motion").click()
    page.get_by_label("Title", exact=True).fill(TITLE)
    page.get_by_label("Text", exact=True).fill("Each hospital practises a day without computers, every year.")
    press(page, "Save the draft")
    _pin(page)
    press(page, "Put it")
    return meeting[0]


def _pin(page: Page) -> None:
    motion = page.url
    go(page, f"{NATION}/risk/")
    run = re.search(r"\d{8}-\d{6}-[0-9a-f]{8}", page.content())
    assert run is not None
    page.goto(motion)
    form = page.locator("form[action$='/do/pin/']")
    if not form.is_visible():
        page.locator("summary", has=page.get_by_text("Pin")).first.click()
    form.locator("[name=kind]").select_option("run")
    form.locator("[name=reference]").fill(run[0])
    press(page, "Pin it")
    expect(page.get_by_role("main")).to_contain_text(run[0])


def _open(clerk: Page, meeting: str, motion: str, form_of_vote: str) -> None:
    """Open the meeting with three members there, and the vote."""
    go(clerk, f"{COUNCIL}/meetings/{meeting}/")
    form = clerk.locator("form", has=clerk.get_by_role("button", name="Open the meeting"))
    for seat in ("chair", "cert", "operators"):
        form.locator(f"input[value={seat}]").check()
    form.get_by_label(re.compile("notice", re.IGNORECASE)).fill("for a test")
    press(clerk, "Open the meeting")
    clerk.goto(motion)
    form = clerk.locator("form", has=clerk.get_by_role("button", name="Open the vote"))
    form.locator("[name=form]").select_option(form_of_vote)
    press(clerk, "Open the vote")


def _vote_on_telephones(enter: Enter, clerk: Page, meeting: str) -> str:
    """Open the meeting, let three members vote on their own devices, and count."""
    motion = clerk.url
    _open(clerk, meeting, motion, "recorded")
    for login, vote in (("chair", "Yes"), ("member", "Yes"), ("member2", "No")):
        phone = enter(login, viewport=TELEPHONE).page(f"{COUNCIL}/")
        link = phone.locator(".card", has_text=TITLE).get_by_role("link", name=re.compile("Read and vote"))
        link.click()
        box = phone.get_by_role("button", name=vote, exact=True)
        size = box.bounding_box()
        assert size is not None
        assert min(size["width"], size["height"]) >= 44
        box.click()
        phone.wait_for_load_state()
        expect(phone.get_by_role("main")).to_contain_text(re.compile("You voted", re.IGNORECASE))
    clerk.goto(motion.replace("/motions/", "/ballots/"))
    press(clerk, "Close the vote and count")
    expect(clerk.get_by_role("main")).to_contain_text("yes 2 > 1/2 of 3 = 3/2")
    decision = re.search(r"DEC-\d{4}-\d{4}", clerk.content())
    assert decision is not None
    return decision[0]


def _publish(first: Page, second: Page, decision: str) -> None:
    """Ask for publication, and let a second person agree to it."""
    go(first, f"{COUNCIL}/decisions/{decision}/publish/")
    press(first, "I have read it: publish")
    go(second, "/account/approvals/")
    second.locator("article.card", has_text=decision).get_by_role("button", name="Agree").click()
    second.wait_for_load_state()
    go(first, f"{COUNCIL}/decisions/{decision}/")
    expect(first.get_by_role("main")).to_contain_text("TLP:CLEAR")


def _tell_what_became(page: Page, dialogue: str, decision: str) -> None:
    go(page, f"{NATION}/dialogue/{dialogue}/")
    press(page, "Go on to: coming together")
    press(page, "Go on to: report")
    form = page.locator("form[action$='/add/became/']")
    form.locator("[name=statement]").select_option("1")
    form.locator("[name=decision]").fill(decision)
    press(page, "Tell it")


def _verify(enter: Enter, decision: str, folder: Path) -> None:
    """Take the bundle from the public page, without an account, and verify it from the own disk, without a line."""
    visitor = enter()
    page = visitor.page("/public/reference/decisions/")
    card = page.locator(".card", has_text=decision)
    with page.expect_download() as taken:
        card.get_by_role("link", name=re.compile("Bundle to verify")).click()
    bundle = folder / "bundle.json"
    taken.value.save_as(bundle)
    key = page.locator("code", has_text="/decisions+").first.inner_text()
    verifier = folder / HTML_FILE
    verifier.write_bytes(html_verifier())
    visitor.context.set_offline(True)
    page.goto(verifier.as_uri())
    page.get_by_label("Key of the log").fill(key)
    page.locator("input[type=file]").first.set_input_files(bundle)
    expect(page.get_by_text("OK", exact=False).first).to_be_visible()
    expect(page.locator("body")).to_contain_text(TITLE)
    visitor.context.set_offline(False)
