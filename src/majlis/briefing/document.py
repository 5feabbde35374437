"""The briefing as a document: what HTML, PDF and Word are rendered from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Spec = Mapping[str, Any]
"""A Vega-Lite specification."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text, strong or not."""

    text: str
    strong: bool


def runs(text: str) -> tuple[Run, ...]:
    """Split a text at ``**``: every second stretch is strong."""
    return tuple(Run(part, bool(at % 2)) for at, part in enumerate(text.split("**")) if part)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``**`` encloses strong text."""

    text: str
    style: Literal["body", "large", "small"] = "body"


@dataclass(frozen=True, slots=True)
class Terms:
    """Short terms, each with its explanation."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; numbers stand at the end of the line, a wide one takes the room left over."""

    title: str
    numeric: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption that says its unit. The first cell of a row heads it."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: one specification for every output. ``alt`` says in words what it shows."""

    spec: Spec
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of our own (squares, QR code) as SVG; ``width`` in millimetres."""

    svg: str
    alt: str
    width: float
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section."""

    text: str


Block = Paragraph | Terms | Table | Chart | Picture | Heading


@dataclass(frozen=True, slots=True)
class Panel:
    """A labelled strip of page 1: heading at the start, blocks beside it, a picture before them if any."""

    heading: str
    blocks: tuple[Paragraph | Terms, ...]
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """Page 1: read in a minute, at most 200 words, no asset by name."""

    kicker: str
    headline: str
    panels: tuple[Panel, ...]
    footer: str
    code: Picture | None

    @property
    def words(self) -> int:
        """Number of words that a reader sees."""
        texts = [self.kicker, self.headline, self.footer]
        for panel in self.panels:
            texts += [panel.heading, panel.picture.caption if panel.picture else ""]
            for block in panel.blocks:
                texts += (
                    [block.text] if isinstance(block, Paragraph) else [part for item in block.items for part in item]
                )
        return len(" ".join(texts).split())


@dataclass(frozen=True, slots=True)
class Section:
    """What follows page 1."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A briefing.

    Attributes
    ----------
    title, subtitle : str
        Title for the reader's library; what and when, for the running head.
    language, direction : str
        BCP 47 tag and ``ltr`` or ``rtl``.
    marking : str
        On every page, head and foot.
    band : str
        "SYNTHETIC ..." on every page, or empty.
    page_of : str
        Template of the page number with ``{page}`` and ``{pages}``.
    made : datetime
        When it was made; nothing else in the output depends on the clock.
    compact : bool
        Half a page: set smaller, its panels close together.
    """

    title: str
    subtitle: str
    language: str
    direction: Literal["ltr", "rtl"]
    marking: str
    band: str
    page_of: str
    contents: str
    made: datetime
    summary: Summary
    sections: tuple[Section, ...]
    compact: bool = False
