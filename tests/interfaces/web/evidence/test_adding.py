"""A file is looked at, corrected, and only then added."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.pages import fields
from tests.recorded import HEAD, ROWS
from tests.sites import Site

from majlis.acts.evidence.list import ListCommand, list_

PAGE = "/n/small/evidence/add/"


def sent(browser: Client, *rows: str, head: str = HEAD, name: str = "log.csv") -> str:
    """Send a file, and return the address of its preview."""
    data = (head + "".join(f"{row}\n" for row in rows)).encode()
    answer = browser.post(PAGE, {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def test_looked_at_corrected_and_added(both: Site) -> None:
    browser = both.as_("analyst")
    page = sent(browser, *ROWS, "d,2025-02-09,2025-02-10,Bakery,Teapot,Shop,x", "e,soon,2025-02-10,Bank,DDoS,B,x")
    first = browser.get(page).content
    assert b"4 observations" in first
    assert b"1 row cannot be read" in first
    assert "“Bakery”" in first.decode()
    form = fields(first)
    assert (form["source"], form["first_day"], form["last_day"]) == ("log", "2025-01-01", "2025-02-09")
    assert list_(ListCommand(nation="small"), both.world).sources == ()
    word = next(name for name in form if name.startswith("word-"))
    again = browser.post(page, {**form, word: "power", "look": "yes"}).content.decode()
    assert "Sector:</span> Power" in again
    assert list_(ListCommand(nation="small"), both.world).sources == ()
    wrong = browser.post(page, {**form, "first_day": "", "add": "yes"})
    assert wrong.status_code == 400
    assert "days in which a source was looking" in wrong.content.decode()
    done = browser.post(page, {**form, word: "power", "add": "yes"}, follow=True).content.decode()
    assert "log is added: 4 observations" in done
    assert "1 row waits to be mended" in done
    (source,) = list_(ListCommand(nation="small"), both.world).sources
    assert (source.window, source.incidents, source.set_aside) == ("2025-01-01..2025-02-10", 4, 1)
    assert browser.get(page).status_code == 404


def test_a_table_that_is_not_understood_is_put_right(small: Site) -> None:
    browser = small.as_("analyst")
    page = sent(browser, "a,2025-01-02,Bank", head="Case,Moment,Sector\n")
    first = browser.get(page).content
    assert b"o column says on which day" in first
    form = {**fields(first), "column-day": "Moment"}
    again = browser.post(page, {**form, "look": "yes"}).content.decode()
    assert "1 observation" in again
    moved = {**form, "first_day": "2025-01-01", "last_day": "2025-01-31", "add": "yes"}
    assert browser.post(page, moved).status_code == 302


def test_the_words_of_a_column_that_was_chosen_by_hand_are_asked_about(small: Site) -> None:
    browser = small.as_("analyst")
    page = sent(browser, "a,2025-01-02,Bakery", head="Case,Moment,Trade\n")
    chosen = {**fields(browser.get(page).content), "column-day": "Moment", "column-sector": "Trade"}
    again = browser.post(page, {**chosen, "look": "yes"}).content
    assert "“Bakery”" in again.decode()
    word = next(name for name in fields(again) if name.startswith("word-"))
    settled = browser.post(page, {**chosen, word: "power", "look": "yes"}).content.decode()
    assert "Sector:</span> Power" in settled
    last = {"first_day": "2025-01-01", "last_day": "2025-01-31", "add": "yes"}
    assert browser.post(page, {**chosen, word: "power", **last}).status_code == 302


def test_what_is_no_evidence(small: Site) -> None:
    browser = small.as_("analyst")
    assert browser.post(PAGE, {}).status_code == 400
    page = sent(browser, head="%PDF-1.7", name="report.pdf")
    assert "this is a PDF" in browser.get(page).content.decode().replace("This", "this")
    assert browser.get(f"{PAGE}{'0' * 32}/").status_code == 404
    assert small.as_("council-member").get(PAGE).status_code == 403
    assert small.as_("regulator").get(page).status_code == 404, "a file waits for its sender only"
