"""A .zip file from anyone: its dossier, or a reason."""

import zipfile
from pathlib import Path

import pytest

from majlis.interfaces.unpacking import Bounds
from majlis.interfaces.web.nations import opening
from majlis.interfaces.web.nations.opening import open_dossier
from majlis.kernel.errors import InputError


def packed(tmp_path: Path, **files: str) -> Path:
    path = tmp_path / "dossier.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in files.items():
            out.writestr(name.replace("__", "/"), text)
    return path


def test_the_folder_that_holds_the_header_is_found(tmp_path: Path) -> None:
    flat = open_dossier(packed(tmp_path, **{"nation.toml": "x", "evidence__log.csv": "y"}), tmp_path / "flat")
    assert (flat / "evidence" / "log.csv").read_text() == "y"
    deep = open_dossier(packed(tmp_path, **{"north__nation.toml": "x"}), tmp_path / "deep")
    assert deep.name == "north"


@pytest.mark.parametrize("name", ["../nation.toml", "/etc/nation.toml", "a\\b.csv", "x/../../y"])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError) as caught:
        open_dossier(packed(tmp_path, **{name: "x"}), tmp_path / "out")
    assert caught.value.fault.code in {"unpacking.name", "unpacking.twice"}
    assert list((tmp_path / "out").iterdir()) == []


def test_what_is_no_dossier_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.zip").write_bytes(b"no zip")
    with pytest.raises(InputError, match="cannot be unpacked"):
        open_dossier(tmp_path / "text.zip", tmp_path / "out")
    with pytest.raises(InputError, match=r"no nation\.toml"):
        open_dossier(packed(tmp_path, **{"readme.txt": "x"}), tmp_path / "other")


def test_what_was_damaged_on_the_way_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path, **{"nation.toml": " ".join(str(number**3) for number in range(9_000))})
    data = bytearray(path.read_bytes())
    for place in range(1_000, 1_050):
        data[place] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(InputError, match="cannot be unpacked"):
        open_dossier(path, tmp_path / "out")


def test_what_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BOUNDS", Bounds(files=1))
    with pytest.raises(InputError, match="more than"):
        open_dossier(packed(tmp_path, **{"nation.toml": "x", "areas.csv": "y"}), tmp_path / "out")
