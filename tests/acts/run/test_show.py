from pathlib import Path

import pytest

from majlis.acts.risk.assess import AssessCommand, assess
from majlis.acts.run.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import IntegrityError
from majlis.kernel.marking import SYNTHETIC_BAND


def test_a_run_is_shown_with_what_went_in(dossier: Path, world: World) -> None:
    made = assess(AssessCommand(nation=dossier, draws=2, years=20), world)
    found = show(ShowCommand(run=made.id[-8:]), world)
    assert found.assessment == made.assessment
    assert found.command["draws"] == 2
    assert {a.name: a.shape for a in found.arrays}["year_loss"] == (2, 20)
    assert found.text().startswith(SYNTHETIC_BAND)
    assert found.inputs["nation"] in found.text()


def test_a_damaged_run_is_not_shown(dossier: Path, world: World) -> None:
    made = assess(AssessCommand(nation=dossier, draws=2, years=20), world)
    with (world.vault.root / "runs" / made.id / "year_loss.npy").open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"\x01")
    with pytest.raises(IntegrityError, match="year_loss"):
        show(ShowCommand(run=made.id), world)
