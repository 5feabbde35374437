"""How a document is told: as a line, in full, and what comes next."""

from dataclasses import replace
from datetime import UTC, datetime

from majlis.acts.document_lines import line_of, result_of
from majlis.adapters.records.documents.told import Deed, Told
from majlis.kernel.marking import Marking, Tlp

AT = datetime(2025, 7, 2, 9, 30, tzinfo=UTC)
DRAFT = Told(
    code="DOC-2025-0001",
    nation="small",
    owner="cert",
    kind="note",
    state="draft",
    title="Clinic A",
    incident="INC-2025-0001",
    run="",
    previous="",
    content={"parts": {"known": "A secret of the clinic."}},
    revision=3,
    synthetic=False,
    marking=Marking(Tlp.AMBER),
    composed=Deed("anna", AT),
    saved=Deed("anna", AT),
    frozen=Deed(),
    released=Deed(),
    withdrawn=Deed(),
    reason="",
)
FROZEN = replace(DRAFT, state="frozen", frozen=Deed("anna", AT))
RELEASED = replace(FROZEN, state="released", released=Deed("sara", AT))


def test_a_line_holds_no_word_of_what_the_document_says() -> None:
    line = line_of(DRAFT)
    assert (line.as_of, line.released_by, line.composed_by, line.marking) == ("", "", "anna", "TLP:AMBER")
    assert line_of(FROZEN).as_of == "2025-07-02T09:30:00Z"
    assert "secret" not in repr(line) + repr(result_of(DRAFT))


def test_what_has_not_been_done_has_no_time() -> None:
    told = result_of(DRAFT)
    assert (told.composed_at, told.released_at, told.withdrawn_at, told.revision) == ("2025-07-02T09:30:00Z", "", "", 3)
    assert result_of(RELEASED).released_at == "2025-07-02T09:30:00Z"


def test_it_says_what_comes_next_until_nothing_does() -> None:
    assert result_of(DRAFT).text().endswith("Next: majlis document freeze DOC-2025-0001")
    assert result_of(FROZEN).text().endswith("majlis document release DOC-2025-0001")
    text = result_of(RELEASED).text()
    assert "Next:" not in text
    assert "Released  sara, 2025-07-02T09:30:00Z" in text


def test_why_it_was_withdrawn_and_that_it_is_synthetic_are_told() -> None:
    gone = replace(
        RELEASED, state="withdrawn", withdrawn=Deed("sara", AT), reason="A figure was wrong.", synthetic=True
    )
    text = result_of(gone).text()
    assert text.startswith("SYNTHETIC")
    assert "Withdrawn 2025-07-02T09:30:00Z: A figure was wrong." in text
