import pytest
from hypothesis import given
from hypothesis import strategies as st

from majlis.council.amending import difference, left_behind, merged

BASE = "Operators share indicators within one day. The CERT keeps them for a year."
TEXTS = st.lists(st.sampled_from(["one", "two", "three", "four", "\n", "(a)", "پہلا"]), max_size=12).map(" ".join)


@given(TEXTS, TEXTS)
def test_a_difference_holds_both_texts(before: str, after: str) -> None:
    pieces = difference(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "in") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "out") == after


@given(TEXTS, TEXTS)
def test_an_amendment_of_a_text_that_nobody_changed_is_the_amended_text(base: str, amended: str) -> None:
    assert merged(base, amended, base) == amended
    assert merged(base, base, amended) == amended
    assert merged(base, amended, amended) == amended


def test_two_amendments_of_different_places_both_stand_in_any_order() -> None:
    one = BASE.replace("one day", "two days")
    other = BASE.replace("a year", "five years")
    both = "Operators share indicators within two days. The CERT keeps them for five years."
    assert merged(BASE, one, other) == both
    assert merged(BASE, other, one) == both


def test_two_amendments_of_the_same_words_do_not() -> None:
    assert merged(BASE, BASE.replace("one day", "two days"), BASE.replace("one day", "three days")) is None
    assert merged(BASE, BASE.replace("one", "half a"), BASE.replace("day", "week")) is None


@given(TEXTS, TEXTS, TEXTS)
def test_who_comes_first_does_not_matter(base: str, one: str, other: str) -> None:
    assert merged(base, one, other) == merged(base, other, one)


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        (("a", "b"), ("a", "b"), ""),
        (("a", "b"), ("c", "d"), ""),
        (("a", "b"), ("c", "b"), "urdu"),
        (("a", "b"), ("a", "d"), "english"),
        (("a", ""), ("c", ""), ""),
        (("a", ""), ("a", "d"), ""),
        (("a", "b"), ("a", ""), ""),
    ],
)
def test_a_language_that_was_left_behind_is_found(before: tuple[str, str], after: tuple[str, str], left: str) -> None:
    assert left_behind(before, after) == left
