from dataclasses import replace
from pathlib import Path

import pytest
from tests.places import publish_nation, record_evidence

from majlis.acts.brief.write import BriefCommand, write
from majlis.acts.risk.assess import AssessCommand, assess
from majlis.acts.run.diff import DiffCommand, diff
from majlis.acts.run.list import ListCommand, list_
from majlis.acts.run.replay import ReplayCommand, replay
from majlis.acts.run.show import ShowCommand, show
from majlis.acts.world import Actor, World
from majlis.infrastructure import read
from majlis.kernel.access import Reader
from majlis.kernel.errors import NotFoundError
from majlis.kernel.marking import SYNTHETIC_BAND, Marking, Tlp


def test_runs_are_listed_oldest_first(dossier: Path, world: World) -> None:
    assert "No runs yet" in list_(ListCommand(), world).text()
    ids = [assess(AssessCommand(nation=dossier, draws=2, years=20, seed=s), world).id for s in (1, 2)]
    found = list_(ListCommand(), world)
    assert {run.id for run in found.runs} == set(ids)
    assert found.runs[0].synthetic
    assert found.runs[0].when == "2025-08-01T12:00:00Z"
    last = list_(ListCommand(last=1), world)
    assert (len(last.runs), last.total) == (1, 2)
    assert "(1 older run; see --last)" in last.text()
    assert last.text().startswith(SYNTHETIC_BAND)
    assert last.text().endswith("marking: TLP:AMBER")


def test_a_damaged_run_does_not_hide_the_others(dossier: Path, world: World) -> None:
    kept, lost = (assess(AssessCommand(nation=dossier, draws=2, years=20, seed=s), world).id for s in (1, 2))
    (world.vault.root / "runs" / lost / "manifest.json").write_text("{")
    found = list_(ListCommand(), world)
    assert [run.id for run in found.runs] == [kept]
    assert len(found.damaged) == 1
    assert f"damaged: run {lost}: its manifest cannot be read" in found.text()
    assert "older runs" not in found.text()


def test_work_that_made_no_run_stands_below(dossier: Path, recorded: World) -> None:
    asked = AssessCommand(nation=str(dossier), draws=2, years=20)
    run = assess(asked, recorded).id
    code = assess(asked.model_copy(update={"queue": True}), recorded).work
    found = list_(ListCommand(), recorded)
    assert [line.id for line in found.runs] == [run]
    assert [(line.code, line.state, line.synthetic) for line in found.work] == [(code, "queued", True)]
    assert found.text().splitlines()[-3].split()[0] == code


def test_listing_makes_no_records(world: World) -> None:
    assert list_(ListCommand(), world).work == ()
    assert not world.home.exists()


def test_runs_are_shown_to_those_who_may_see_their_rows(
    dossier: Path, world: World, sqlite_database: str, tmp_path: Path
) -> None:
    world = replace(world, database=sqlite_database)
    code = read(dossier).header.id
    publish_nation(world.records, world.vault, read(dossier))
    record_evidence(world.records, code, dossier)
    run = assess(AssessCommand(nation=code, draws=2, years=20), world).id
    lone = assess(AssessCommand(nation=str(dossier), draws=2, years=20, seed=2), world).id  # has no row

    def seen_by(others: Tlp) -> World:
        return replace(
            world, actor=Actor("guest", frozenset("*"), Reader("guest", frozenset(), Marking(others), others))
        )

    cleared, guest = seen_by(Tlp.RED), seen_by(Tlp.GREEN)
    assert [line.id for line in list_(ListCommand(), cleared).runs] == [run]
    assert show(ShowCommand(run=run), cleared).id == run
    none = list_(ListCommand(), guest)
    assert (none.total, none.runs, none.damaged, none.work) == (0, (), (), ())
    for reader, name in ((guest, run), (guest, lone), (cleared, lone), (guest, run[:8])):
        for ask in (
            lambda w, n: show(ShowCommand(run=n), w),
            lambda w, n: replay(ReplayCommand(run=n), w),
            lambda w, n: diff(DiffCommand(before=n, after=n), w),
        ):
            with pytest.raises(NotFoundError):
                ask(reader, name)
    with pytest.raises(NotFoundError):
        write.perform(BriefCommand(nation=code, out=tmp_path / "b.html", run=lone), cleared)
