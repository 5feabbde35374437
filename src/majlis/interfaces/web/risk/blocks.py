"""Sections of the briefing as pieces of a page: the same sentences, charts and tables, shown by our own templates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from majlis.briefing.document import Block, Chart, Heading, Paragraph, Picture, Section, Table, Terms, runs
from majlis.briefing.drawing import chart, inside


@dataclass(frozen=True, slots=True)
class Piece:
    """A block, ready for its template.

    Attributes
    ----------
    kind : str
        ``paragraph``, ``heading``, ``terms``, ``table``, ``chart`` or ``picture``.
    key : str
        Its id on the page.
    block : Block
    runs : sequence of Run
        Of a paragraph: its stretches of text.
    drawn : str
        Of a chart or picture: its drawing.
    rows : sequence
        Of a table: each row as its head and its cells, each with its column.
    """

    kind: str
    key: str
    block: Block
    runs: Sequence[Any] = ()
    drawn: str = ""
    rows: Sequence[Any] = ()


@dataclass(frozen=True)
class Shown:
    """A section, ready for its template.

    Attributes
    ----------
    key, title : str
    pieces : sequence of Piece
    sheets : sequence of str
        Names of its tables as files.
    charts : sequence of str
        Keys of its charts as files.
    twins : sequence of Piece
        Tables that say what its charts show.
    """

    key: str
    title: str
    pieces: Sequence[Piece]
    sheets: Sequence[str] = ()
    charts: Sequence[str] = ()
    twins: Sequence[Piece] = ()


def _chart(block: Chart, key: str) -> str:
    return chart(block.spec, block.alt, key)


Draw = Callable[[Chart, str], str]


def shown(key: str, section: Section, sheets: Sequence[str] = (), draw: Draw = _chart) -> Shown:
    """Return a section, ready for its template; charts are drawn.

    Parameters
    ----------
    key : str
        Id of the section on its page.
    section : Section
    sheets : sequence of str
        Names of its tables as files.
    draw : callable, optional
        Draws a chart under a key.
    """
    pieces = tuple(piece(f"{key}-{at}", block, draw) for at, block in enumerate(section.blocks))
    return Shown(key, section.title, pieces, sheets, tuple(one.key for one in pieces if one.kind == "chart"))


def piece(key: str, block: Block, draw: Draw = _chart) -> Piece:
    """Return a block, ready for its template."""
    match block:
        case Paragraph():
            return Piece("paragraph", key, block, runs=runs(block.text))
        case Heading():
            return Piece("heading", key, block)
        case Terms():
            return Piece("terms", key, block)
        case Table():
            return Piece("table", key, block, rows=_rows(block))
        case Chart():
            return Piece("chart", key, block, drawn=draw(block, key))
        case Picture():
            return Piece("picture", key, block, drawn=inside(block.svg, block.alt, key))


def _rows(table: Table) -> list[tuple[str, list[tuple[Any, str]]]]:
    return [(row[0], list(zip(table.columns[1:], row[1:], strict=True))) for row in table.rows]
