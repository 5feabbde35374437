"""Rows that could not be read go out to be mended, come back, or are given up."""

import re
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.recorded import ROWS, added, table
from tests.sites import Site

PAGE = "/n/small/evidence/quarantine/"


def test_out_mended_back_and_given_up(both: Site, tmp_path: Path) -> None:
    wrong = ["d,soon,2025-02-10,Bank,DDoS,Bank B,x", "e,later,2025-02-10,Bank,DDoS,Bank B,x"]
    added(both.world, table(tmp_path, [*ROWS, *wrong]), "small", bad_share=0.5)
    browser = both.as_("analyst")
    text = browser.get(PAGE).content.decode()
    assert "2 rows wait" in text
    assert "is not a day" in text
    answer = browser.get(PAGE, {"form": "csv"})
    data = answer.getvalue()
    sent = SimpleUploadedFile("mended.csv", data.replace(b"soon", b"2025-02-09"))
    back = browser.post(f"{PAGE}mend/", {"file": sent}, follow=True).content.decode()
    assert "1 row is an observation now" in back
    assert "Still wrong" in back
    gone = browser.post(f"{PAGE}drop/", {"row": "log/6"}, follow=True).content.decode()
    assert "1 row is given up" in gone
    assert "No row waits" in gone
    undo = re.search(r'action="([^"]*recall/)".*?name="given" value="([^"]*)"', gone, re.DOTALL)
    assert undo
    back = browser.post(undo[1], {"given": undo[2]}, follow=True).content.decode()
    assert "1 row waits again" in back
    assert "log, row 6" in back
    assert browser.post(undo[1], {"given": "log/then"}).status_code == 400
    assert browser.post(undo[1], {"given": undo[2]}).status_code == 404


def test_what_is_no_file_of_ours_and_nothing_chosen(small: Site, tmp_path: Path) -> None:
    added(small.world, table(tmp_path, ROWS), "small")
    browser = small.as_("analyst")
    assert b"Choose the file" in browser.post(f"{PAGE}mend/", {}, follow=True).content
    sent = SimpleUploadedFile("x.csv", b"a,b\n1,2\n")
    assert b"message error" in browser.post(f"{PAGE}mend/", {"file": sent}, follow=True).content
    assert browser.post(f"{PAGE}drop/", {}).status_code == 400
    assert small.as_("council-member").post(f"{PAGE}drop/", {"row": "log/2"}).status_code == 403
