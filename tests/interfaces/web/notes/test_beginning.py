"""From an e-mail to a note: read, checked, made; nothing is typed twice."""

from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.places import publish_nation
from tests.sites import Site

from majlis.adapters.records.documents import reading
from majlis.adapters.records.incidents import find, lists
from majlis.infrastructure import synthesis

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


def test_an_operator_is_one_of_the_nation_or_none(site: Site) -> None:
    nation = synthesis.synthesize(assets=500, seed=1)
    publish_nation(site.world.records, site.world.vault, nation)
    code, browser = nation.header.id, site.as_("analyst")
    operator = next(one for one in nation.operators if one.sector == "power")
    area = nation.areas[0]
    bare = operator.name.removesuffix(" (synthetic)")
    read = browser.post(
        f"/n/{code}/notes/new/", {"pasted": f"{bare}: ransomware today, 60.000 customers cut off for 1.234 hours."}
    )
    text = read.content.decode()
    assert f'<option value="{operator.name}">' in text
    assert f'value="{operator.name}"' in text
    assert "Left empty: “1.234 hours” can be read in two ways" in text
    found = unescape(text.partition('name="found" value="')[2].partition('"')[0])
    facts = {"title": "t", "day": "2025-07-01", "kind": "ransomware", "sector": "power", "found": found}

    def made(**more: str) -> dict[str, str]:
        sent = browser.post(f"/n/{code}/notes/make/", {**facts, **more})
        assert sent.status_code == 302, sent.content
        told = reading.find(site.world.records, sent.headers["Location"].split("/")[-2])
        one = find(site.world.records, told.incident)
        return {"operator": one.operator, "area": one.area, "spread": str(told.content["parts"]["spread"])}

    right = made(operator=bare.upper(), area=area.name.upper())
    assert (right["operator"], right["area"]) == (operator.name, area.id)
    assert right["spread"].startswith("If the operator's")
    assert made(operator="Elsewhere", no_spread="on")["operator"] == "Elsewhere"
    _refused(browser, code, facts, operator.name)


def _refused(browser: Client, code: str, facts: dict[str, str], name: str) -> None:
    wrong = browser.post(f"/n/{code}/notes/make/", {**facts, "operator": "Pow", "area": "Nowherezz", "found": "{"})
    assert wrong.status_code == 400
    many = browser.post(f"/n/{code}/notes/make/", {**facts, "operator": f"{name}x"})
    text = many.content.decode()
    assert "The nation has no such operator. Is it one of these:" in text
    assert "Nothing was made yet" in text
    assert "Left empty: “1.234 hours”" in text, "the hints stay"
