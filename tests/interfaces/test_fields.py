"""Fields of a command become arguments, options and flags by one rule."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, Field

from majlis.acts.act import ARGUMENT, OPTION
from majlis.interfaces.fields import fields_of


class Colour(StrEnum):
    """A choice."""

    RED = "red"
    GREEN = "green"


class Sample(BaseModel):
    """A command with a field of each shape."""

    engine: Literal["events", "oracle"] = Field(default="events", description="Engine.")
    as_of: date | None = Field(default=None, description="Cut-off day.")
    by: tuple[str, ...] = Field(default=("sector", "kind"), description="Cells.")
    colour: Colour = Field(default=Colour.GREEN, description="Colour.")
    quiet: bool = Field(default=False, description="Say less.")
    nation: Path = Field(description="Directory.")
    first: str = Field(description="First run.")
    out: Path = Field(default=Path("out"), description="Where to.", json_schema_extra=ARGUMENT)


@pytest.mark.parametrize(
    ("name", "label", "shape", "text"),
    [
        ("engine", "--engine", "text", "Engine. One of: events, oracle. [default: events]"),
        ("as_of", "--as-of", "text", "Cut-off day."),
        ("by", "--by", "texts", "Cells. [default: sector,kind]"),
        ("colour", "--colour", "text", "Colour. One of: red, green. [default: green]"),
        ("quiet", "--quiet", "flag", "Say less."),
        ("nation", "NATION", "text", "Directory."),
        ("out", "OUT", "text", "Where to. [default: out]"),
    ],
)
def test_shape_name_and_help(name: str, label: str, shape: str, text: str) -> None:
    field = fields_of(Sample)[name]
    assert (field.label, field.shape, field.help) == (label, shape, text)


def test_arguments_come_first_in_the_commands_order() -> None:
    assert [field.label for field in fields_of(Sample).values()][:4] == ["NATION", "FIRST", "OUT", "--engine"]
    assert fields_of(Sample)["first"].place == "argument FIRST"
    assert fields_of(Sample)["as_of"].place == "option --as-of"


def test_a_required_field_may_be_typed_by_name() -> None:
    class Titled(BaseModel):
        """A command with a title that must be given, as an option."""

        quiet: bool = Field(default=False, description="Say less.")
        title: str = Field(description="Title.", json_schema_extra=OPTION)
        nation: str = Field(description="Nation.")

    fields = fields_of(Titled)
    assert [field.label for field in fields.values()] == ["NATION", "--title", "--quiet"]
    assert (fields["title"].required, fields["title"].argument) == (True, False)
