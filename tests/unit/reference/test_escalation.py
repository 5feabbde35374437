"""Levels as they ship: each one later and heard by more than the one before, dated, with who stands for it."""

from datetime import date
from itertools import pairwise
from typing import get_args

from majlis.reference.escalation import Told, levels


def test_each_level_is_later_and_told_to_more() -> None:
    assert [one.level for one in levels()] == list(range(len(levels())))
    for one, after in pairwise(levels()):
        assert one.days < after.days
        assert set(one.tells) <= set(after.tells)
    assert levels()[0].days < 0 < levels()[1].days


def test_every_level_says_who_judged() -> None:
    for one in levels():
        assert date.fromisoformat(one.date)
        assert one.source
        assert one.name
        assert set(one.tells) <= set(get_args(Told))
