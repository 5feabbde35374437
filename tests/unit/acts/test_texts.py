"""What people type is trimmed; what nobody can see is refused."""

import pytest
from pydantic import TypeAdapter, ValidationError

from majlis.acts.texts import GivenLine, Line, Text


def test_lines_and_texts_are_trimmed() -> None:
    assert TypeAdapter(Line).validate_python("  a b ") == "a b"
    assert TypeAdapter(Text).validate_python(" a\n\tb \n") == "a\n\tb"
    assert TypeAdapter(Line).validate_python("") == ""
    assert TypeAdapter(Line).validate_python("بجلی گھر") == "بجلی گھر"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Line, "a\nb"),
        (Line, "a\tb"),
        (Line, "a\x00b"),
        (Text, "a\x00b"),
        (Text, "\x1b[2J"),
        (Text, "a\ud800"),
        (GivenLine, "  "),
        (Line, "a" * 301),
        (Text, "a" * 10_001),
    ],
)
def test_what_is_refused(kind: type[str], text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(text)
