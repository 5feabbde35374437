"""Papers of the Council as documents: parts one after another, written as tagged PDF, the same bytes each time."""

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import as_file, files

from majlis.briefing.document import Block, Picture
from majlis.briefing.pdf import block_facts

__all__ = ["Paper", "PaperBlock", "Part", "Urdu", "paper_pdf", "qr_code"]


@dataclass(frozen=True, slots=True)
class Urdu:
    """A paragraph in Urdu: it runs from right to left."""

    text: str


PaperBlock = Block | Urdu


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a paper.

    Attributes
    ----------
    title : str
    blocks : tuple of PaperBlock
    fresh : bool
        Whether it begins on a fresh page.
    number : int
        Number of that page; 0: counting goes on.
    """

    title: str
    blocks: tuple[PaperBlock, ...]
    fresh: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper.

    Attributes
    ----------
    title, kicker : str
        Title, and what stands above it.
    subtitle : str
        Running head.
    marking, band : str
        On every page.
    made : datetime
        The only time in the file.
    lead : tuple of PaperBlock
        What stands below the title.
    parts : tuple of Part
    cover : bool
        Whether the title stands on a page of its own.
    pages : int
        Number of pages of the whole that it belongs to; 0: its own.
    page_of : str
        Template of the page number with ``{page}`` and ``{pages}``.
    language : str
    """

    title: str
    kicker: str
    subtitle: str
    marking: str
    band: str
    made: datetime
    lead: tuple[PaperBlock, ...] = ()
    parts: tuple[Part, ...] = ()
    cover: bool = False
    pages: int = 0
    page_of: str = "Page {page} of {pages}"
    language: str = "en"


def paper_pdf(paper: Paper) -> bytes:
    """Return a paper as PDF: PDF/UA-1, with bookmarks of its parts; fonts ship with Majlis.

    Parameters
    ----------
    paper : Paper
    """
    import typst

    facts = {
        "title": paper.title,
        "kicker": paper.kicker,
        "subtitle": paper.subtitle,
        "marking": paper.marking,
        "band": paper.band,
        "cover": paper.cover,
        "pages": paper.pages,
        "page_of": paper.page_of,
        "language": paper.language,
        "lead": _blocks(paper.lead),
        "parts": [
            {"title": part.title, "fresh": part.fresh, "number": part.number, "blocks": _blocks(part.blocks)}
            for part in paper.parts
        ],
    }
    with as_file(files("majlis.briefing")) as room:
        written = typst.compile(
            str(room / "templates" / "paper.typ"),
            root=str(room / "templates"),
            font_paths=[str(room / "fonts")],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=int(paper.made.timestamp()),
            sys_inputs={"document": json.dumps(facts, ensure_ascii=False)},
        )
    return bytes(written)


def _blocks(blocks: Sequence[PaperBlock]) -> list[dict[str, object]]:
    return [{"kind": "urdu", "text": block.text} if isinstance(block, Urdu) else block_facts(block) for block in blocks]


def qr_code(text: str, caption: str, width: float = 28) -> Picture:
    """Return a text as QR code.

    Parameters
    ----------
    text : str
    caption : str
        What stands beside it; also what it says to who cannot see it.
    width : float, optional
        Millimetres.
    """
    import segno

    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        drawn, kind="svg", border=2, xmldecl=False, svgns=True, nl=False, omitsize=True, dark="#000000", light="#ffffff"
    )
    return Picture(drawn.getvalue().decode(), f"QR code: {caption}", width, caption)
