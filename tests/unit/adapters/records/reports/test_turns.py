"""Tries are counted in the tables, for all processes; no row leads back to who tried."""

from dataclasses import replace
from datetime import timedelta

from majlis.acts.world import World


def test_tries_are_counted_until_their_time_has_passed(world: World) -> None:
    from majlis.adapters.records.models import Setting, Turn
    from majlis.adapters.records.reports import turns

    def tried(hours: float = 0, who: str = "a", what: str = "tell") -> bool:
        later = replace(world, now=lambda: world.now() + timedelta(hours=hours))
        return turns.take(later.records, what, who, 2, 3600)

    assert [tried(), tried(0.5), tried(0.9), tried(0.9)] == [True, True, False, False]
    assert tried(0.9, who="b")
    assert tried(0.9, what="follow")
    assert [tried(1.1), tried(1.2), tried(1.3)] == [True, True, False]
    assert Turn.objects.count() == 3
    assert tried(14)  # of the next day: another salt, and nothing is left of the day before
    (salt,) = Setting.objects.filter(key__startswith=turns.SALT)
    assert salt.key == "report.salt.2025-08-02"
    assert Turn.objects.count() == 1
