"""The list of nations teaches where it is empty, and a nation is set up from questions."""

import io
from typing import Any

import openpyxl
from tests.sites import Site

ANSWERS: dict[str, Any] = {
    "country": "Northland",
    "code": "northland",
    "invented": "yes",
    "languages": "English, ur",
    "time_zone": "asia/karachi",
    "currency": "PKR",
    "sectors": ["power", "water"],
    "provinces": "North, South",
    "organisations": "secretariat:Secretariat:council\ncert:National CERT:cert",
    "marking": "TLP:AMBER",
}


def test_who_has_no_nation_is_told_how_to_begin(site: Site) -> None:
    told = site.as_("secretariat").get("/nations/")
    assert told.status_code == 200
    for word in (b"From questions", b"From a workbook", b"From a dossier"):
        assert word in told.content
    assert b"The secretariat sets one up" in site.as_("analyst").get("/nations/").content


def test_a_nation_is_set_up_from_answers(both_sites: Site) -> None:
    browser = both_sites.as_("secretariat")
    done = browser.post("/nations/new/", ANSWERS, follow=True)
    assert done.redirect_chain == [("/n/northland/nation/", 302)]
    assert b"Northland is set up" in done.content
    assert b"The draft is empty" in done.content
    assert b"Northland" in browser.get("/nations/").content


def test_what_is_wrong_stands_at_its_field_and_nothing_is_made(site: Site) -> None:
    browser = site.as_("secretariat")
    told = browser.post("/nations/new/", {**ANSWERS, "time_zone": "Karachi", "organisations": "cert"})
    assert told.status_code == 400
    form = told.context["form"]
    assert set(form.errors) == {"time_zone", "organisations"}
    assert b'value="Northland"' in told.content
    assert b"Set up a nation" not in browser.get("/nations/").content
    browser.post("/nations/new/", ANSWERS)
    again = browser.post("/nations/new/", ANSWERS)
    assert again.status_code == 400
    assert b"already" in again.content


def test_a_known_country_fills_in_the_rest(site: Site) -> None:
    told = site.as_("secretariat").post("/nations/new/", {"country": "Pakistan", "suggest": "1"})
    assert told.status_code == 200
    assert told.context["form"].initial["currency"] == "PKR"
    assert told.context["form"].initial["time_zone"] == "Asia/Karachi"


def test_an_unknown_country_leaves_clock_and_money_open_and_says_so(site: Site) -> None:
    told = site.as_("secretariat").post("/nations/new/", {"country": "Northland", "suggest": "1"})
    initial = told.context["form"].initial
    assert (initial["time_zone"], initial["currency"], initial["invented"]) == ("", "", "yes")
    page = told.content.decode()
    assert "Northland is no country that we know" in page
    assert page.index("Suggest the rest") < page.index('name="code"')


def test_who_may_not_change_nations_is_refused(site: Site) -> None:
    assert site.as_("analyst").get("/nations/new/").status_code == 403
    assert site.as_("administrator").get("/nations/").status_code == 403


def test_the_workbook_comes_with_what_is_known(site: Site) -> None:
    browser = site.as_("secretariat")
    browser.post("/nations/new/", ANSWERS)
    answer = browser.get("/n/northland/nation/template/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="northland.xlsx"'
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer)))
    assert "Northland" in [row[1].value for row in book["Nation"].iter_rows(max_col=2)]
    empty = browser.get("/nations/template/")
    assert openpyxl.load_workbook(io.BytesIO(b"".join(empty))).sheetnames == book.sheetnames
