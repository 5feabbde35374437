"""A name that somebody chose leads nowhere and breaks no header."""

import pytest

from majlis.interfaces.naming import safe_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("log.csv", "log.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\files\\log.csv", "log.csv"),
        ('a"b\r\nc', "a-b--c"),
        ("..", "file"),
        ("", "file"),
        ("x" * 300, "x" * 120),
    ],
)
def test_what_is_kept_of_a_name(given: str, kept: str) -> None:
    assert safe_name(given) == kept
