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
    dark_ones, light_ones, over_dark, over_light = shapes(drawn)
    assert (len(dark_ones), len(light_ones)) == (dark, 100 - dark)
    assert (len(over_dark), len(over_light)) == (dark - first, last - dark)


def shapes(drawn: str) -> tuple[set[tuple[float, float]], ...]:
    """Return which squares are dark and which light, and over which dark and light ones lines run: by their corner."""
    looks = (f'fill="{DARK}"', f'fill="{PAPER}"', f'stroke="{PAPER}"', f'stroke="{MUTED}" stroke-width="0.8"')
    found: tuple[set[tuple[float, float]], ...] = tuple(set() for _ in looks)
    for path, rest in re.findall(r'<path d="([^"]+)" ([^>]*)/>', drawn):
        at = next(at for at, look in enumerate(looks) if rest.startswith(look))
        for x, y in re.findall(r"M([\d.]+),([\d.]+)", path):
            found[at].add(((float(x) - 1) // 11, (float(y) - 1) // 11))
    return found


def test_lines_of_the_hatching_stay_inside_their_square() -> None:
    lines = re.findall(r"M([\d.]+),([\d.]+)L([\d.]+),([\d.]+)", squares(0.01, 0.0, 0.01))
    assert lines
    assert all(1 <= float(end) <= 10 for line in lines for end in line)


def test_dark_squares_stay_dark_and_light_ones_light_under_the_hatching() -> None:
    dark, light, over_dark, over_light = shapes(squares(0.083, 0.033, 0.2))
    assert over_dark <= dark
    assert over_light <= light
    assert not dark & light
    assert len(over_dark) == 5


def test_it_is_small() -> None:
    assert max(len(squares(0.5, low, high)) for low, high in ((0.0, 1.0), (0.4, 0.6))) < 9_000
