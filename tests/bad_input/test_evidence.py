"""Files of evidence, each wrong in one way: the message is the one written beside it, and nothing is added."""

from pathlib import Path

import pytest

from majlis.evidence import files
from majlis.evidence.addition import Addition
from majlis.kernel.errors import InputError
from majlis.kernel.marking import Marking
from majlis.kernel.times import Window

HERE = Path(__file__).parent / "evidence"
BAD = sorted(path for path in HERE.iterdir() if path.suffix != ".txt")


def addition(name: str = "source") -> Addition:
    return Addition(
        name=name,
        window=Window.parse("2024-01-01..2026-01-01"),
        added="2026-01-01T00:00:00Z",
        format="auto",
        sectors=(),
        kinds=(),
        columns={},
        sheet="",
        dates="",
        synthetic=False,
        marking=Marking.parse("TLP:AMBER"),
    )


def message(path: Path, nation: Path) -> str:
    with pytest.raises(InputError) as caught:
        files.add(nation, path, addition())
    return (
        "\n".join([caught.value.fault.code, *(fault.code for fault in caught.value.faults), str(caught.value)]) + "\n"
    )


@pytest.mark.parametrize("path", BAD, ids=lambda path: str(path.name))
def test_bad_evidence(path: Path, tmp_path: Path) -> None:
    expected = path.with_name(f"{path.name}.expected.txt").read_text(encoding="utf-8")
    assert message(path, tmp_path) == expected
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", BAD, ids=lambda path: str(path.name))
def test_every_fault_names_its_place_and_a_mend(path: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        files.add(tmp_path, path, addition())
    for fault in caught.value.faults:
        assert path.name in fault.where
        assert fault.mend
        assert fault.code.startswith(("evidence.", "kernel."))


def test_enough_bad_files() -> None:
    assert len(BAD) >= 25
