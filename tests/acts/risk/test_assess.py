import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.places import forget_since, publish_nation, record_evidence

from majlis.acts.brief.write import BriefCommand, write
from majlis.acts.risk.assess import AssessCommand, AssessResult, assess
from majlis.acts.run.diff import DiffCommand, diff
from majlis.acts.run.replay import ReplayCommand, replay
from majlis.acts.world import Actor, Advance, World
from majlis.infrastructure import read
from majlis.kernel.errors import InputError, PermissionDeniedError
from majlis.kernel.marking import SYNTHETIC_BAND
from majlis.risk.result import RiskResult

SMALL = Path(__file__).parents[2] / "golden" / "dossier-small"


def command(dossier: Path, **more: object) -> AssessCommand:
    return AssessCommand.model_validate({"nation": dossier, "draws": 4, "years": 50, **more})


def figures(found: AssessResult) -> RiskResult:
    assert found.assessment is not None
    return found.assessment


def test_an_assessment_is_kept_with_all_it_was_made_from(dossier: Path, world: World) -> None:
    found = assess(command(dossier), world)
    run = world.vault.read_run(found.id)
    run.verify()
    assert run.result_sha256 == found.sha256
    assert run.result["headline"]["chance"]["mean"] == figures(found).headline.chance.mean
    assert set(run.inputs) == {"nation", "evidence", "parameters", "catalogue"}
    assert str(dossier) not in (run.path / "manifest.json").read_text()
    assert found.text().startswith(SYNTHETIC_BAND)
    assert found.id in found.text()
    names = [asset["id"] for asset in run.document("annex.json")["critical"]]
    assert names
    assert not any(name in found.text() for name in names)


def test_same_hash_for_any_workers_and_home(dossier: Path, world: World, tmp_path: Path) -> None:
    other = replace(world, home=tmp_path / "elsewhere")
    one = assess(command(dossier, workers=1), world)
    two = assess(command(dossier, workers=2), other)
    seed = assess(command(dossier, seed=2), world)
    assert one.sha256 == two.sha256 != seed.sha256


def test_the_past_knows_less(dossier: Path, world: World) -> None:
    found = assess(command(dossier, as_of=date(2025, 6, 1)), world)
    assert figures(found).data_to == "2025-06-01"


def test_a_history_in_the_dossier_is_used(dossier: Path, world: World) -> None:
    (dossier / "history.csv").write_text("day,service,people,hours\n2020-01-01,power,3000000,30\n")
    found = assess(command(dossier), world)
    assert [test.observed for test in figures(found).backtest] == [1, 1, 0, 0]
    assert "history" in world.vault.read_run(found.id).inputs


def test_without_evidence_nothing_is_written(dossier: Path, world: World) -> None:
    for path in (dossier / "evidence").iterdir():
        path.unlink()
    with pytest.raises(InputError, match="no evidence"):
        assess(command(dossier), world)
    assert not world.home.exists()


def test_ctrl_c_leaves_nothing_half_written(dossier: Path, world: World) -> None:
    @contextmanager
    def stopping(label: str, total: int) -> Iterator[Advance]:  # noqa: ARG001 - the shape of Progress
        def stop(done: int) -> None:
            raise KeyboardInterrupt(done)

        yield stop

    with pytest.raises(KeyboardInterrupt):
        assess(command(dossier), replace(world, progress=stopping))
    assert world.vault.run_ids() == ()
    assert not list(world.home.rglob(".partial-*"))


def test_it_needs_its_permission(dossier: Path, world: World) -> None:
    with pytest.raises(PermissionDeniedError):
        assess(command(dossier), replace(world, actor=Actor("guest", frozenset({"run.read"}))))


def test_a_recorded_nation_from_evidence_to_briefing(dossier: Path, recorded: World, tmp_path: Path) -> None:
    for table in SMALL.glob("*.csv"):  # the evidence of the large one with a nation of eight assets: it is quick
        shutil.copy(table, dossier)
    shutil.copy(SMALL / "nation.toml", dossier)
    nation = read(dossier)
    code = nation.header.id
    sha256 = publish_nation(recorded.records, recorded.vault, nation)
    record_evidence(recorded.records, code, dossier)
    by_files = assess(command(dossier, draws=2, years=20), recorded)
    first = assess(command(Path(code), draws=2, years=20), recorded)
    mine, theirs = figures(first), figures(by_files)
    assert (mine.headline, mine.nation, mine.threat) == (theirs.headline, theirs.nation, theirs.threat)
    assert assess(command(Path(sha256[:8]), draws=2, years=20), recorded).sha256 == first.sha256

    assert forget_since(recorded.records, code, date(2025, 1, 1)) > 0
    later = replace(recorded, now=lambda: recorded.now() + timedelta(days=1))
    second = assess(command(Path(code), draws=2, years=20), later)
    assert second.sha256 != first.sha256
    then = assess(command(Path(code), draws=2, years=20, as_of=recorded.now().date()), later)
    assert figures(then).sources[0].observations > figures(second).sources[0].observations
    for made in (first, second, then):
        assert replay(ReplayCommand(run=made.id), recorded).equal
    told = diff(DiffCommand(before=first.id, after=second.id), recorded)
    assert told.sentence
    out = tmp_path / "briefing.html"
    shown = write(BriefCommand(nation=f"{code}@1", out=out, run=second.id, previous=first.id), later)
    assert (shown.run, shown.previous, shown.nation_changed) == (second.id, first.id, False)
    assert out.is_file()
