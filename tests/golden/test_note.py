"""A situation note that a specialist can read: what is recorded, what comes out.

``pytest tests/golden --update-expected`` writes what comes out now; read the difference before you keep it.
"""

import io
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pypdf
import pytest

from majlis.briefing import Document, note
from majlis.briefing.docx import docx
from majlis.briefing.html import body, html
from majlis.briefing.note import Facts, Frame
from majlis.briefing.pdf import pdf
from majlis.infrastructure import synthesis
from majlis.infrastructure.reach import Struck, reach

CASE = Path(__file__).parent / "situation-note"


@pytest.fixture(scope="module")
def paper() -> Document:
    nation = synthesis.synthesize(assets=500, seed=1)
    operator = next(one for one in nation.operators if one.id == "operator:power-09")
    facts = Facts(
        "File servers of a grid operator encrypted",
        date(2026, 11, 23),
        "ransomware",
        summary="Control systems are not affected so far.\nThe operator works by hand.",
        sector="power",
        operator=operator.name,
        source="Duty desk of the operator",
        people=1_200_000,
        hours=3.0,
    )
    made = note.draft(facts, reach(nation, Struck(operator.name, "power")))
    before = {**made, "known": "Something is wrong at a grid operator.", "done": ""}
    parts = {
        **made,
        "assessed": "Criminal extortion, not sabotage. **Confidence: medium**, two sources.",
        "done": "Regional CERT on site since 14:00.",
        "asked": "Decide by 20:00 whether the operator may buy diesel from the reserve.",
        "next": "2026-11-25T15:00:00+00:00",
    }
    frame = Frame(
        "DOC-2026-0002",
        "INC-2026-0001",
        facts.title,
        nation.header.name,
        "TLP:AMBER",
        synthetic=True,
        as_of=datetime(2026, 11, 25, 9, 30, tzinfo=UTC),
        time_zone="Asia/Karachi",
        author="a.khan",
        previous="DOC-2026-0001",
        previous_at=datetime(2026, 11, 25, 5, 0, tzinfo=UTC),
    )
    return note.note(frame, parts, before)


def test_it_reads_as_it_should(paper: Document, request: pytest.FixtureRequest) -> None:
    path = CASE / "expected.html"
    now = re.sub(r"(</p>|</h1>|</h2>|</section>)", r"\1\n", body(paper))
    if request.config.getoption("--update-expected"):
        path.write_text(now, encoding="utf-8")
    assert now == path.read_text("utf-8")


def test_it_is_half_a_page_in_every_form_the_same_each_time(paper: Document) -> None:
    import docx as word_library

    written = pdf(paper)
    pages = pypdf.PdfReader(io.BytesIO(written)).pages
    assert len(pages) == 1
    text = pages[0].extract_text().replace("\N{NO-BREAK SPACE}", " ")
    assert "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY" in text
    assert "TLP:AMBER" in text
    assert "as of 25 Nov 2026, 14:30 PKT" in text
    assert written == pdf(paper)
    assert docx(paper) == docx(paper)
    words = "\n".join(line.text for line in word_library.Document(io.BytesIO(docx(paper))).paragraphs)
    assert "Regional CERT on site since 14:00." in words
    assert "<nav" not in html(paper), "half a page has no list of contents"


def test_no_asset_is_named(paper: Document) -> None:
    whole = html(paper)
    assets = synthesis.synthesize(assets=500, seed=1).assets
    assert not [asset.id for asset in assets if asset.id in whole or asset.name in whole]


def test_a_strict_page_may_show_it(paper: Document) -> None:
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", body(paper))
