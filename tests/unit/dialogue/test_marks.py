"""Marks are the votes, letter by letter."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from majlis.dialogue import marks
from majlis.dialogue.votes import AGREE, DISAGREE, PASS, UNSEEN

one = st.builds(marks.Marked, st.sampled_from([AGREE, DISAGREE, PASS]), st.booleans())
casts = st.lists(st.tuples(st.integers(1, 9), one), max_size=30)


@given(casts)
def test_the_last_vote_stands(cast: list[tuple[int, marks.Marked]]) -> None:
    text, plain = "", dict[int, marks.Marked]()
    for number, vote in cast:
        text = marks.with_mark(text, number, vote)
        plain[number] = vote
    assert {number: marks.marked(text, number) for number in plain} == plain
    assert marks.answered(text) == tuple(sorted(plain))
    assert all(marks.marked(text, number) is None for number in range(1, 15) if number not in plain)


@given(st.lists(casts, min_size=1, max_size=5))
def test_the_table_is_what_the_letters_say(rows: list[list[tuple[int, marks.Marked]]]) -> None:
    texts = []
    for cast in rows:
        text = ""
        for number, vote in cast:
            text = marks.with_mark(text, number, vote)
        texts.append(text)
    numbers = (2, 3, 7, 11)
    votes, important = marks.matrix(texts, numbers)
    for row, text in enumerate(texts):
        for column, number in enumerate(numbers):
            found = marks.marked(text, number)
            assert votes[row, column] == (UNSEEN if found is None else found.vote)
            assert important[row, column] == (found is not None and found.important)


def test_there_and_back() -> None:
    votes = np.array([[AGREE, DISAGREE, PASS, UNSEEN], [UNSEEN, AGREE, AGREE, DISAGREE]], dtype=np.int8)
    important = np.array([[True, False, True, True], [False, True, False, False]])
    texts = marks.marks_of(votes, important)
    assert texts == ["AdP.", ".Aad"]
    back, marked = marks.matrix(texts, (1, 2, 3, 4))
    assert (back == votes).all()
    assert (marked == (important & (votes != UNSEEN))).all()
    assert marks.marks_of(votes[:, :0], important[:, :0]) == ["", ""]


def test_nobody_and_nothing() -> None:
    assert marks.matrix([], (1, 2))[0].shape == (0, 2)
    assert marks.matrix(["", "a"], ())[0].shape == (2, 0)
    assert marks.matrix([""], (3,))[0].tolist() == [[UNSEEN]]


@pytest.mark.parametrize("letter", [".", "x", ""])
def test_what_is_no_vote_is_none(letter: str) -> None:
    assert marks.marked(letter, 1) is None
