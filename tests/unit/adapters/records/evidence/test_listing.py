from dataclasses import replace
from pathlib import Path

from tests.acts.conftest import make_world
from tests.recorded import CODE, ROWS, added, table, with_nation

from majlis.acts.world import Actor
from majlis.kernel.access import Reader
from majlis.kernel.marking import Marking, Tlp


def test_a_reader_is_told_of_the_sources_he_may_see(tmp_path: Path, sqlite_database: str) -> None:
    assert sqlite_database == ""
    world = with_nation(make_world(tmp_path / "home"))
    added(world, table(tmp_path, ROWS))
    added(
        world,
        table(tmp_path, ("z,2025-03-01,,Bank,DDoS,,", "y,soon,,,,,"), "red.csv"),
        bad_share=0.5,
        marking="TLP:RED",
    )
    from majlis.adapters.records.evidence import listing

    every = listing.listed(world.records, CODE)
    assert [(one.entry.name, one.incidents, one.waiting) for one in every] == [("log", 3, 0), ("red", 1, 1)]
    amber = Actor("x", frozenset("*"), Reader("x", frozenset({"secretariat"}), Marking(Tlp.AMBER)))
    some = listing.listed(replace(world, actor=amber).records, CODE)
    assert [one.entry.name for one in some] == ["log"]
    shown = listing.one(world.records, CODE, "red")
    assert (shown.waiting, shown.by_year, shown.by_sector, shown.by_kind) == (
        1,
        {"2025": 1},
        {"banking": 1},
        {"ddos": 1},
    )
