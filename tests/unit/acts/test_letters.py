"""What somebody wrote becomes lines of a note: without greeting, signature, and what was said before."""

from pathlib import Path

import pytest

from majlis.acts.letters import LINES, body_of, read_given
from majlis.evidence.letter import Letter
from majlis.kernel.errors import InputError, NotFoundError

MAIL = b"From: a@b.example\r\nSubject: Locked\r\nContent-Type: text/plain\r\n\r\nPumps stand still.\r\n"


def test_an_email_comes_before_a_text_and_a_text_before_what_was_pasted(tmp_path: Path) -> None:
    email, text = tmp_path / "m.eml", tmp_path / "m.txt"
    email.write_bytes(MAIL)
    text.write_text("From the text.", encoding="utf-8-sig")
    for given, expected in (((text, email, "x"), "Pumps stand still."), ((text, None, "x"), "From the text.")):
        letter = read_given(*given)
        assert letter is not None
        assert letter.text.strip() == expected
    pasted = read_given(None, None, "From the clipboard.")
    assert pasted is not None
    assert pasted.text == "From the clipboard."
    assert read_given(None, None, " \n ") is None


def test_what_cannot_be_read_is_told_by_its_name_and_no_path(tmp_path: Path) -> None:
    wrong = tmp_path / "picture.txt"
    wrong.write_bytes(b"\xff\xd8\xff\xe0")
    with pytest.raises(InputError, match="no text in UTF-8"):
        read_given(wrong, None, "")
    for missing in (tmp_path / "gone.eml", tmp_path):
        with pytest.raises(NotFoundError) as caught:
            read_given(None, missing, "")
        assert str(tmp_path.parent) not in str(caught.value.fault)


def test_the_body_is_what_was_meant() -> None:
    text = (
        "Dear colleagues,\n\n> Is it running again?\n"
        "The print servers of the hospital were encrypted this morning, so that\nfour wards work on paper.\n"
        "Good: the clinic's records are safe.\n\nKind regards\nThe desk\n"
        "-----Original Message-----\nWhat was said before."
    )
    assert body_of(Letter(text)).split("\n") == [
        "The print servers of the hospital were encrypted this morning, so that four wards work on paper.",
        "Good: the clinic's records are safe.",
    ]


def test_a_word_of_thanks_at_the_very_beginning_is_no_end() -> None:
    assert body_of(Letter("Thanks for your call.\nThe pumps stand still.")).endswith("The pumps stand still.")


def test_short_lines_and_sentences_stay_apart_and_a_long_letter_is_cut() -> None:
    assert body_of(Letter("Pumps:\nthree of nine")) == "Pumps:\nthree of nine"
    sentence = "This is a whole sentence that is longer than fifty letters."
    assert body_of(Letter(f"{sentence}\nand this begins small.")).count("\n") == 1
    assert body_of(Letter("\n".join(f"Line {n}." for n in range(40)))).count("\n") == LINES - 1
