"""Rows of a dialogue are named by their codes, never by what people said."""

from majlis.adapters.records.models import Dialogue, DialogueStatement


def test_rows_name_themselves_by_code_and_number() -> None:
    talk = Dialogue(pk=7, code="DIA-2026-0001", title="A title")
    assert str(talk) == "DIA-2026-0001"
    said = DialogueStatement(dialogue=talk, number=3, text="A statement")
    assert str(said) == "7, statement 3"
