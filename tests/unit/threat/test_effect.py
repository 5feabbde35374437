from collections.abc import Callable
from datetime import date

from majlis.evidence import Entry
from majlis.kernel.times import Window
from majlis.threat.effect import effects

Source = Callable[..., Entry]
OLD = "2022-07-01..2025-07-01"


def test_a_source_that_starts_late_shortens_what_every_rate_rests_on(source: Source) -> None:
    old, new = source("a", OLD), source("b", "2025-03-01..2025-07-01")
    (one,) = effects([old], [old, new], minimum=3)
    assert len(one.sectors) == 12
    assert one.sectors[-1] == ""
    assert one.breaks == (date(2025, 3, 1),)
    assert (one.before, one.after) == (Window.parse(OLD), Window.parse("2025-03-01..2025-07-01"))
    assert one.shorter


def test_a_source_of_one_sector_touches_that_one_and_all_together(source: Source) -> None:
    old, new = source("a", OLD), source("b", "2025-03-01..2025-07-01", sectors=("health",))
    (one,) = effects([old], [old, new], minimum=3)
    assert one.sectors == ("health", "")


def test_a_source_that_names_no_sector_touches_only_all_together(source: Source) -> None:
    old, new = source("a", OLD), source("b", "2025-03-01..2025-07-01", sectors=("unknown",))
    (one,) = effects([old], [old, new], minimum=3)
    assert one.sectors == ("",)


def test_a_longer_log_and_a_first_one(source: Source) -> None:
    old, new = source("a.1", OLD), source("a.2", "2025-07-01..2025-10-01")
    (grown,) = effects([old], [old, new], minimum=3)
    assert grown.breaks == ()
    assert not grown.shorter
    (first,) = effects([], [old], minimum=3)
    assert (first.before, first.shorter) == (None, False)
    assert effects([old], [old], minimum=3) == ()
    (gone,) = effects([old], [], minimum=3)
    assert gone.shorter
