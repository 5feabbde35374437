"""What pydantic and the system say becomes the house's own form."""

import os
from datetime import date

import pytest
from pydantic import BaseModel, Field, ValidationError, field_validator

from majlis.interfaces.cli.faults import from_system, from_validation
from majlis.kernel.errors import InputError


class Sample(BaseModel):
    """A command with a rule of its own."""

    draws: int = Field(default=1, ge=1, description="Number of draws.")
    by: tuple[str, ...] = Field(default=(), description="Cells.")
    as_of: date | None = Field(default=None, description="Cut-off.")

    @field_validator("by")
    @classmethod
    def known(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        """Refuse what is no cell."""
        if "weather" in value:
            raise ValueError("Weather is no cell")
        return value


def judged(**values: object) -> InputError:
    with pytest.raises(ValidationError) as caught:
        Sample.model_validate(values)
    return from_validation(caught.value, Sample, where="majlis sample")


def test_one_wrong_value_is_the_error() -> None:
    fault = judged(draws=0).fault
    assert (fault.where, fault.code) == ("option --draws", "cli.greater-than-equal")
    assert fault.what == "it should be greater than or equal to 1"
    assert fault.mend == "Number of draws. [default: 1]"


@pytest.mark.parametrize("text", ["31/12/2025", "2025-13-01", "yesterday"])
def test_a_day_is_asked_for_as_everywhere(text: str) -> None:
    fault = judged(as_of=text).fault
    assert (fault.what, fault.where) == ("it is not a day", "option --as-of")
    assert fault.mend == "write it as year-month-day, like 2025-03-01"


def test_a_rule_speaks_for_itself() -> None:
    assert judged(by=("weather",)).fault.what == "weather is no cell"


def test_several_wrong_values_are_all_told() -> None:
    error = judged(draws=0, by=("weather",))
    assert [fault.where for fault in error.faults] == ["option --draws", "option --by"]


def test_an_error_of_the_system_names_the_file() -> None:
    error = from_system(OSError(28, "No space left on device", "out.pdf"))
    assert str(error).startswith("out.pdf: no space left on device")


@pytest.mark.parametrize(
    ("number", "code", "part"),
    [
        (28, "cli.disk-full", "nothing was left half-written"),
        (122, "cli.disk-full", "free some space"),
        (30, "cli.read-only", "set MAJLIS_HOME to a folder on another one"),
        (13, "cli.not-allowed", "run it as the owner of the folder"),
        (5, "cli.disk-failed", "majlis doctor --deep"),
        (24, "cli.too-many-files", "ulimit -n"),
        (2, "cli.system", "check the path"),
    ],
)
def test_trouble_of_the_system_says_what_to_do(number: int, code: str, part: str) -> None:
    error = from_system(OSError(number, os.strerror(number), "/data/x"))
    assert error.fault.code == code
    assert part in str(error)
