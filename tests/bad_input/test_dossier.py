"""Each folder of ``dossier/`` is wrong in one way: laid over the small dossier, the check must say what is expected."""

import shutil
from pathlib import Path

import pytest

from majlis.acts.nation.check import CheckCommand, check
from majlis.acts.world import Actor, World
from majlis.infrastructure import read, write
from majlis.infrastructure.files import in_order
from majlis.kernel.canonical import sha256_hex
from majlis.kernel.errors import Fault, InputError

HERE = Path(__file__).parent
GOLDEN = HERE.parent / "golden" / "dossier-small"
CASES = sorted((HERE / "dossier").iterdir())


def lay(case: Path, target: Path) -> Path:
    """Copy the small dossier, with the files of the case in place of its own."""
    shutil.copytree(GOLDEN, target)
    for file in case.iterdir():
        if file.name == "REMOVED":
            (target / file.read_text().strip()).unlink()
        elif file.name != "expected.txt":
            shutil.copy(file, target / file.name)
    return target


def contents(folder: Path) -> dict[str, str]:
    return {str(file.relative_to(folder)): sha256_hex(file.read_bytes()) for file in sorted(folder.rglob("*.*"))}


def findings(folder: Path, home: Path) -> tuple[list[str], int]:
    world = World(Actor("tester", frozenset({"nation.read"})), home)
    result = check(CheckCommand(nation=folder), world)
    texts = [
        "\n".join(
            [f"{found.severity}: {found.where}: {found.what}"]
            + ([f"  why:  {found.why}"] if found.why else [])
            + ([f"  mend: {found.mend}"] if found.mend else [])
        )
        for found in result.findings
    ]
    return texts, result.exit_code


def test_there_are_many_cases() -> None:
    assert len(CASES) >= 25


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_wrong_is_named_and_nothing_is_written(case: Path, tmp_path: Path) -> None:
    folder = lay(case, tmp_path / "nation")
    before = contents(tmp_path)
    sound, _ = findings(GOLDEN, tmp_path / "home")
    found, exit_code = findings(folder, tmp_path / "home")
    new = [text for text in found if text not in sound]
    assert "\n".join(new) + "\n" == (case / "expected.txt").read_text(encoding="utf-8")
    assert exit_code == (1 if any(text.startswith("error") for text in new) else 0)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_reading_says_the_same_or_loses_nothing(case: Path, tmp_path: Path) -> None:
    folder = lay(case, tmp_path / "nation")
    expected = (case / "expected.txt").read_text(encoding="utf-8")
    nation, faults = None, tuple[Fault, ...]()
    try:
        nation = read(folder)
    except InputError as error:
        faults = error.faults
    assert [fault for fault in faults if f"error: {fault}" not in expected] == []
    if nation is None:
        assert faults
    else:
        # What can be read is wrong in its meaning only: it can still be written, so that it can be mended.
        write(nation, tmp_path / "copy")
        assert in_order(nation) == read(tmp_path / "copy")
