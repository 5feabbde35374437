"""What the options of several acts share: the nation, and lists of words."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import Annotated

from pydantic import BeforeValidator, Field


def _text(value: object) -> object:
    """Return a path as the text that a person would type."""
    return str(value) if isinstance(value, PurePath) else value


NationText = Annotated[
    str,
    BeforeValidator(_text),
    Field(min_length=1, description="The nation: a directory, a name, or the hash of a version."),
]
"""A command's ``nation``: what :meth:`majlis.acts.world.World.place` finds a nation by."""


def parts(values: Iterable[str]) -> tuple[str, ...]:
    """Return the words of an option that may be repeated, or hold several with commas between, or both."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())
