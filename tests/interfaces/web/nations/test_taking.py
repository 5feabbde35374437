"""A workbook is shown before it is taken in: what would change, what is wrong, and nothing is half-done."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.interfaces.web.nations.conftest import small_dossier
from tests.sites import Site
from tests.workbooks import practice_book, practice_workbook, saved

from majlis.infrastructure.workbook.template import FIRST_ROW


def sent(browser: Client, data: bytes, file: str = "practice.xlsx", to: str = "/nations/import/", **more: str) -> Any:
    return browser.post(to, {"file": SimpleUploadedFile(file, data), **more}, follow=True)


def dossier(tmp_path: Path) -> bytes:
    out = io.BytesIO()
    folder = small_dossier(tmp_path / "dossier")
    with zipfile.ZipFile(out, "w") as file:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                file.write(path, Path("small") / path.relative_to(folder))
    return out.getvalue()


def test_a_workbook_is_previewed_then_taken_over_then_undone(both_sites: Site) -> None:
    browser = both_sites.as_("secretariat")
    preview = sent(browser, practice_workbook())
    address = preview.redirect_chain[-1][0]
    assert b"Take it over" in preview.content
    assert b"Nothing has changed yet" in preview.content
    assert b"assets.csv" not in preview.content
    assert preview.context["result"].nation == "practice"
    assert browser.get("/n/practice/nation/").status_code == 404
    done = browser.post(f"{address}take/", {"note": "first workshop"}, follow=True)
    assert done.redirect_chain[-1][0] == "/n/practice/nation/"
    assert b"Took practice.xlsx in" in done.content
    assert b"first workshop" in done.content
    assert browser.get(address).status_code == 404
    undone = browser.post("/n/practice/nation/undo/", {"revision": "1"}, follow=True)
    assert b"Undone." in undone.content
    assert b"The draft is empty" in undone.content


def test_a_second_workbook_shows_what_it_would_change(site: Site) -> None:
    browser = site.as_("secretariat")
    browser.post(sent(browser, practice_workbook()).redirect_chain[-1][0] + "take/")
    same = sent(browser, practice_workbook(), to="/n/practice/nation/import/")
    assert b"says the same already" in same.content
    book = practice_book()
    book["Provinces"].cell(FIRST_ROW + 1, 2).value = 6_000_000
    changed = sent(browser, saved(book), to="/n/practice/nation/import/")
    assert changed.context["before"] is not None
    assert any(one.changed for one in changed.context["result"].tables)
    assert b"The first rows that change" in changed.content
    dropped = browser.post(changed.redirect_chain[-1][0] + "drop/", follow=True)
    assert dropped.redirect_chain[-1][0] == "/n/practice/nation/"


def test_errors_are_told_by_sheet_and_cell_and_leave_as_a_table(site: Site) -> None:
    browser = site.as_("secretariat")
    book = practice_book()
    book["Services"]["B12"] = "Electric Power"
    told = sent(browser, saved(book))
    wrong = told.context["wrong"]
    assert [(one.severity, one.sheet, one.cell) for one in wrong if one.severity == "error"] == [
        ("error", "Services", "B12")
    ]
    assert b"Take it over" not in told.content
    address = told.redirect_chain[-1][0]
    assert browser.post(f"{address}take/").status_code == 409
    file = browser.get(f"{address}findings.csv")
    assert b"Services,B12" in file.content
    assert browser.get(f"{address}findings.xlsx").status_code == 200
    assert site.as_("regulator").get(address).status_code == 404


def test_a_draft_that_moved_on_since_the_preview_is_not_overwritten(site: Site) -> None:
    browser = site.as_("secretariat")
    browser.post(sent(browser, practice_workbook()).redirect_chain[-1][0] + "take/")
    book = practice_book()
    book["Provinces"].cell(FIRST_ROW + 1, 2).value = 6_000_000
    waiting = sent(browser, saved(book), to="/n/practice/nation/import/").redirect_chain[-1][0]
    browser.post("/n/practice/nation/header/row/practice/", {"name": "Another name", "time_zone": "UTC"})
    from majlis.acts.nation.change import ChangeCommand, change

    change(ChangeCommand(nation="practice", row="practice", set_=("currency=PKR",)), site.world)
    told = browser.post(f"{waiting}take/", follow=True)
    assert told.redirect_chain[-1][0] == waiting
    assert b"in the meantime" in told.content
    done = browser.post(f"{waiting}take/", follow=True)
    assert done.redirect_chain[-1][0] == "/n/practice/nation/"


@pytest.mark.parametrize(("name", "data"), [("a.txt", b"x"), ("a.xlsx", b"no workbook"), ("a.zip", b"no zip")])
def test_what_is_no_workbook_is_refused_with_a_reason(site: Site, name: str, data: bytes) -> None:
    told = sent(site.as_("secretariat"), data, name)
    assert b"Take it over" not in told.content
    assert b"What to do" in told.content or b"What to look at" in told.content


def test_no_file_is_told(site: Site) -> None:
    told = site.as_("secretariat").post("/nations/import/", {})
    assert told.status_code == 400
    assert b"No file was chosen" in told.content


def test_a_dossier_comes_as_a_zip_file_under_another_name(site: Site, tmp_path: Path) -> None:
    browser = site.as_("secretariat")
    preview = sent(browser, dossier(tmp_path), "small.zip", name="other", evidence="1")
    assert preview.context["result"].nation == "other"
    done = browser.post(preview.redirect_chain[-1][0] + "take/", follow=True)
    assert done.redirect_chain[-1][0] == "/n/other/nation/"


def test_who_may_not_write_sends_nothing(site: Site) -> None:
    browser = site.as_("analyst")
    assert browser.get("/nations/import/").status_code == 403
    assert sent(browser, practice_workbook()).status_code == 403
    assert not (site.home / "held").exists()


def test_a_large_file_is_read_by_the_worker(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.acts.worker.work import WorkCommand, work
    from majlis.interfaces.web.nations import taking

    monkeypatch.setattr(taking, "_MOST_WORKBOOK", 0)
    browser, script = site.as_("secretariat"), {"HX-Request": "true"}
    waits = sent(browser, practice_workbook())
    address = waits.redirect_chain[-1][0]
    assert b"It waits for the worker" in waits.content
    work(WorkCommand(once=True), site.world)
    assert browser.get(address, headers=script).headers["HX-Redirect"] == address
    assert browser.get(address).context["result"].nation == "practice"
    browser.post(f"{address}take/", {"note": "first workshop"})
    assert browser.get("/n/practice/nation/").status_code == 404
    work(WorkCommand(once=True), site.world)
    assert browser.get(address, headers=script).headers["HX-Redirect"] == "/n/practice/nation/"
    told = browser.get("/n/practice/nation/").content
    assert b"Took practice.xlsx in" in told
    assert b"first workshop" in told
    assert browser.get(address).status_code == 404


def test_a_large_file_with_errors_tells_each_of_them(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.acts.worker.work import WorkCommand, work
    from majlis.interfaces.web.nations import taking

    monkeypatch.setattr(taking, "_MOST_WORKBOOK", 0)
    browser = site.as_("secretariat")
    book = practice_book()
    book["Services"]["B12"] = "Electric Power"
    address = sent(browser, saved(book)).redirect_chain[-1][0]
    work(WorkCommand(once=True), site.world)
    told = browser.get(address, follow=True)
    assert [(one.sheet, one.cell) for one in told.context["wrong"] if one.severity == "error"] == [("Services", "B12")]
