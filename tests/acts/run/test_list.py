from pathlib import Path

from majlis.acts.risk.assess import AssessCommand, assess
from majlis.acts.run.list import ListCommand, list_
from majlis.acts.world import World


def test_runs_are_listed_oldest_first(dossier: Path, world: World) -> None:
    assert "No runs yet" in list_(ListCommand(), world).text()
    ids = [assess(AssessCommand(nation=dossier, draws=2, years=20, seed=s), world).id for s in (1, 2)]
    found = list_(ListCommand(), world)
    assert {run.id for run in found.runs} == set(ids)
    assert found.runs[0].synthetic
    assert found.runs[0].when == "2025-08-01T12:00:00Z"
    last = list_(ListCommand(last=1), world)
    assert (len(last.runs), last.total) == (1, 2)
    assert "1 older runs" in last.text()


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
    assert found.text().splitlines()[-1].split()[0] == code


def test_listing_makes_no_records(world: World) -> None:
    assert list_(ListCommand(), world).work == ()
    assert not world.home.exists()
