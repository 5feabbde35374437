"""The list is filtered by its address, pages by cursor, and leaves as a file for who may take it away."""

import io
import re
from datetime import date

import openpyxl
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.hand import enter
from tests.sites import Site

PAGE = "/n/small/incidents/"


def test_the_address_is_the_filter(both: Site) -> None:
    records = both.world.records
    enter(records, title="Ward systems locked", operator="Clinic A")
    enter(records, title="Portal slow", sector="banking", kind="ddos")
    browser = both.as_("analyst")
    answer = browser.get(PAGE)
    assert answer.status_code == 200
    assert b"2 incidents" in answer.content
    assert b"No figure counts these incidents yet" in answer.content
    found = browser.get(PAGE, {"sector": "banking", "words": "slow", "state": "open", "operator": ""}).content
    assert b"Portal slow" in found
    assert b"Ward systems" not in found
    assert b"1 incident<" in found
    assert b"No incident fits" in browser.get(PAGE, {"words": "volcano"}).content
    assert b"Ward systems" in browser.get(PAGE, {"operator": "Clinic A", "marking": "TLP:AMBER"}).content
    assert browser.get(PAGE, {"since": "soon"}).status_code == 400
    assert browser.get(PAGE, {"as_of": "2025-01-01"}).status_code == 200


def test_pages_follow_each_other(small: Site) -> None:
    records = small.world.records
    for number in range(52):
        enter(records, title=f"Number {number:02}", day=date(2025, 1, 1 + number % 28))
    browser = small.as_("analyst")
    first = browser.get(PAGE)
    (cursor,) = re.findall(r"after=([0-9.-]+)\"", first.content.decode())
    assert first.content.count(b">Number ") == 50
    assert browser.get(PAGE, {"after": cursor}).content.count(b">Number ") == 2


def test_more_incidents_take_no_more_questions(small: Site) -> None:
    records = small.world.records
    browser = small.as_("analyst")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            browser.get(PAGE)
        return len(queries)

    enter(records)
    asked()
    few = asked()
    for _ in range(10):
        enter(records)
    assert asked() == few


def test_the_table_leaves_banded_and_noted_for_who_may(small: Site) -> None:
    enter(small.world.records, title="=SUM(1)")
    browser = small.as_("analyst")
    table = browser.get(PAGE, {"form": "csv"}).content.decode("utf-8-sig")
    assert "# TLP:AMBER" in table
    assert "'=SUM(1)" in table
    book = openpyxl.load_workbook(io.BytesIO(browser.get(PAGE, {"form": "xlsx"}).content))
    assert book.active is not None
    assert book.active.max_row == 3
    assert small.as_("assistant").get(PAGE, {"form": "csv"}).status_code == 403


def test_nothing_yet_says_what_to_do(small: Site) -> None:
    assert b"Enter the first incident" in small.as_("analyst").get(PAGE).content
    assert b"Enter the first incident" not in small.as_("council-member").get(PAGE).content
    assert small.as_("administrator").get(PAGE).status_code in {403, 404}
