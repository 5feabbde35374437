from dataclasses import replace
from datetime import date

import pytest

from majlis.evidence import Entry, Observation
from majlis.kernel.marking import Marking
from majlis.kernel.times import Window


def test_what_else_a_source_said_does_not_make_another_observation() -> None:
    one = Observation("a", "1", date(2025, 1, 1), date(2025, 1, 2), "health", "ddos", "", "", False, Marking())
    assert replace(one, extra={"note": "x"}) == one
    assert replace(one, sector="") != one


@pytest.mark.parametrize(("name", "series"), [("cert", "cert"), ("cert.2025-01", "cert"), ("cert-a.b.c", "cert-a")])
def test_parts_belong_to_a_series(name: str, series: str) -> None:
    window = Window.parse("2025-01-01..2025-02-01")
    assert Entry(name, "f", "csv", window, (), (), {}, "", "", False, Marking()).series == series


def test_what_a_source_covers() -> None:
    window = Window.parse("2025-01-01..2025-02-01")

    def entry(*sectors: str, kinds: tuple[str, ...] = ()) -> Entry:
        return Entry("a", "f", "csv", window, sectors, kinds, {}, "", "", False, Marking())

    assert entry().covers("health", "ddos")
    assert entry().covers("", "ddos")
    assert entry("health").covers("health", "ddos")
    assert not entry("health").covers("", "ddos")
    assert not entry(kinds=("wiper",)).covers("health", "ddos")
    assert entry("unknown").covers("", "ddos")
    assert not entry("unknown").covers("health", "ddos")
