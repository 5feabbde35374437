"""What is kept with a source is what its rows say, whatever happened to them, and each reader gets the own part."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.acts.conftest import make_world
from tests.recorded import CODE, ROWS, added, on, table, with_nation

from majlis.acts.evidence.mend import MendCommand, mend
from majlis.acts.evidence.quarantine import QuarantineCommand, quarantine
from majlis.acts.world import World
from majlis.kernel.access import Reader
from majlis.kernel.marking import Marking, Tlp


@pytest.fixture
def world(tmp_path: Path, database: str) -> World:
    return with_nation(on(replace(make_world(tmp_path / "home"), database=database), "2025-08-01"))


def _check(world: World) -> int:
    from majlis.adapters.records.evidence import counting
    from majlis.adapters.records.models import Observation, Source

    assert world.records
    row = Source.everything.get(name="log", superseded_at__isnull=True)
    kept = counting.kept(row)
    assert kept is not None
    assert kept == counting.counted(Observation.everything.filter(source=row, until__isnull=True))
    return kept.total()


def test_counts_follow_the_rows(world: World, tmp_path: Path) -> None:
    from majlis.adapters.records.evidence import ending

    bad = "d,soon,2025-02-10,Hospital,DDoS,Clinic D,portal down"
    added(world, table(tmp_path, [*ROWS, bad]), source="log", bad_share=1)
    assert _check(world) == 3
    quarantine(QuarantineCommand(nation=CODE, out=tmp_path / "aside.csv"), world)
    text = (tmp_path / "aside.csv").read_text(encoding="utf-8-sig").replace("soon", "2024-12-30")
    (tmp_path / "aside.csv").write_text(text, encoding="utf-8")
    assert mend(MendCommand(nation=CODE, file=tmp_path / "aside.csv"), world).mended == 1
    assert _check(world) == 4
    later = on(world, "2025-08-20")
    added(later, table(tmp_path, ROWS[:2], "new.csv"), source="log", replace=True)
    assert _check(world) == 2
    ending.remove(later.records, CODE, "log")
    ending.restore(later.records, CODE, "log")
    assert _check(world) == 2


def test_a_reader_gets_the_own_part_and_what_is_not_kept_is_counted(world: World, tmp_path: Path) -> None:
    from majlis.adapters.records.evidence import listing
    from majlis.adapters.records.keys import marking_key
    from majlis.adapters.records.models import Observation, Source

    added(world, table(tmp_path, ROWS), source="log", marking="TLP:GREEN")
    red = marking_key(Marking(Tlp.RED))
    Observation.everything.filter(key="a").update(marking_id=red)
    row = Source.everything.get(name="log")
    row.counts = [[red if sector == "health" and kind == "ransomware" else mark, year, sector, kind, number]
                  for mark, year, sector, kind, number in row.counts]  # fmt: skip
    row.save()
    reader = Reader("clerk", clearance=Marking(Tlp.AMBER), others=Tlp.GREEN)
    records = replace(world.records, reader=reader)
    told = listing.one(records, CODE, "log")
    assert (told.by_kind, told.by_year) == ({"ddos": 2}, {"2025": 2})
    assert sum(listing.one(world.records, CODE, "log").by_kind.values()) == 3
    Source.everything.update(counts=None)
    assert listing.one(records, CODE, "log") == told


def test_what_is_there_before_it_is_kept_is_counted_by_the_migration(world: World, tmp_path: Path) -> None:
    from django.apps import apps

    from majlis.adapters.records.evidence import counting
    from majlis.adapters.records.models import Source

    added(world, table(tmp_path, ROWS), source="log")
    Source.everything.update(counts=None)
    counting.install(apps, None)
    assert _check(world) == 3
