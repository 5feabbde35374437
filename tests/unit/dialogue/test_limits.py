"""Limits are for floods: a person never meets them, and is told kindly."""

import pytest

from majlis.dialogue import limits
from majlis.kernel.errors import ConflictError, InputError


def test_a_statement_is_one_short_thought() -> None:
    limits.demand_length("", "\u0627" * limits.LENGTH)
    with pytest.raises(InputError, match="nothing was said"):
        limits.demand_length("", "")
    with pytest.raises(InputError, match="at most 280 letters; this one has 281"):
        limits.demand_length("short", "x" * 281)


def test_the_same_is_not_said_twice() -> None:
    others = frozenset({limits.plain("Report within 24 hours."), limits.plain("")})
    limits.demand_same("Report within 48 hours.", others)
    with pytest.raises(ConflictError, match="said already"):
        limits.demand_same("  report WITHIN 24 hours ", others)


def test_everybody_is_heard() -> None:
    most = limits.Held(limits.STATEMENTS - 1, limits.WAITING - 1, limits.ALL_STATEMENTS - 1)
    limits.demand_room(most)
    with pytest.raises(ConflictError, match="20 are taken from each"):
        limits.demand_room(limits.Held(20, 0, 0))
    limits.demand_room(limits.Held(20, 0, limits.ALL_STATEMENTS), remark=True)
    with pytest.raises(ConflictError, match="arguments and notes"):
        limits.demand_room(limits.Held(40, 0, 0), remark=True)
    for full in (limits.Held(0, limits.WAITING, 0), limits.Held(0, 0, limits.ALL_STATEMENTS)):
        with pytest.raises(ConflictError, match="more statements than can be read"):
            limits.demand_room(full)
