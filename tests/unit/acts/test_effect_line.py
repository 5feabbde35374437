"""What a source does to the rates is told in a sentence; less than before is a caution."""

from datetime import date

from majlis.acts.effect_line import effect_line
from majlis.kernel.times import Window
from majlis.threat.effect import Effect

THREE_YEARS = Window(date(2022, 1, 1), date(2025, 1, 1))
ONE_MONTH = Window(date(2025, 1, 1), date(2025, 2, 1))


def test_fewer_months_are_a_caution() -> None:
    line = effect_line(Effect(("power", "health", ""), (date(2025, 1, 1),), THREE_YEARS, ONE_MONTH))
    assert line.shorter
    assert line.text() == (
        "CAUTION: Coverage now changes on 2025-01-01: rates of 2 sectors and of all together rest on 1.0 months, "
        "2025-01-01..2025-02-01 (36 months without it)."
    )


def test_the_first_source_is_none() -> None:
    line = effect_line(Effect(("power",), (), None, THREE_YEARS))
    assert not line.shorter
    assert line.text() == "The rate of power rests on 36 months, 2022-01-01..2025-01-01 (none without it)."
    assert effect_line(Effect(("",), (), None, THREE_YEARS)).text().startswith("The rate of all sectors together rests")
