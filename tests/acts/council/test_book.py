"""A board book for each reader: what the reader may not see is not in it, not by a word."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests import pdfs
from tests.councils import Council, council, login_of, person
from tests.motions import clerk, moved

from majlis.acts.council.book import BookCommand, BookResult, book
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError, PermissionDeniedError, WaitsError
from majlis.kernel.marking import Marking

SECRET, ITEM, RED = "word-of-a-strict-paper", "title-of-a-strict-item", "word-of-a-red-paper"
STRICT, USUAL = "TLP:AMBER/SECRET", "TLP:AMBER"


def filled(world: World) -> Council:
    """Put papers of several markings on the agenda, hostile ones among them, and a strict item."""
    made = council(world)
    moved(made)
    records = world.records
    from majlis.adapters.records.council import agenda, papers

    def paper(item: str, title: str, name: str, data: bytes, marking: str = "") -> None:
        sent = papers.Sent(name, data, marking=Marking.parse(marking) if marking else None)
        papers.add(records, item, title, sent)

    paper(made.item, "Costs", "costs.pdf", pdfs.plain("word-of-an-open-paper", "second page"))
    paper(made.item, "Strict", "strict.pdf", pdfs.plain(SECRET), STRICT)
    paper(made.item, "Closed", "closed.pdf", pdfs.encrypted())
    paper(made.item, "Notes", "notes.txt", b"plain words")
    strict = agenda.add(
        records,
        made.body,
        agenda.New({"kind": "decision", "title": ITEM}, made.meeting, Marking.parse(STRICT)),
    )
    paper(strict, "Inner", "inner.pdf", pdfs.plain(RED))
    return made


def made_by(world: World, made: Council, name: str, reader: str = "") -> tuple[BookResult, bytes]:
    folder = world.desk or world.home
    folder.mkdir(exist_ok=True)
    out = folder / name
    result = book(BookCommand(meeting=made.meeting, out=out, reader=reader), world)
    return result, out.read_bytes()


def everything(data: bytes) -> str:
    """Return all words of a PDF: pages, bookmarks, facts about it."""
    reader = PdfReader(io.BytesIO(data))
    marks = str(reader.outline) + str(reader.metadata)
    return "\n".join(pdfs.texts_of(data)) + marks


def test_each_reader_has_a_book_of_its_own(world: World) -> None:
    made = filled(world)
    whole, data = made_by(world, made, "whole.pdf")
    assert (whole.items, whole.papers, whole.items_out, whole.papers_out) == (2, 3, 0, 0)
    assert whole.marking == "TLP:AMBER/SECRET"
    assert {(one.name, one.why) for one in whole.listed} == {
        ("closed.pdf", "it is encrypted"),
        ("notes.txt", "it is no PDF"),
    }
    assert all(words in everything(data) for words in (SECRET, ITEM, RED, "word-of-an-open-paper"))
    assert all(text.count("TLP:AMBER/SECRET") >= 2 for text in pdfs.texts_of(data))
    assert "closed.pdf: it is encrypted" in whole.text()
    member = made.as_(login_of("operators-1"))
    own, data = made_by(member, made, "own.pdf")
    text = everything(data)
    assert (own.items, own.papers, own.items_out, own.papers_out) == (1, 1, 1, 2)
    assert own.marking == USUAL
    for words in (SECRET, ITEM, RED, "SECRET", "Strict", "Inner"):
        assert words not in text
        assert words not in own.text()
        assert words.encode() not in data
    assert "1 item and 2 papers are left out" in " ".join(text.split())
    assert "word-of-an-open-paper" in text
    assert "Operators share indicators within one day." in text
    for page in pdfs.texts_of(data):
        assert page.count(USUAL) >= 2
        assert "SYNTHETIC" in page


def test_a_book_for_somebody_holds_what_both_may_see(world: World) -> None:
    made = filled(world)
    person(world, "noor", "council-member")
    result, data = made_by(world, made, "noor.pdf", "noor")
    assert (result.items, result.items_out) == (1, 1)
    assert "Noor (noor)" in everything(data)
    assert SECRET not in everything(data)
    writer = clerk(made)
    assert made_by(writer, made, "x.pdf", login_of("chair"))[0].items == 1
    with pytest.raises(PermissionDeniedError, match="may not make the book"):
        made_by(made.as_("noor"), made, "y.pdf", login_of("chair"))
    person(world, "omar", "operator", organisation="mill")
    with pytest.raises(NotFoundError, match="may not see the meeting"):
        made_by(world, made, "z.pdf", "omar")
    with pytest.raises(NotFoundError, match="no meeting"):
        book(BookCommand(meeting="MTG-2025-0099", out=world.home / "q.pdf"), world)
    with pytest.raises(ConflictError, match="already"):
        made_by(world, made, "noor.pdf")


def test_a_red_book_leaves_with_a_second_person(world: World, tmp_path: Path) -> None:
    made = filled(world)
    records = world.records
    from majlis.adapters.records.council import agenda

    red = Marking.parse("TLP:RED")
    agenda.add(records, made.body, agenda.New({"kind": "discussion", "title": "Red"}, made.meeting, red))
    writer = clerk(made)
    with pytest.raises(WaitsError, match="second person"):
        made_by(writer, made, "red.pdf")
    out = tmp_path / "red.pdf"
    assert book(BookCommand(meeting=made.meeting, out=out), world).marking == "TLP:RED/SECRET"
