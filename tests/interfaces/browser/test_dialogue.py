"""A dialogue in a room: twelve telephones and a wall, one device for many, paper, keys alone, no script, axe."""

import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.interfaces.browser.conftest import TELEPHONE, WIDE, Enter, Served
from tests.interfaces.browser.test_accessibility import looked_at

from majlis.acts.demo_council import HELD

pytestmark = pytest.mark.slow

DECISION = f"DEC-{(datetime.now(UTC) - timedelta(days=HELD)).year}-0001"
"""What the demonstration's Council decided."""
NATION = "/n/reference/dialogue/"
CODE = re.compile(r"DIA-\d{4}-\d{4}")
STATEMENTS = (
    ("Every hospital tests its backups each month.", "ہر ہسپتال ہر ماہ اپنے بیک اپ کی جانچ کرے"),
    ("No ransom is paid with public money.", ""),
    ("Suppliers keep their devices safe for ten years.", ""),
)


@dataclass
class Talk:
    """A dialogue that listens.

    Attributes
    ----------
    code, word : str
    """

    code: str
    word: str

    @property
    def number(self) -> str:
        """Its short number."""
        year, number = self.code.removeprefix("DIA-").split("-")
        return f"{year}-{int(number)}"

    @property
    def led(self) -> str:
        """Address of who leads."""
        return f"{NATION}{self.code}/"

    @property
    def inside(self) -> str:
        """Address of who takes part."""
        return f"/d/{self.number}/"


def started(served: Served) -> Talk:
    """Start a dialogue with statements, let people in, and give its code word."""
    asked = ("--title", "Hospitals", "--question", "What should hospitals do first?", "--owner", "secretariat")
    found = CODE.search(served.majlis("dialogue", "start", "reference", *asked, "--marking", "TLP:GREEN", "--sealed"))
    assert found
    for text, urdu in STATEMENTS:
        served.majlis("dialogue", "seed", found[0], "--text", text, *(("--text-ur", urdu) if urdu else ()))
    served.majlis("dialogue", "ask", found[0], "--text", "Hours until it works again", "--unit", "hours")
    served.majlis("dialogue", "phase", found[0], "--to", "listen")
    told = re.search(r"Code word +(\S+)", served.majlis("dialogue", "word", found[0]))
    assert told
    return Talk(found[0], told[1])


def button(page: Page, name: str) -> Locator:
    """Return a button by its whole name."""
    return page.get_by_role("button", name=name, exact=True)


def begin(page: Page, constituency: str, *, shared: bool = False) -> None:
    """Choose for whom one speaks, and begin."""
    page.locator("label.choice", has_text=constituency).click()
    if shared:
        page.get_by_label("Others will use this device after me").check()
    button(page, "Begin").click()
    expect(button(page, "Agree")).to_be_visible()


def test_twelve_around_a_table_and_a_wall_that_follows_within_a_second(enter: Enter) -> None:
    lead = enter("secretary")
    page = lead.page(f"{NATION}new/")
    page.get_by_label("Title", exact=True).fill("Hospitals and ransom")
    page.get_by_label("What is asked", exact=True).fill("What should hospitals do first?")
    page.get_by_label("Who may see it").fill("TLP:GREEN")
    button(page, "Start").click()
    page.wait_for_url(re.compile(r"/dialogue/DIA-"))
    for text, urdu in STATEMENTS:
        if not page.locator("#seed_text").is_visible():
            page.get_by_text("Add a statement").click()
        page.locator("#seed_text").fill(text)
        if urdu:
            page.get_by_text("The same in Urdu").first.click()
            page.locator("#seed_text_ur").fill(urdu)
        button(page, "Add it").click()
        expect(page.get_by_text("The statement is open.")).to_be_visible()
    button(page, "Go on to: listening").click()
    button(page, "Give out a code word").click()
    number, word = page.locator(".door code").inner_text().split()
    code = CODE.search(page.url)
    assert code
    wall = lead.page(f"{NATION}{code[0]}/projector/")
    wall.set_viewport_size({"width": 1920, "height": 1080})
    expect(wall.get_by_text(word)).to_be_visible()
    expect(wall.get_by_role("img", name=re.compile(word))).to_be_visible()
    people, late = [], list[float]()
    for place in range(12):
        visitor = enter(viewport=TELEPHONE)
        telephone = visitor.page(f"/d/{number}/{word}/" if place else "/d/")
        if not place:
            telephone.get_by_label("Number and code word").fill(f"{number} {word.replace('-', ' ').upper()}")
            button(telephone, "Go on").click()
        begin(telephone, "Operators" if place % 2 else "Public")
        people.append(telephone)
    expect(wall.get_by_text("12 people")).to_be_visible()
    for place, telephone in enumerate(people):
        for at in range(3):
            text = telephone.locator("#statement").inner_text()
            agrees = place == 0 or not text.startswith("No ransom") or place % 2
            button(telephone, "Agree" if agrees else "Disagree").click()
            wanted = f"{at + 2} of 3" if at < 2 else "You have answered all 3 statements."
            expect(telephone.get_by_text(wanted)).to_be_visible()
        voted = time.perf_counter()
        expect(wall.get_by_text(re.compile(rf"{3 * place + 3} votes"))).to_be_visible(timeout=5000)
        late.append(time.perf_counter() - voted)
    assert sorted(late)[len(late) // 2] < 1, late
    expect(wall.get_by_text("12 of 12 agree")).to_have_count(2)
    expect(wall.get_by_text("7 of 12 agree, 5 disagree")).to_be_visible()
    assert wall.evaluate("document.documentElement.scrollHeight <= 1.25 * innerHeight")
    told_and_decided(lead.page(f"{NATION}{code[0]}/"), people[0], number)


def told_and_decided(lead: Page, author: Page, number: str) -> None:
    """Let one say something, the secretariat accept it and tell what became of it, and the author read it."""
    author.get_by_role("link", name="Say something").first.click()
    author.get_by_label("Your statement").fill("Insurers must not pay ransom either.")
    button(author, "Put it forward").click()
    expect(author.get_by_text("Thank you. It is read first")).to_be_visible()
    lead.reload()
    lead.get_by_role("link", name="To be read").click()
    button(lead, "Accept").first.click()
    expect(lead.get_by_text("4 is open.")).to_be_visible()
    lead.get_by_role("link", name="Overview").click()
    for name in ("coming together", "report"):
        button(lead, f"Go on to: {name}").click()
    lead.get_by_label("Of what").select_option("4")
    lead.get_by_label("Number of the decision").fill(DECISION)
    button(lead, "Tell it").click()
    expect(lead.get_by_text("It is told.")).to_be_visible()
    author.goto(re.sub(r"/d/.*", f"/d/{number}/", author.url))
    expect(author.get_by_role("main")).to_contain_text(f"It became a decision: {DECISION}")
    lead.get_by_role("link", name="Results").click()
    expect(lead.get_by_text("12 of 12 agree").first).to_be_visible()
    lead.get_by_role("link", name="Report", exact=True).click()
    expect(lead.get_by_role("heading", name="Shared by all")).to_be_visible()
    with lead.expect_download() as taken:
        lead.get_by_role("link", name="PDF", exact=True).click()
    assert taken.value.path().read_bytes().startswith(b"%PDF")


def test_one_device_for_many_keeps_nothing_of_the_one_before(enter: Enter, served: Served) -> None:
    talk = started(served)
    page = enter(viewport={"width": 820, "height": 1180}).page(f"/d/{talk.number}/{talk.word}/")
    begin(page, "Public", shared=True)
    page.get_by_label("This matters to me").check()
    button(page, "Agree").click()
    expect(page.get_by_text("2 of 3")).to_be_visible()
    page.get_by_role("link", name="Say something").click()
    page.get_by_label("Your statement").fill("Half a thought")
    button(page, "Next person").click()
    expect(page.get_by_text("For whom do you speak?")).to_be_visible()
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0
    page.go_back()
    page.reload()
    expect(page.get_by_text("Half a thought")).to_have_count(0)
    page.goto(page.url.split("/d/")[0] + talk.inside)
    begin(page, "Media")
    expect(page.get_by_text("1 of 3")).to_be_visible()
    page.get_by_role("link", name="Where you stand").click()
    expect(page.get_by_text("You have not voted yet.")).to_be_visible()
    button(page, "I am done: next person").click()
    button(page, "Share it no longer").click()
    expect(page.get_by_text("Take part in a dialogue")).to_be_visible()


def test_paper_is_typed_by_keys_alone(enter: Enter, served: Served) -> None:
    talk = started(served)
    page = enter("secretary").page(f"{talk.led}paper/")
    page.locator("input[name='sheet-0']").focus()
    for sheet, votes in (("1", "ad!p"), ("2", "aaa"), ("3", "d.a")):
        page.keyboard.type(sheet)
        page.keyboard.press("Tab")
        page.keyboard.type("Reg")
        page.keyboard.press("Tab")
        for letter in votes:
            page.keyboard.press("Space" if letter == "." else letter)
        if sheet != "3":
            page.keyboard.press("Enter")
            page.keyboard.press("Shift+Tab")
    while not page.evaluate("document.activeElement.textContent.includes('Take these sheets')"):
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    for told in ("Sheet 1: 3 votes.", "Sheet 2: 3 votes.", "Sheet 3: 2 votes."):
        expect(page.get_by_text(told)).to_be_visible()
    expect(page.locator("input[name='sheet-0']")).to_have_value("4")
    page.goto(page.url.replace("/paper/", "/"))
    expect(page.get_by_text("2 of 3 agree").first).to_be_visible()
    page.goto(page.url + "paper/sheet/")
    expect(page.get_by_text("Write no name.")).to_be_visible()


def test_keys_alone_are_enough_to_take_part(enter: Enter, served: Served) -> None:
    talk = started(served)
    page = enter().page("/d/")
    page.locator("#typed").focus()
    page.keyboard.type(f"{talk.number} {talk.word}")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    while not page.evaluate("document.activeElement.name === 'constituency'"):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    for key in ("a", "d", "p"):
        with page.expect_navigation():
            page.keyboard.press(key)
    expect(page.get_by_text("You have answered all 3 statements.")).to_be_visible()


def test_it_works_without_a_script_and_in_large_fingers(enter: Enter, served: Served) -> None:
    talk = started(served)
    visitor = enter(viewport=TELEPHONE, script=False)
    page = visitor.page(f"/d/{talk.number}/{talk.word}/")
    begin(page, "Academia")
    for name in ("Agree", "Disagree", "Pass: I cannot say"):
        box = button(page, name).bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["y"] + box["height"] <= TELEPHONE["height"], "no scrolling to vote"
    for _ in range(3):
        button(page, "Agree").click()
    expect(page.get_by_text("You have answered all 3 statements.")).to_be_visible()
    served.majlis("dialogue", "phase", talk.code, "--to", "converge")
    page.goto(page.url.split("/d/")[0] + f"{talk.inside}estimates/")
    for label, value in (("Hardly ever below", "9"), ("As likely above as below", "4"), ("Hardly ever above", "48")):
        page.get_by_label(label).fill(value)
    button(page, "Keep my estimate").click()
    expect(page.get_by_text("The three values must rise")).to_be_visible()
    visitor.wrongs.clear()  # the refusal, which was wanted


def test_every_page_stands_axe_narrow_dark_and_right_to_left(enter: Enter, served: Served) -> None:
    talk = started(served)
    served.majlis("dialogue", "synthesize", "reference", "--people", "160")
    visitor = enter(viewport=WIDE)
    page = visitor.page("/d/")
    wrong = [("front", one) for one in looked_at(page)]
    page.goto(visitor.served.address + f"/d/{talk.number}/{talk.word}/")
    page.get_by_text("What is kept about you").click()
    wrong += [("entrance", one) for one in looked_at(page)]
    page.goto(visitor.served.address + f"/d/{talk.number}/{talk.word}/")
    begin(page, "Operators")
    wrong += [("vote", one) for one in looked_at(page)]
    page.goto(visitor.served.address + talk.inside)
    button(page, "Agree").click()
    for name in ("say/", "s/1/argue/", "stand/", "estimates/", "dissent/", "again/"):
        page.goto(visitor.served.address + talk.inside + name)
        wrong += [(name, one) for one in looked_at(page)]
    lead = enter("secretary")
    found = CODE.search(served.majlis("dialogue", "list", "reference"))
    assert found
    large = f"{NATION}{found[0]}/"
    pages = [
        "new/",
        *(talk.led.removeprefix(NATION) + one for one in ("", "edit/", "queue/", "paper/", "paper/sheet/")),
    ]
    addresses = [NATION, *(NATION + one for one in pages), f"{large}results/", f"{large}report/", f"{large}projector/"]
    seen = lead.page(NATION)
    for address in [*addresses, f"{large}projector/?look=dark", f"{large}projector/?look=light"]:
        seen.goto(lead.served.address + address)
        wrong += [(address, one) for one in looked_at(seen)]
    assert wrong == []
