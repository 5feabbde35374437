"""What the commands of several acts share: who and what is meant, pages, and lists of words."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field


def _text(value: object) -> object:
    """Return a path as the text that a person would type."""
    return str(value) if isinstance(value, PurePath) else value


NationText = Annotated[
    str,
    BeforeValidator(_text),
    Field(min_length=1, description="The nation: a directory, a name, or the hash of a version."),
]
"""A command's ``nation``: what :meth:`majlis.acts.world.World.place` finds a nation by."""


NationCode = Annotated[
    str,
    AfterValidator(lambda text: text.removesuffix("@draft")),
    Field(min_length=1, max_length=210, description="Name of the nation in the records."),
]
IncidentCode = Annotated[str, Field(max_length=40, description="Code of the incident, like INC-2026-0007.")]
Login = Annotated[str, Field(max_length=150, description="Login of the person.")]
WorkCode = Annotated[
    str, Field(max_length=200, description="Code of the work, or a beginning or end of it that only one work has.")
]
After = Annotated[str, Field(max_length=250, description="Where to go on: what the page before ended with.")]
"""A command's ``after``: the cursor of the page before; empty for the first page."""
Cursor = Annotated[str, Field(description="Cursor of the next page; empty at the end.")]
"""A result's ``cursor``."""


def next_page(cursor: str) -> list[str]:
    """Return the line that says how to go on, or none at the end."""
    return [f"More: --after {cursor}"] if cursor else []


def parts(values: Iterable[str]) -> tuple[str, ...]:
    """Return the words of an option that may be repeated, or hold several with commas between, or both."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())
