"""Files come with a report or later, and leave as downloads only."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.reports import HIDDEN, sent, with_parties
from tests.sites import Site

from majlis.acts.report.door import DoorCommand, door
from majlis.evidence.reporting.enclosures import KNOWN, UNKNOWN
from majlis.interfaces.web.reports.enclosing import offered


def upload(name: str, data: bytes = b"data") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="text/html")


def body(answer: Any) -> bytes:
    return b"".join(answer)


def test_files_come_with_a_report_and_later(both_sites: Site) -> None:
    site = both_sites
    with_parties(site.world)
    clinic = site.as_("operator", "clinic")
    facts = {"nation": "small", "operator": "clinic", "title": "Locked", "sector": "health", "section": "what"}
    said = clinic.post("/report/", {**facts, "files": [upload("a.html", b"<b>1</b>"), upload("b.zip", b"PK\x03\x04")]})
    page = said.content.decode()
    assert "2 files were taken." in page
    code = page.split("<strong>")[1].split("<")[0]
    large = upload("c.bin", b"0" * (KNOWN.size + 1))
    later = clinic.post(f"/report/{code}/files/", {"files": [upload("d.log", b"x"), large]}, follow=True)
    assert "1 file is taken." in later.content.decode()
    assert "c.bin: The file has 20.1 MB, and at most 20 MB are taken" in later.content.decode()
    answer = clinic.get(f"/report/{code}/file/1/")
    assert body(answer) == b"<b>1</b>"
    assert answer["Content-Disposition"] == 'attachment; filename="a.html"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/octet-stream"
    assert body(clinic.get(f"/report/{code}/file/2/")) == b"PK\x03\x04"
    officer = site.person("officer", "regulator", organisation="health-regulator", clearance="TLP:RED")
    regulator = site.client(officer)
    shown = regulator.get(f"/report/{code}/").content.decode()
    assert "a.html" in shown
    assert "d.log" not in shown
    assert regulator.get(f"/report/{code}/file/3/").status_code == 404
    assert site.as_("operator", "bank").get(f"/report/{code}/file/1/").status_code == 404


def test_taken_out_and_put_back(site: Site) -> None:
    with_parties(site.world)
    code = sent(site.world)
    clinic = site.as_("operator", "clinic")
    assert "Choose a file" in clinic.post(f"/report/{code}/files/", follow=True).content.decode()
    clinic.post(f"/report/{code}/files/", {"files": [upload("a.txt")], "section": "technical"})
    page = clinic.post(f"/report/{code}/do/", {"deed": "discard", "number": "1"}, follow=True).content.decode()
    assert 'href="#undo-restore"' in page
    assert 'id="undo-restore"' in page
    assert clinic.get(f"/report/{code}/file/1/").status_code == 404
    clinic.post(f"/report/{code}/do/", {"deed": "restore", "number": "1"})
    assert body(clinic.get(f"/report/{code}/file/1/")) == b"data"
    wrong = clinic.post(f"/report/{code}/files/", {"files": [upload("b.txt")], "section": "notes"}, follow=True)
    assert "no such section" in wrong.content.decode()


def test_without_an_account(site: Site) -> None:
    with_parties(site.world)
    door(DoorCommand(nation="small"), site.world)
    browser = site.client()
    large = upload("big.bin", b"0" * (UNKNOWN.size + 1))
    said = browser.post("/report/", {"nation": "small", "title": "Locked", "files": [upload(f"{HIDDEN}.txt"), large]})
    page = said.content.decode()
    assert "1 file was taken." in page
    assert "This file was not taken. big.bin" in page
    code, word = page.split("<strong>")[1].split("<")[0], page.split("<code>")[1].split("<")[0]
    told = {"code": code, "word": word, "add": "1"}
    more = browser.post("/report/follow/", {**told, "files": [upload("b.txt", b"2")]}).content.decode()
    assert "Added. Thank you." in more
    assert "2 files came with it." in more
    assert HIDDEN not in more
    again = browser.post("/report/follow/", {**told, "files": [upload("b.txt", b"2")]}).content.decode()
    assert "Added" not in again
    assert "has this file already" in again
    assert browser.get(f"/report/{code}/file/1/").status_code == 302


def test_what_the_field_offers() -> None:
    assert offered()["file_size"] == "5 MB"
    assert ("technical", "Technical details") in offered(KNOWN)["file_sections"]  # type: ignore[operator]
