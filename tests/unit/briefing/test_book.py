"""The board book: one PDF with agenda, cards and papers; page numbers, bookmarks and marking on every page."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from pypdf import PdfReader
from tests import pdfs

from majlis.briefing import book as binding
from majlis.briefing.book import Book, BookItem, BookMotion, BookPaper, bind

MADE = datetime(2026, 3, 1, 9, tzinfo=UTC)


def paper(number: int, data: bytes, name: str = "paper.pdf") -> BookPaper:
    return BookPaper(f"PAP-2026-000{number}", f"Paper {number}", 1, name, "TLP:GREEN", f"{number}" * 64, data)


MOTION = BookMotion("MOT-2026-0001", "A", "Share", "The Council **shares**.\n\nAt once.", "کونسل", "put")
ITEMS = (
    BookItem(1, "ITM-2026-0001", "decision", "Share indicators", "معلومات", "TLP:AMBER", "Shall we?", "Yes",
             "The banks doubt it", "weak", "One source", (MOTION,),
             (paper(1, pdfs.plain("alpha one", "alpha two")), paper(2, pdfs.encrypted()),
              paper(3, pdfs.plain("beta")))),
    BookItem(2, "ITM-2026-0002", "information", "The year", "", "TLP:GREEN"),
    BookItem(4, "ITM-2026-0003", "decision", "Third", "", "TLP:GREEN",
             papers=(paper(4, pdfs.plain("gamma", size=(842, 595))), paper(5, b"PK", "table.xlsx"))),
)  # fmt: skip
BOOK = Book("Council", "MTG-2026-0001", "First meeting", "Room 1", "10 March 2026", "Sana", "TLP:AMBER", True, MADE,
            ITEMS, 1, 2, (("ACT-2026-0001", "Write", "omar", "2026-02-01"),))  # fmt: skip


def test_papers_stand_behind_their_cards_and_numbers_run_through() -> None:
    bound = bind(BOOK)
    texts = pdfs.texts_of(bound.data)
    assert len(texts) == bound.pages == 9
    found = [next((word for word in ("alpha one", "alpha two", "beta", "gamma") if word in text), "") for text in texts]
    assert found == ["", "", "", "alpha one", "alpha two", "beta", "", "", "gamma"]
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of 9" in text
        assert text.count("TLP:AMBER") >= 2
        assert "SYNTHETIC" in text
    assert bound.merged == (("PAP-2026-0001", 4), ("PAP-2026-0003", 6), ("PAP-2026-0004", 9))
    assert [(one.code, one.why) for one in bound.listed] == [
        ("PAP-2026-0002", "it is encrypted"),
        ("PAP-2026-0005", "it is no PDF"),
    ]
    agenda, card = texts[1], texts[2]
    assert "Share indicators" in agenda
    assert "1 item and 2 papers are left out" in agenda
    assert "ACT-2026-0001" in agenda
    for words in ("Shall we?", "The banks doubt it", "weak", "MOT-2026-0001", "4–5", "own file", "2" * 64, "encrypted"):
        assert words in card
    assert "PAP-2026-0001, version 1 · its page 2 of 2" in texts[4]
    assert bind(BOOK).data == bound.data


def test_bookmarks_lead_to_parts_and_papers() -> None:
    reader = PdfReader(io.BytesIO(bind(BOOK).data))
    top = [mark for mark in reader.outline if not isinstance(mark, list)]
    places = {str(mark["/Title"]): (reader.get_destination_page_number(mark) or 0) + 1 for mark in top}
    assert places == {"Cover": 1, "Agenda": 2, "1. Share indicators": 3, "2. The year": 7, "4. Third": 8}
    below: Any = next(mark for mark in reader.outline if isinstance(mark, list))
    assert [str(mark["/Title"]) for mark in below] == ["PAP-2026-0001 Paper 1", "PAP-2026-0003 Paper 3"]


def test_an_empty_book_says_so() -> None:
    bound = bind(replace(BOOK, items=(), synthetic=False, items_out=1, papers_out=0, overdue=(), place=""))
    texts = pdfs.texts_of(bound.data)
    assert "Nothing is on the agenda" in texts[1]
    assert "1 item is left out" in texts[0]
    assert "SYNTHETIC" not in "".join(texts)
    assert "left out" not in pdfs.texts_of(bind(replace(BOOK, items_out=0, papers_out=0)).data)[0]


def test_a_book_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binding, "MOST_PAGES", 2)
    bound = bind(BOOK)
    assert [one.why for one in bound.listed if "more than" in one.why] == ["the book would have more than 2 pages"] * 2
    assert bound.merged == (("PAP-2026-0001", 4),)


def test_many_items_move_the_agenda_and_the_numbers_still_hold() -> None:
    items = tuple(
        BookItem(number, f"ITM-2026-{number:04}", "decision", f"Item number {number} with a title of some length",
                 "", "TLP:GREEN", papers=(paper(1, pdfs.plain(f"paper {number}")),))
        for number in range(1, 60)
    )  # fmt: skip
    bound = bind(replace(BOOK, items=items))
    texts = pdfs.texts_of(bound.data)
    for number, (_, page) in enumerate(bound.merged, 1):
        assert f"paper {number}" in texts[page - 1]
        assert f"Page {page} of {bound.pages}" in texts[page - 1]
