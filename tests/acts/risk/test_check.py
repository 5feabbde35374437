from dataclasses import replace
from pathlib import Path

import pytest

from majlis.acts.risk.check import CheckCommand, check
from majlis.acts.world import Actor, World
from majlis.kernel.errors import InputError
from majlis.kernel.marking import SYNTHETIC_BAND


def command(dossier: Path, **more: object) -> CheckCommand:
    return CheckCommand.model_validate({"nation": dossier, "draws": 6, "years": 40, **more})


def test_a_history_far_from_the_model_fails(dossier: Path, world: World, tmp_path: Path) -> None:
    rows = [f"{year}-{month:02}-01,power,5000000,48" for year in range(2017, 2026) for month in range(1, 13)]
    path = tmp_path / "h.csv"
    path.write_text("\n".join(["day,service,people,hours", *rows]) + "\n")
    found = check(command(dossier, history=path), world)
    assert found.exit_code == 1
    assert found.tests[1].observed == 108
    assert found.text().startswith(SYNTHETIC_BAND)
    assert "does not agree" in found.text()


def test_none_in_ten_years_permits_a_third_of_one(dossier: Path, world: World, tmp_path: Path) -> None:
    path = tmp_path / "h.csv"
    path.write_text("day,service,people,hours\n")
    found = check(command(dossier, history=path), world)
    assert found.tests[1].observed == 0
    assert found.tests[1].permitted_rate_high == pytest.approx(0.3, abs=0.01)
    assert "0.30 a year" in found.text()
    assert not world.home.exists()


def test_the_model_is_held_as_it_was_known(dossier: Path, world: World, tmp_path: Path) -> None:
    path = tmp_path / "h.csv"
    path.write_text("day,service,people,hours\n")
    assert check(command(dossier, history=path), world).window.endswith("2026-11-01")
    assert check(command(dossier, history=path, as_of="2025-07-01"), world).window.endswith("2025-07-01")


def test_no_history_is_an_error_that_says_how(dossier: Path, world: World) -> None:
    with pytest.raises(InputError, match="--history"):
        check(command(dossier), world)


def test_over_the_network_nobody_waits_for_a_million_years(dossier: Path, world: World) -> None:
    remote = replace(world, actor=Actor("ana", frozenset({"risk.run"}), remote=True))
    with pytest.raises(InputError) as caught:
        check(CheckCommand(nation=str(dossier), draws=1000, years=1000), remote)
    assert caught.value.fault.code == "risk.too-long"
