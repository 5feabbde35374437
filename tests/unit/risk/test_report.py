import pytest

from majlis.risk.report import about, big


@pytest.mark.parametrize(
    ("chance", "words"), [(0.0, "never seen"), (0.0834, "1 in 12"), (0.5, "1 in 2"), (0.7, "70%"), (0.001, "1 in 1000")]
)
def test_chances_in_words(chance: float, words: str) -> None:
    assert about(chance) == words


def test_numbers_in_words() -> None:
    assert [big(v) for v in (12.0, 4_300.0, 6_210_000.0, 2.5e9)] == [
        "12",
        "4.3 thousand",
        "6.21 million",
        "2.5 billion",
    ]
