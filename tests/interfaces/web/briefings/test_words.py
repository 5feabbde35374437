from majlis.acts.document_lines import DocumentLine
from majlis.interfaces.web.briefings.words import STATES, TONES, shown


def test_a_line_says_kind_and_state_in_words() -> None:
    one = DocumentLine(
        code="DOC-2026-0001",
        kind="note",
        state="frozen",
        title="t",
        incident="",
        run="",
        as_of="",
        composed_by="a",
        released_by="",
        marking="TLP:AMBER",
    )
    line = shown(one)
    assert (line.kind, line.state, line.tone, line.moment) == ("Situation note", "waits for release", "warn", "")
    assert set(STATES) == set(TONES)
