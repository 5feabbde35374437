from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from majlis.acts.risk.assess import AssessCommand, assess
from majlis.acts.world import Actor, Advance, World
from majlis.kernel.errors import InputError, PermissionDeniedError
from majlis.kernel.marking import SYNTHETIC_BAND


def command(dossier: Path, **more: object) -> AssessCommand:
    return AssessCommand.model_validate({"nation": dossier, "draws": 4, "years": 50, **more})


def test_an_assessment_is_kept_with_all_it_was_made_from(dossier: Path, world: World) -> None:
    found = assess(command(dossier), world)
    run = world.vault.read_run(found.id)
    run.verify()
    assert run.result_sha256 == found.sha256
    assert run.result["headline"]["chance"]["mean"] == found.assessment.headline.chance.mean
    assert set(run.inputs) == {"nation", "evidence", "parameters"}
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
    assert found.assessment.data_to == "2025-06-01"


def test_a_history_in_the_dossier_is_used(dossier: Path, world: World) -> None:
    (dossier / "history.csv").write_text("day,service,people,hours\n2020-01-01,power,3000000,30\n")
    found = assess(command(dossier), world)
    assert [test.observed for test in found.assessment.backtest] == [1, 1, 0, 0]
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
