"""Hours to slots."""

import pytest

from majlis.infrastructure.network import to_slots


@pytest.mark.parametrize(
    ("hours", "minutes", "slots"),
    [(0, 60, 0), (0.25, 15, 1), (0.3, 15, 2), (1, 15, 4), (1.01, 60, 2), (336, 60, 336), (0.1 * 30, 60, 3)],
)
def test_rounded_up(hours: float, minutes: int, slots: int) -> None:
    assert to_slots(hours, slot_minutes=minutes) == slots
