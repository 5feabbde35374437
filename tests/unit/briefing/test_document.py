"""The document model."""

from collections.abc import Callable
from typing import Any

from majlis.briefing import compose
from majlis.briefing.document import Run, runs


def test_stars_make_strong_runs() -> None:
    assert runs("a **b** c") == (Run("a ", strong=False), Run("b", strong=True), Run(" c", strong=False))
    assert runs("**b**") == (Run("b", strong=True),)


def test_words_of_page_1_are_counted(make: Callable[..., Any]) -> None:
    first = compose(make()).summary
    assert 120 < first.words <= 200
