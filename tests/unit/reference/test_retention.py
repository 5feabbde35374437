"""Rules of retention as they ship: dated, with who stands for them, never below their own least."""

from datetime import date
from typing import get_args

from majlis.reference.retention import RuleId, retention


def test_every_rule_says_what_how_long_and_who_judged() -> None:
    assert set(retention()) == set(get_args(RuleId))
    for rule in retention().values():
        assert 1 <= rule.least <= rule.days
        assert date.fromisoformat(rule.date)
        assert rule.source
        assert rule.what
        assert rule.counted_from


def test_ten_years_of_audit() -> None:
    assert retention()["audit"].days == 3650
