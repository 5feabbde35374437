"""The check as a whole: order, unreadable dossiers, nations in memory, own parameters."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from majlis.infrastructure import check, read
from majlis.infrastructure.findings import Severity
from majlis.kernel.errors import NotFoundError

GOLDEN = Path(__file__).parents[3] / "golden" / "dossier-small"
COLUMNS = "id,group,law,a,b,c,unit,date,basis,source\n"


def codes(found: object) -> list[str]:
    return [finding.fault.code for finding in found]  # type: ignore[attr-defined]


def test_the_small_dossier_has_no_error() -> None:
    found = check(GOLDEN)
    assert {finding.severity for finding in found} == {Severity.WARNING, Severity.NOTE}
    assert codes(found).count("nation.single-point") == 6


def test_errors_come_first_and_every_finding_has_a_mend() -> None:
    nation = read(GOLDEN)
    first = replace(nation.assets[0], operator="operator:nobody")
    found = check(replace(nation, assets=(first, *nation.assets[1:])))
    assert codes(found)[0] == "nation.unknown-operator"
    assert [f.severity for f in found] == sorted((f.severity for f in found), key=list(Severity).index)
    assert all(f.fault.mend and f.fault.where for f in found)


def test_a_nation_in_memory_is_judged_like_its_files() -> None:
    nation = read(GOLDEN)
    by_file = [finding.fault.what for finding in check(GOLDEN)]
    assert [finding.fault.what for finding in check(replace(nation, lines={}))] == by_file
    bad = replace(nation.areas[0], latitude=123.0)
    assert codes(check(replace(nation, areas=(bad, *nation.areas[1:])))) == ["nation.cell"]


def test_single_points_wait_until_the_errors_are_mended() -> None:
    nation = read(GOLDEN)
    broken = tuple(replace(r, k=5) if r.node == "core:east-01" else r for r in nation.requirements)
    found = codes(check(replace(nation, requirements=broken)))
    assert found[0] == "nation.k-above-n"
    assert "nation.single-point" not in found


def test_own_parameters_count(tmp_path: Path) -> None:
    shutil.copytree(GOLDEN, tmp_path / "n")
    row = "check.single-point.share,rule,fixed,0.9,0,0,share,2026-11-24,judgement,test\n"
    (tmp_path / "n" / "parameters.csv").write_text(COLUMNS + row)
    assert codes(check(tmp_path / "n")).count("nation.single-point") == 0
    (tmp_path / "n" / "parameters.csv").write_text("id\n")
    assert codes(check(tmp_path / "n"))[0] == "reference.parameter-columns"


def test_no_dossier(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        check(tmp_path)
