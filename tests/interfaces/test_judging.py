"""Wrong values are told with the same words in every interface; each names the field as its people know it."""

from datetime import date
from typing import Literal

import pytest
from pydantic import BaseModel, Field, ValidationError, field_validator
from tests.sites import Site

from majlis.interfaces.judging import Wrong, one_error, wrong_values


class Sample(BaseModel):
    """A command with a field of each shape."""

    day: date | None = Field(default=None, description="Cut-off day.")
    draws: int = Field(default=4, ge=1, description="Draws.")
    engine: Literal["events", "oracle"] = Field(default="events", description="Engine.")
    words: str = Field(default="", description="Words.")

    @field_validator("words")
    @classmethod
    def _kind(cls, words: str) -> str:
        if words == "rude":
            raise ValueError("Say it kindly")
        return words


def wrong(**values: object) -> tuple[Wrong, ...]:
    """Return what is wrong with values."""
    with pytest.raises(ValidationError) as caught:
        Sample.model_validate(values)
    return wrong_values(caught.value, Sample)


def test_a_day_is_told_in_one_way_whatever_is_wrong_with_it() -> None:
    for text in ("soon", "2025-02-30", "1/2/2025"):
        (one,) = wrong(day=text)
        assert (one.field, one.fault.what, one.fault.where) == ("day", "it is not a day", "option --day")
        assert one.fault.mend == "write it as year-month-day, like 2025-03-01"


def test_words_begin_small_and_say_what_it_should_be() -> None:
    (number,) = wrong(draws=0)
    assert number.fault.what == "it should be greater than or equal to 1"
    assert number.fault.mend == "Draws. [default: 4]"
    (choice,) = wrong(engine="steam")
    assert choice.fault.what == "it should be 'events' or 'oracle'"
    (own,) = wrong(words="rude")
    assert own.fault.what == "say it kindly"


def test_what_was_typed_is_not_repeated() -> None:
    (one,) = wrong(draws="a secret of the ministry")
    assert "secret" not in repr(one)


def test_several_are_told_together_and_one_alone_as_itself() -> None:
    both = wrong(day="soon", draws=0)
    assert [one.field for one in both] == ["day", "draws"]
    error = one_error(both, where="majlis sample")
    assert error.fault.what == "2 values are wrong"
    assert [fault.where for fault in error.faults] == ["option --day", "option --draws"]
    alone = one_error(both[:1], where="majlis sample")
    assert (alone.fault.what, alone.fault.where) == ("it is not a day", "option --day")


def test_each_interface_names_the_field_in_its_own_way() -> None:
    with pytest.raises(ValidationError) as caught:
        Sample.model_validate({"draws": 0})
    (one,) = wrong_values(caught.value, Sample, place=lambda field: field.name)
    assert one.fault.where == "draws"


def test_page_and_program_say_the_same(site: Site) -> None:
    said = "it should be greater than or equal to 1"
    browser = site.as_("analyst")
    page = browser.post("/do/run/list/", {"last": "0"})
    assert page.status_code == 400
    assert said in page.content.decode().lower()
    answer = browser.get("/api/v1/run/list", {"last": "0"})
    assert answer.status_code in (400, 422)
    assert said in answer.content.decode()
