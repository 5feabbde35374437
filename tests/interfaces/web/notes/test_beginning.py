"""From an e-mail to a note: read, checked, made; nothing is typed twice."""

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.sites import Site

from majlis.adapters.records.documents import reading
from majlis.adapters.records.incidents import find, lists

MAIL = (
    b"From: Desk <desk@clinic.example>\r\nDate: Tue, 01 Jul 2025 08:12:00 +0500\r\nSubject: Clinic A locked\r\n"
    b"Content-Type: text/plain\r\n\r\nDear all,\r\n\r\nThe hospital saw its servers encrypted today.\r\n"
)


def test_an_e_mail_fills_the_form_and_becomes_a_note(small: Site) -> None:
    browser = small.as_("analyst")
    assert browser.get("/n/small/notes/new/").status_code == 200
    read = browser.post("/n/small/notes/new/", {"email": SimpleUploadedFile("m.eml", MAIL)})
    text = read.content.decode()
    assert read.status_code == 200
    assert "Read from: servers encrypted" in text
    assert 'value="2025-07-01"' in text
    assert "INC-" in text, "an incident of that day and sector is offered"
    sent = {
        "title": "Clinic A locked",
        "day": "2025-07-01",
        "kind": "ransomware",
        "sector": "health",
        "summary": "a\r\nb",
    }
    made = browser.post("/n/small/notes/make/", {**sent, "source": "Desk"})
    assert made.status_code == 302
    code = made.headers["Location"].split("/")[-2]
    told = reading.find(small.world.records, code)
    assert told.title == "Clinic A locked"
    assert "Source: Desk." in told.content["parts"]["known"]
    assert find(small.world.records, told.incident).summary == "a\nb"


def test_it_may_be_an_incident_that_is_here(small: Site) -> None:
    (one,), _ = lists.page(small.world.records, "small", lists.Wanted())
    browser = small.as_("analyst")
    made = browser.post("/n/small/notes/make/", {"existing": one.code, "summary": "Seen by night."})
    told = reading.find(small.world.records, made.headers["Location"].split("/")[-2])
    assert told.incident == one.code
    assert told.content["parts"]["known"].endswith("Seen by night.")


def test_one_button_from_an_incident_and_no_second_draft(small: Site) -> None:
    (one,), _ = lists.page(small.world.records, "small", lists.Wanted())
    browser = small.as_("analyst")
    first = browser.post(f"/n/small/notes/of/{one.code}/").headers["Location"]
    assert browser.post(f"/n/small/notes/of/{one.code}/").headers["Location"] == first
    assert browser.get(f"/n/small/notes/of/{one.code}/").status_code == 405


def test_a_note_without_the_cascade_says_nothing_of_it(small: Site) -> None:
    (one,), _ = lists.page(small.world.records, "small", lists.Wanted())
    browser = small.as_("analyst")

    def made(address: str, values: dict[str, str]) -> str:
        sent = browser.post(f"/n/small/notes/{address}", values)
        assert sent.status_code == 302
        told = reading.find(small.world.records, sent.headers["Location"].split("/")[-2])
        browser.post(f"/n/small/briefings/{told.code}/withdraw/", {"reason": "tried"})
        return str(told.content["parts"]["spread"])

    new = {"title": "Clinic B locked", "day": "2025-07-02", "kind": "ransomware", "sector": "health", "summary": "a"}
    assert made("make/", new)
    assert not made("make/", {**new, "title": "Clinic C locked", "no_spread": "on"})
    assert not made("make/", {"existing": one.code, "summary": "b", "no_spread": "on"})
    assert made(f"of/{one.code}/", {})
    assert not made(f"of/{one.code}/", {"no_spread": "on"})


def test_what_cannot_be_read_is_said_at_the_form(small: Site) -> None:
    browser = small.as_("analyst")
    assert "nothing is given" in browser.post("/n/small/notes/new/", {"pasted": ""}).content.decode().lower()
    bad = browser.post("/n/small/notes/new/", {"email": SimpleUploadedFile("m.eml", b"\x00\x01")})
    assert bad.status_code == 400
    wrong = browser.post("/n/small/notes/make/", {"title": "t", "day": "never", "kind": "ransomware"})
    assert wrong.status_code == 400


def test_who_may_not_write_is_refused(small: Site) -> None:
    browser = small.as_("council-member")
    assert browser.get("/n/small/notes/new/").status_code == 403
