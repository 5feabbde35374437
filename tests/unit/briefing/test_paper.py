"""Papers of the Council: every page is marked, parts are bookmarks, Urdu is set in its own letters, no byte changes."""

import io
from datetime import UTC, datetime
from typing import Any

from pypdf import PdfReader

from majlis.briefing.document import Column, Heading, Paragraph, Table, Terms
from majlis.briefing.paper import Paper, Part, Urdu, paper_pdf, qr_code

MADE = datetime(2026, 3, 1, 9, tzinfo=UTC)
COLUMNS = (Column("Seat", wide=True), Column("Votes", numeric=True))
PAPER = Paper(
    title="Minutes",
    kicker="Council · MTG-2026-0001",
    subtitle="Minutes of MTG-2026-0001",
    marking="TLP:AMBER",
    band="SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY",
    made=MADE,
    lead=(Terms((("Place", "Room 1"), ("Hash", "a" * 128), ("Other", "b" * 64))),),
    parts=(
        Part("First", (Paragraph("**Strong** and not."), Heading("Below"), Urdu("کونسل نے فیصلہ کیا"))),
        Part(
            "Second",
            (Table("", COLUMNS, (("one", "2"),)), qr_code("majlis:1", "A code")),
            fresh=True,
            number=40,
        ),
    ),
    pages=90,
)


def test_each_page_is_marked_and_counted_as_part_of_the_whole() -> None:
    data = paper_pdf(PAPER)
    reader = PdfReader(io.BytesIO(data))
    texts = [page.extract_text() for page in reader.pages]
    assert len(texts) == 2
    assert all(text.count("TLP:AMBER") == 2 and PAPER.band in text for text in texts)
    assert "Page 1 of 90" in texts[0]
    assert "Page 40 of 90" in texts[1]
    assert [str(one["/Title"]) for one in reader.outline if not isinstance(one, list)] == ["Minutes", "First", "Second"]
    assert paper_pdf(PAPER) == data


def test_urdu_has_letters_of_its_own() -> None:
    page: Any = PdfReader(io.BytesIO(paper_pdf(PAPER))).pages[0]
    fonts = [str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()]
    assert any("IBMPlexSansArabic" in name for name in fonts)


def test_what_people_typed_is_not_run() -> None:
    hostile = Paper("#panic()", "$x$", '#read("/etc/passwd")', "TLP:RED", "", MADE, (Paragraph("#panic(1) *a* _b_"),))
    text = PdfReader(io.BytesIO(paper_pdf(hostile))).pages[0].extract_text()
    assert "#panic(1) *a* _b_" in text
    assert "Page 1 of 1" in text
