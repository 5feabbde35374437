"""A nation laid out for editing: who refers to what, and what became of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from majlis.infrastructure import read
from majlis.infrastructure.editing.workbench import Workbench, asset_of, no_row, taken
from majlis.kernel.errors import NotFoundError

SMALL = read(Path(__file__).parents[3] / "golden" / "dossier-small")


def test_what_refers_to_what() -> None:
    bench = Workbench(SMALL)
    assert bench.suppliers("core:east-01", "power") == ["grid:east-01", "grid:west-01"]
    assert ("plant:west-01", "grid") in bench.supplied_by("grid:west-01")
    assert [need.group for need in bench.requirements("exchange:west-01")] == ["core", "power"]
    assert [row.id for row in bench.where("assets", "area", "area:east")] == [
        "core:east-01",
        "grid:east-01",
        "plant:east-01",
    ]
    assert asset_of(bench, "core:east-01").kind == "core"


def test_only_what_changed_is_an_edit() -> None:
    bench = Workbench(SMALL)
    row = bench.find("assets", "core:east-01")
    bench.put("assets", replace(row, restart_h=7.0))
    bench.put("assets", row)
    bench.drop("operators", "operator:none")
    assert bench.edits() == ()


def test_a_group_needs_no_more_than_it_has() -> None:
    bench = Workbench(SMALL)
    bench.put("requirements", replace(bench.find("requirements", "core:east-01/power"), k=2))
    bench.unlink("core:east-01", "power", "grid:east-01")
    assert bench.find("requirements", "core:east-01/power").k == 1
    bench.unlink("core:east-01", "power", "grid:west-01")
    assert [(edit.kind, edit.key) for edit in bench.edits()] == [
        ("removed", "core:east-01/power"),
        ("removed", "core:east-01/power/grid:east-01"),
        ("removed", "core:east-01/power/grid:west-01"),
    ]
    bench.unlink("nobody:here", "power", "grid:west-01")


def test_what_is_not_there() -> None:
    with pytest.raises(NotFoundError, match="nation search"):
        Workbench(SMALL).find("assets", "grid:none")
    assert "there already" not in str(no_row("assets", "x"))
    assert "already" in str(taken("assets", "x"))
