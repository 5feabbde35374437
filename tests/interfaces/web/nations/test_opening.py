"""A .zip file from anyone: its dossier, or a reason."""

import io
import stat
import zipfile
from pathlib import Path

import pytest

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
    with pytest.raises(InputError, match="leads out of its folder"):
        open_dossier(packed(tmp_path, **{name: "x"}), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_link_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dossier.zip"
    with zipfile.ZipFile(path, "w") as out:
        link = zipfile.ZipInfo("nation.toml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        out.writestr(link, "/etc/passwd")
    with pytest.raises(InputError, match="leads out"):
        open_dossier(path, tmp_path / "out")


def test_what_is_no_dossier_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.zip").write_bytes(b"no zip")
    with pytest.raises(InputError, match="cannot be opened"):
        open_dossier(tmp_path / "text.zip", tmp_path / "out")
    with pytest.raises(InputError, match=r"no nation\.toml"):
        open_dossier(packed(tmp_path, **{"readme.txt": "x"}), tmp_path / "other")


def test_what_unpacks_to_too_much_is_refused_whatever_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = packed(tmp_path, **{"nation.toml": "x" * 5000})
    monkeypatch.setattr(opening, "MOST_BYTES", 4000)
    with pytest.raises(InputError, match="more than"):
        open_dossier(path, tmp_path / "out")
    monkeypatch.setattr(opening, "MOST_BYTES", 100)
    small = io.BytesIO(path.read_bytes().replace((5000).to_bytes(4, "little"), (50).to_bytes(4, "little")))
    path.write_bytes(small.getvalue())
    with pytest.raises(InputError):
        open_dossier(path, tmp_path / "lied")
