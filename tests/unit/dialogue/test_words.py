"""Small rooms are told in counts and words."""

import pytest

from majlis.dialogue.words import said


@pytest.mark.parametrize(
    ("votes", "words"),
    [
        ({"a": (6, 0, 0), "b": (5, 1, 0)}, "11 of 12 agree, 1 disagrees; no constituency against"),
        ({"a": (1, 4, 1), "": (5, 6, 1)}, "6 of 18 agree, 10 disagree, 2 pass; against: a"),
        ({"b": (0, 5, 0), "a": (1, 4, 1)}, "1 of 11 agree, 9 disagree, 1 passes; against: a, b"),
        ({}, "nobody has said anything yet"),
    ],
)
def test_it_is_told_in_words(votes: dict[str, tuple[int, int, int]], words: str) -> None:
    assert str(said(votes)) == words
