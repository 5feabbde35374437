from datetime import date
from pathlib import Path

import pytest
from tests.assessed import assessed_twice
from tests.sites import Site

from majlis.acts.risk.assess import AssessCommand, assess
from majlis.acts.run.diff import DiffCommand, diff
from majlis.acts.world import World
from majlis.kernel.marking import SYNTHETIC_BAND


def test_new_evidence_explains_the_change(dossier: Path, world: World) -> None:
    asked = {"nation": dossier, "draws": 4, "years": 60}
    old = assess(AssessCommand.model_validate({**asked, "as_of": date(2024, 6, 1)}), world)
    new = assess(AssessCommand.model_validate(asked), world)
    found = diff(DiffCommand(before=old.id, after=new.id), world)
    assert [line.id for line in found.groups] == ["rates"]
    change = found.aal_after - found.aal_before
    assert sum(line.aal for line in found.groups) == pytest.approx(change)
    assert sum(line.aal for line in found.campaigns) == pytest.approx(change)
    assert found.text().startswith(SYNTHETIC_BAND)
    assert found.sentence in found.text()


def test_a_changed_dossier_is_named(dossier: Path, world: World) -> None:
    asked = AssessCommand(nation=dossier, draws=4, years=60)
    old = assess(asked, world)
    header = "id,group,law,a,b,c,unit,date,basis,source\n"
    row = "repair.wiper-operator,repair,fixed,4,,,multiple,2026-01-01,source,An exercise\n"
    (dossier / "parameters.csv").write_text(header + row)
    new = assess(asked, world)
    found = diff(DiffCommand(before=old.id, after=new.id), world)
    assert [line.id for line in found.groups] == ["repair"]
    assert found.aal_after > found.aal_before


def test_a_queued_one_says_the_change_and_its_code(site: Site) -> None:
    _, first, second = assessed_twice(site)
    found = diff(DiffCommand(before=first, after=second, queue=True), site.world)
    assert (found.groups, found.sentence) == ((), "")
    assert f"majlis run watch {found.work}" in found.text()
