"""A hundred squares: as many dark as the chance says, the range hatched."""

import re

import pytest

from majlis.briefing.charts import DARK, MUTED, PAPER
from majlis.briefing.squares import parts, squares


@pytest.mark.parametrize(
    ("chance", "low", "high", "counted"),
    [
        (0.083, 0.033, 0.2, (3, 8, 20)),
        (0.0, 0.0, 0.004, (0, 0, 1)),
        (1.0, 1.0, 1.0, (100, 100, 100)),
        (0.5, 0.5, 0.5, (50, 50, 50)),
    ],
)
def test_counts(chance: float, low: float, high: float, counted: tuple[int, int, int]) -> None:
    first, dark, last = parts(chance, low, high)
    drawn = squares(chance, low, high)
    assert (first, dark, last) == counted
    fills = re.findall(r'<rect [^>]*fill="(#\w+)"', drawn)
    assert (fills.count(DARK), fills.count(PAPER)) == (dark, 100 - dark)
    hatched = len(re.findall(r"<rect [^>]*/><line", drawn))
    assert hatched == last - first


def test_lines_of_the_hatching_stay_inside_their_square() -> None:
    lines = re.findall(r'x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)" y2="([\d.]+)"', squares(0.01, 0.0, 0.01))
    assert lines
    assert all(1 <= float(end) <= 10 for line in lines for end in line)


def test_dark_squares_stay_dark_and_light_ones_light_under_the_hatching() -> None:
    cells = re.findall(r"<rect [^>]*/>(?:<line [^>]*/>)*", squares(0.083, 0.033, 0.2))
    inks = [set(re.findall(r'<line [^>]*stroke="(#\w+)"', cell)) for cell in cells]
    assert inks == [set()] * 3 + [{PAPER}] * 5 + [{MUTED}] * 12 + [set()] * 80
