"""`majlis nation check`: text for people, findings for programs, exit code for scripts."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError
from tests.places import draft_nation

from majlis.acts.nation.check import CheckCommand, CheckResult, check
from majlis.acts.world import Actor, World
from majlis.infrastructure import read
from majlis.kernel.errors import NotFoundError, PermissionDeniedError

GOLDEN = Path(__file__).parents[2] / "golden" / "dossier-small"


def run(nation: Path, home: Path, most: int = 10) -> CheckResult:
    return check(CheckCommand(nation=nation, most=most), World(Actor("tester", frozenset({"nation.read"})), home))


def test_warnings_alone_are_in_order(tmp_path: Path) -> None:
    result = run(GOLDEN, tmp_path)
    assert (result.errors, result.warnings, result.notes, result.exit_code) == (0, 7, 1, 0)
    lines = result.text().splitlines()
    assert lines[0] == "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY"
    assert "WARNINGS (7)" in lines
    assert any(
        line.startswith("  assets.csv, line 5: the loss of Grid station West 1 (grid:west-01) alone") for line in lines
    )
    assert lines[-1] == f"{GOLDEN} TLP:AMBER/RESTRICTED/health: 0 errors, 7 warnings, 1 note. It can be used."


def test_errors_give_exit_code_1(tmp_path: Path) -> None:
    shutil.copytree(GOLDEN, tmp_path / "n")
    areas = tmp_path / "n" / "areas.csv"
    areas.write_text(areas.read_text().replace("600000", "60000"))
    result = run(tmp_path / "n", tmp_path)
    assert result.exit_code == 1
    assert result.errors == 3
    assert "Mend the errors before you use it." in result.text()


def test_the_text_is_short_and_says_what_it_left_out(tmp_path: Path) -> None:
    text = run(GOLDEN, tmp_path, most=2).text()
    assert text.count("the loss of") == 2
    assert "... and 4 more of nation.single-point (--most 6 shows them)" in text


def test_a_mend_that_several_share_is_told_once(tmp_path: Path) -> None:
    lines = run(GOLDEN, tmp_path).text().splitlines()
    points = [at for at, line in enumerate(lines) if "the loss of" in line]
    assert points == list(range(points[0], points[0] + 6))
    assert lines[points[-1] + 2].startswith("      mend: check that no second supplier is missing")


def test_the_result_for_programs(tmp_path: Path) -> None:
    dumped = run(GOLDEN, tmp_path).model_dump(mode="json")
    assert "most" not in dumped
    assert (dumped["synthetic"], dumped["marking"]) == (True, "TLP:AMBER/RESTRICTED/health")
    assert dumped["findings"][0]["code"] == "nation.demand-without-requirement"
    assert dumped["findings"][0]["where"] == "demands.csv, line 2"


def test_an_unreadable_dossier_gives_findings_not_an_error(tmp_path: Path) -> None:
    shutil.copytree(GOLDEN, tmp_path / "n")
    (tmp_path / "n" / "nation.toml").write_text("format = 1\n")
    result = run(tmp_path / "n", tmp_path)
    assert result.errors == 9
    assert (result.synthetic, result.marking) == (False, "")


def test_no_dossier(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        run(tmp_path, tmp_path)


def test_it_needs_the_permission(tmp_path: Path) -> None:
    with pytest.raises(PermissionDeniedError):
        check(CheckCommand(nation=GOLDEN), World(Actor("guest", frozenset()), tmp_path))


def test_the_number_shown_is_at_least_one() -> None:
    with pytest.raises(ValidationError):
        CheckCommand(nation=GOLDEN, most=0)


def test_the_rows_of_a_draft_are_checked(recorded: World) -> None:
    nation = read(GOLDEN)
    broken = replace(nation, operators=nation.operators[1:])
    code = draft_nation(recorded.records, broken)
    result = check(CheckCommand(nation=f"{code}@draft"), recorded)
    assert (result.nation, result.exit_code, result.synthetic) == (f"{code}@draft", 1, True)
    assert result.marking == str(nation.header.marking)
    missing = next(found for found in result.findings if found.severity == "error")
    assert f"the operator {nation.operators[0].id} is unknown" in missing.what
    assert missing.where == "assets.csv, hospital:west-01, column operator"
