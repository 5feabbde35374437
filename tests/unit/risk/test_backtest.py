from datetime import date

import pytest

from majlis.kernel.errors import InputError
from majlis.kernel.times import Window
from majlis.risk.assessment import Simulated
from majlis.risk.backtest import Happening, History, agrees, backtest, permitted_rate

TEN = Window(date(2016, 1, 1), date(2026, 1, 1))


def test_rule_of_three() -> None:
    """None in ten years permits about 0.3 a year (Hanley & Lippman-Hand 1983)."""
    assert permitted_rate(0, 10) == pytest.approx(0.29957, abs=1e-5)
    assert permitted_rate(3, 10) == pytest.approx(0.77537, abs=1e-4)  # chi-square 0.95 quantile, 8 degrees, / 20


def test_agreement_is_of_both_tails() -> None:
    assert agrees(3, [3.0])
    assert agrees(0, [2.9])
    assert not agrees(0, [3.1])
    assert not agrees(5, [1.0])
    assert agrees(5, [1.0, 5.0])  # what we do not know makes room


def test_years_and_thresholds_are_held_against_the_model(tiny_run: Simulated) -> None:
    """The tiny nation's plant fails twice a year: twenty in ten years, not none."""
    quiet = backtest(tiny_run.losses, History(TEN, ()), people=1200, hours=10)
    head = next(test for test in quiet if test.threshold == 1200)
    assert head.expected.mean == pytest.approx(20, rel=0.05)
    assert head.observed == 0
    assert not head.agrees
    rows = [Happening(date(2016 + n // 2, 1 + 5 * (n % 2), 3), "power", 1500, 12.0) for n in range(20)]
    busy = backtest(tiny_run.losses, History(TEN, rows), people=1200, hours=10)
    assert next(test for test in busy if test.threshold == 1200).agrees


def test_short_outages_and_other_services_are_no_headline(tiny_run: Simulated) -> None:
    rows = [Happening(date(2020, 1, 1), "power", 5000, 9.0), Happening(date(2021, 1, 1), "gas", 5000, 90.0)]
    found = backtest(tiny_run.losses, History(TEN, rows), people=1200, hours=10)
    assert next(test for test in found if test.threshold == 1200).observed == 0


def test_rows_of_one_day_are_one_event(tiny_run: Simulated) -> None:
    rows = [Happening(date(2020, 1, 1), name, 10_000_000, 6.0) for name in ("power", "phones")]
    found = backtest(tiny_run.losses, History(TEN, rows), people=1200, hours=10)
    assert next(test for test in found if test.threshold == 1e8).observed == 1


def test_a_row_outside_the_window_is_refused(tiny_run: Simulated) -> None:
    history = History(TEN, [Happening(date(2026, 1, 1), "power", 1, 1.0)])
    with pytest.raises(InputError, match="1 rows lie outside"):
        backtest(tiny_run.losses, history, people=1, hours=1)


def test_document_gives_the_history_back() -> None:
    history = History(TEN, (Happening(date(2020, 1, 1), "power", 5, 9.5),))
    assert History.from_document(history.document()) == history
    assert history.years == pytest.approx(10.0, abs=0.01)
