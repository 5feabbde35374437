"""An archive that somebody sent is unpacked within its folder, and to a size that was agreed, or not at all."""

import stat
import zipfile
from pathlib import Path

import pytest

from majlis.interfaces.unpacking import Bounds, unpack
from majlis.kernel.errors import InputError


def packed(path: Path, **files: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/"), text)
    return path


def test_the_one_folder_at_the_top_is_what_was_meant(tmp_path: Path) -> None:
    found = unpack(packed(tmp_path / "a.zip", nation__a="1", nation__deep__b="2"), tmp_path / "a")
    assert found == tmp_path / "a" / "nation"
    assert (found / "deep" / "b").read_text() == "2"
    assert unpack(packed(tmp_path / "b.zip", a="1", b="2"), tmp_path / "b") == tmp_path / "b"


@pytest.mark.parametrize(
    "name", ["../out", "a/../../out", "/etc/out", "a\\..\\out", "c:out", "a/\x01b", "/".join("abcdefghi")]
)
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), "x")
    with pytest.raises(InputError):
        unpack(tmp_path / "a.zip", tmp_path / "inside")
    assert not (tmp_path / "out").exists()


def test_a_link_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(InputError) as caught:
        unpack(tmp_path / "a.zip", tmp_path / "inside")
    assert caught.value.fault.code == "unpacking.name"


def test_the_same_name_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        unpack(packed(tmp_path / "a.zip", a="1", A="2"), tmp_path / "inside")
    assert caught.value.fault.code == "unpacking.twice"


def test_too_much_is_refused(tmp_path: Path) -> None:
    many = packed(tmp_path / "a.zip", a="1", b="2", c="3")
    with pytest.raises(InputError) as caught:
        unpack(many, tmp_path / "many", Bounds(files=2))
    assert caught.value.fault.code == "unpacking.too-large"
    large = packed(tmp_path / "b.zip", a="x" * (1 << 21))
    with pytest.raises(InputError):
        unpack(large, tmp_path / "large", Bounds(megabytes=1))


def test_an_archive_that_lies_about_its_sizes_is_cut_off(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", a="x" * (1 << 21))
    data = path.read_bytes()
    real, claimed = (1 << 21).to_bytes(4, "little"), (10).to_bytes(4, "little")
    path.write_bytes(data.replace(real, claimed))
    with pytest.raises(InputError):
        unpack(path, tmp_path / "inside", Bounds(megabytes=1))


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"no archive")
    with pytest.raises(InputError) as caught:
        unpack(tmp_path / "a.zip", tmp_path / "inside")
    assert caught.value.fault.code == "unpacking.damaged"


def test_a_file_that_is_a_folder_too_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        unpack(packed(tmp_path / "a.zip", a="1", a__b="2"), tmp_path / "inside")
    assert caught.value.fault.code == "unpacking.damaged"


def test_bytes_that_were_changed_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", "abc" * 1000)
    data = bytearray(path.read_bytes())
    data[40] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(InputError):
        unpack(path, tmp_path / "inside")
