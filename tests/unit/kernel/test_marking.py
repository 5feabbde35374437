"""Markings are read, written and never left out by accident."""

import pytest

from majlis.kernel.errors import InputError
from majlis.kernel.marking import Classification, Marking, Tlp, banded, join_all


@pytest.mark.parametrize(
    "text",
    ["TLP:CLEAR", "TLP:AMBER+STRICT", "TLP:RED/SECRET", "TLP:GREEN/OPEN/health,incident-7", "TLP:RED/CONFIDENTIAL/a"],
)
def test_reading_and_writing_are_inverse(text: str) -> None:
    assert str(Marking.parse(text)) == text


def test_reading_is_lenient_in_case_only() -> None:
    assert Marking.parse(" tlp:amber+strict/secret ") == Marking(Tlp.AMBER_STRICT, Classification.SECRET)


@pytest.mark.parametrize(
    "text", ["", "AMBER", "TLP", "TLP:", "TLP:PURPLE", "TLP:WHITE", "TLP:RED/TOPSECRET", "XTLP:RED"]
)
def test_what_is_no_marking_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is not a marking") as caught:
        Marking.parse(text, where="assets.csv, line 3")
    assert caught.value.fault.where == "assets.csv, line 3"


def test_a_join_takes_the_stricter_of_each_part() -> None:
    one, two = Marking.parse("TLP:RED/OPEN/health"), Marking.parse("TLP:GREEN/SECRET/bank")
    assert str(one.join(two)) == "TLP:RED/SECRET/bank,health"
    assert join_all([]) == Marking(Tlp.CLEAR)


def test_all_compartments_are_needed_to_read() -> None:
    reader = Marking.parse("TLP:RED/SECRET/health")
    assert reader.permits(Marking.parse("TLP:AMBER/SECRET/health"))
    assert not reader.permits(Marking.parse("TLP:AMBER/OPEN/health,bank"))


def test_the_band_is_the_first_line_of_what_is_synthetic() -> None:
    assert banded("text", synthetic=True).splitlines()[0].startswith("SYNTHETIC")
    assert banded("text", synthetic=False) == "text"
