"""Texts that people type and that go into records: trimmed, of a limited length, without control characters."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

_ALLOWED = {"\n", "\t"}


def _without_controls(text: str) -> str:
    if any(unicodedata.category(letter) in {"Cc", "Cs"} and letter not in _ALLOWED for letter in text):
        raise ValueError("it holds a control character that nobody can see; type it again")
    return text


def _one_line(text: str) -> str:
    if "\n" in text or "\t" in text:
        raise ValueError("it must be one line, without tabs")
    return _without_controls(text)


Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300), AfterValidator(_one_line)]
"""One line, at most 300 characters."""
GivenLine = Annotated[Line, StringConstraints(min_length=1)]
"""One line that is not empty."""
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=10_000), AfterValidator(_without_controls)]
"""Several lines, at most 10,000 characters."""
