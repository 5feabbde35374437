"""The board book: one PDF of a meeting, with its agenda, a card for each item, and the papers page by page."""

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from majlis.briefing.document import Column, Heading, Paragraph, Table, Terms
from majlis.briefing.paper import Paper, PaperBlock, Part, Urdu, paper_pdf
from majlis.briefing.sheets import Sheet, draw, frame_size, read_sheets
from majlis.kernel.errors import InputError
from majlis.kernel.marking import SYNTHETIC_BAND

if TYPE_CHECKING:
    from pypdf import PdfReader, PdfWriter

__all__ = ["Book", "BookItem", "BookMotion", "BookPaper", "Bound", "Listed", "bind"]

MOST_PAGES = 5_000
"""Pages of a book; papers for which there is no room are listed as files of their own."""
_PAGE_OF = "Page {page} of {pages}"
_TRIES = 4


@dataclass(frozen=True, slots=True)
class BookPaper:
    """A paper in the version that counts.

    Attributes
    ----------
    code, title : str
    version : int
    name : str
        Of its file.
    marking, sha256 : str
    data : bytes
    """

    code: str
    title: str
    version: int
    name: str
    marking: str
    sha256: str
    data: bytes


@dataclass(frozen=True, slots=True)
class BookMotion:
    """A motion on an item."""

    code: str
    option: str
    title: str
    text: str
    text_ur: str
    state: str


@dataclass(frozen=True, slots=True)
class BookItem:
    """An item of the agenda, with its motions and papers; ``place`` on the agenda."""

    place: int
    code: str
    kind: str
    title: str
    title_ur: str
    marking: str
    question: str = ""
    recommendation: str = ""
    dissent: str = ""
    strength: str = ""
    strength_why: str = ""
    motions: tuple[BookMotion, ...] = ()
    papers: tuple[BookPaper, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """What a book is bound from: only what its reader may see.

    Attributes
    ----------
    body, code, title, place : str
    when : str
        Day and hours on the nation's clock.
    reader : str
        For whom it is.
    marking : str
        The strictest of what it holds; on every page.
    synthetic : bool
    made : datetime
    items : tuple of BookItem
    items_out, papers_out : int
        How many the reader may not see.
    overdue : tuple of (str, str, str, str)
        Actions that are overdue: code, what, who, due.
    """

    body: str
    code: str
    title: str
    place: str
    when: str
    reader: str
    marking: str
    synthetic: bool
    made: datetime
    items: tuple[BookItem, ...]
    items_out: int = 0
    papers_out: int = 0
    overdue: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A paper that is a file of its own, and why."""

    code: str
    name: str
    sha256: str
    why: str


@dataclass(frozen=True, slots=True)
class Bound:
    """A book: its bytes, its pages, the papers that it holds with their first page, and those that it only lists."""

    data: bytes
    pages: int
    merged: tuple[tuple[str, int], ...]
    listed: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class _Insert:
    """A paper's pages behind the card of its item, and the number of the first one."""

    paper: BookPaper
    sheets: tuple[Sheet, ...]
    first: int = 0


@dataclass(frozen=True, slots=True)
class _Chapter:
    """An item, what is inserted behind its card, and what is only listed."""

    item: BookItem
    inserts: tuple[_Insert, ...]
    listed: tuple[Listed, ...]
    first: int = 0


def bind(book: Book) -> Bound:
    """Return a book as PDF. Papers that cannot be taken in are told with their hash and the reason.

    Parameters
    ----------
    book : Book
    """
    from pypdf import PdfReader

    chapters, total = _chapters(book.items), 0
    written = b""
    for _ in range(_TRIES):  # the numbers in the agenda may move what stands behind it; they settle at once
        written = paper_pdf(_paper(book, chapters, total))
        placed, pages = _placed(chapters, _starts(PdfReader(io.BytesIO(written))))
        if (placed, pages) == (chapters, total):
            break
        chapters, total = placed, pages
    data = _assembled(book, written, chapters, total)
    merged = tuple((insert.paper.code, insert.first) for chapter in chapters for insert in chapter.inserts)
    return Bound(data, total, merged, tuple(one for chapter in chapters for one in chapter.listed))


def _chapters(items: Sequence[BookItem]) -> tuple[_Chapter, ...]:
    chapters, room = [], MOST_PAGES
    for item in items:
        inserts, listed = [], []
        for paper in item.papers:
            try:
                sheets = _sheets(paper, room)
            except InputError as error:
                listed.append(Listed(paper.code, paper.name, paper.sha256, error.fault.what))
                continue
            room -= len(sheets)
            inserts.append(_Insert(paper, sheets))
        chapters.append(_Chapter(item, tuple(inserts), tuple(listed)))
    return tuple(chapters)


def _sheets(paper: BookPaper, room: int) -> tuple[Sheet, ...]:
    sheets = read_sheets(paper.data)
    if len(sheets) > room:
        raise InputError(f"the book would have more than {MOST_PAGES:,} pages", code="book.full")
    return sheets


def _starts(reader: "PdfReader") -> tuple[list[int], int]:
    """Return on which page each part begins that we wrote, as the bookmarks say, and how many pages there are."""
    marks = [mark for mark in reader.outline if not isinstance(mark, list)]
    return [(reader.get_destination_page_number(mark) or 0) + 1 for mark in marks], len(reader.pages)


def _placed(chapters: Sequence[_Chapter], found: tuple[list[int], int]) -> tuple[tuple[_Chapter, ...], int]:
    """Return the chapters with the numbers of their pages in the whole book, and how many pages that has."""
    starts, own = found
    cards, shift, placed = starts[len(starts) - len(chapters) :], 0, []
    ends = [*cards[1:], own + 1][: len(cards)]
    for chapter, start, after in zip(chapters, cards, ends, strict=True):
        inserts, next_page = [], after + shift
        for insert in chapter.inserts:
            inserts.append(replace(insert, first=next_page))
            next_page += len(insert.sheets)
        placed.append(replace(chapter, inserts=tuple(inserts), first=start + shift))
        shift = next_page - after
    return tuple(placed), own + shift


def _paper(book: Book, chapters: Sequence[_Chapter], total: int) -> Paper:
    return Paper(
        title=book.title,
        kicker=f"{book.body} · Board book",
        subtitle=f"{book.body} · {book.code}",
        marking=book.marking,
        band=SYNTHETIC_BAND if book.synthetic else "",
        made=book.made,
        lead=_cover(book, chapters),
        parts=(_agenda(book, chapters), *map(_card, chapters)),
        cover=True,
        pages=total,
        page_of=_PAGE_OF,
    )


def _cover(book: Book, chapters: Sequence[_Chapter]) -> tuple[PaperBlock, ...]:
    papers = sum(len(chapter.inserts) for chapter in chapters)
    listed = sum(len(chapter.listed) for chapter in chapters)
    held = f"{_some(len(chapters), 'item')}, {_some(papers, 'paper')}"
    held += f", and {_some(listed, 'paper')} as separate files" if listed else ""
    facts = [("Meeting", book.code), ("When", book.when), ("Where", book.place or "not said"), ("For", book.reader)]
    blocks: list[PaperBlock] = [Terms((*facts, ("Marking", book.marking), ("Holds", held)))]
    if out := _left_out(book):
        blocks.append(Paragraph(f"**{out}**"))
    return tuple(blocks)


def _left_out(book: Book) -> str:
    parts = [_some(n, word) for n, word in ((book.items_out, "item"), (book.papers_out, "paper")) if n]
    if not parts:
        return ""
    verb = "is" if book.items_out + book.papers_out == 1 else "are"
    return f"{' and '.join(parts)} {verb} left out: marked above what this reader sees."


def _some(count: int, word: str) -> str:
    return f"{count} {word}" + ("" if count == 1 else "s")


def _agenda(book: Book, chapters: Sequence[_Chapter]) -> Part:
    columns = (Column("", numeric=True), Column("Item", wide=True), Column("For"), Column("Marking"))
    rows = tuple(
        (str(one.item.place), one.item.title, one.item.kind, one.item.marking, str(one.first or "000"))
        for one in chapters
    )
    blocks: list[PaperBlock] = [Table("", (*columns, Column("Page", numeric=True)), rows)]
    if not rows:
        blocks = [Paragraph("Nothing is on the agenda that this reader sees.")]
    if out := _left_out(book):
        blocks.append(Paragraph(out))
    if book.overdue:
        titles = (Column("Action"), Column("What", wide=True), Column("Owed by"), Column("Was due"))
        blocks += [Heading("Overdue"), Table("", titles, book.overdue)]
    return Part("Agenda", tuple(blocks), fresh=True)


def _card(chapter: _Chapter) -> Part:
    item = chapter.item
    asked = (("For", item.kind), ("Item", item.code), ("Marking", item.marking))
    blocks: list[PaperBlock] = [Urdu(item.title_ur)] if item.title_ur else []
    blocks.append(Terms(asked))
    strength = " · ".join(part for part in (item.strength, item.strength_why) if part)
    for title, text in (
        ("Question", item.question),
        ("Recommendation", item.recommendation),
        ("Held otherwise", item.dissent),
        ("Strength of evidence", strength),
    ):
        if text:
            blocks += [Heading(title), *_paragraphs(text)]
    for motion in item.motions:
        option = f"{motion.option}: " if motion.option else ""
        blocks += [Heading(f"Motion {motion.code} · {option}{motion.title}"), *_paragraphs(motion.text)]
        blocks += [Urdu(motion.text_ur)] if motion.text_ur else []
    blocks += _papers(chapter)
    return Part(f"{item.place}. {item.title}", tuple(blocks), fresh=True, number=chapter.first)


def _paragraphs(text: str) -> list[PaperBlock]:
    return [Paragraph(part.replace("**", "*")) for part in text.split("\n\n") if part.strip()]


def _papers(chapter: _Chapter) -> list[PaperBlock]:
    if not chapter.item.papers:
        return [Heading("Papers"), Paragraph("No paper.")]
    pages = {insert.paper.code: _span(insert) for insert in chapter.inserts}
    columns = (Column("Paper"), Column("Title", wide=True), Column("Version"), Column("Marking"), Column("Pages"))
    rows = tuple(
        (paper.code, paper.title, str(paper.version), paper.marking, pages.get(paper.code, "own file"))
        for paper in chapter.item.papers
    )
    blocks: list[PaperBlock] = [Heading("Papers"), Table("", columns, rows)]
    if chapter.listed:
        blocks += [Heading("Handed out as files of their own")]
        blocks += [Terms(((one.code, f"{one.name}: {one.why}"), ("SHA-256", one.sha256))) for one in chapter.listed]
    return blocks


def _span(insert: _Insert) -> str:
    first, last = insert.first or 0, insert.first + len(insert.sheets) - 1
    return (f"{first}" if first == last else f"{first}–{last}") if first else "000–000"


def _assembled(book: Book, written: bytes, chapters: Sequence[_Chapter], total: int) -> bytes:
    """Return our own pages with the papers between them, and a bookmark for each part and paper."""
    from pypdf import PdfReader, PdfWriter

    own = PdfReader(io.BytesIO(written))
    starts, _ = _starts(own)
    writer = PdfWriter(clone_from=own)
    root: Any = writer._root_object  # noqa: SLF001 - the library has no other call for it
    for name in ("/Outlines", "/Metadata"):  # the bookmarks are written anew; not every page is tagged any more
        root.pop(name, None)
    frames = _frames(book, chapters, total)
    taken = iter(frames.pages) if frames is not None else iter(())
    for chapter in chapters:
        for insert in chapter.inserts:
            for number, sheet in enumerate(insert.sheets, insert.first):
                frame = writer.insert_page(next(taken), number - 1)
                draw(writer, frame, sheet)
    _bookmarks(writer, chapters, starts[: len(starts) - len(chapters)])
    writer.add_metadata({"/Title": f"{book.code} board book", "/Author": "Majlis", "/Producer": "Majlis"})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _frames(book: Book, chapters: Sequence[_Chapter], total: int) -> "PdfReader | None":
    """Return a page with head and foot, and nothing else, for each page of a paper."""
    import typst
    from pypdf import PdfReader

    frames = [
        _frame(chapter, insert, at, sheet)
        for chapter in chapters
        for insert in chapter.inserts
        for at, sheet in enumerate(insert.sheets)
    ]
    if not frames:
        return None
    facts = {
        "band": SYNTHETIC_BAND if book.synthetic else "",
        "marking": book.marking,
        "language": "en",
        "page_of": _PAGE_OF,
        "pages": total,
        "frames": frames,
    }
    with as_file(files("majlis.briefing")) as room:
        written = typst.compile(
            str(room / "templates" / "frames.typ"),
            root=str(room / "templates"),
            font_paths=[str(room / "fonts")],
            ignore_system_fonts=True,
            format="pdf",
            timestamp=int(book.made.timestamp()),
            sys_inputs={"document": json.dumps(facts, ensure_ascii=False)},
        )
    return PdfReader(io.BytesIO(bytes(written)))


def _frame(chapter: _Chapter, insert: _Insert, at: int, sheet: Sheet) -> dict[str, object]:
    width, height = frame_size(sheet)
    paper = insert.paper
    head = (
        f"Item {chapter.item.place} · {paper.code}, version {paper.version} · its page {at + 1} of {len(insert.sheets)}"
    )
    head += f" · {paper.marking}"
    return {"head": head, "number": insert.first + at, "width": width, "height": height}


def _bookmarks(writer: "PdfWriter", chapters: Sequence[_Chapter], starts: Sequence[int]) -> None:
    for title, page in zip(("Cover", "Agenda"), starts, strict=True):
        writer.add_outline_item(title=title, page_number=page - 1)
    for chapter in chapters:
        title = f"{chapter.item.place}. {chapter.item.title}"
        parent = writer.add_outline_item(title=title, page_number=chapter.first - 1)
        for insert in chapter.inserts:
            label = f"{insert.paper.code} {insert.paper.title}"
            writer.add_outline_item(title=label, page_number=insert.first - 1, parent=parent)
