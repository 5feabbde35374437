"""A file waits for an hour, for one person, within a limit."""

import os
import time
import zipfile
from pathlib import Path

import pytest

from majlis.interfaces.parcels import SECONDS, Parcels, TooMuchError, pieces
from majlis.kernel.errors import NotFoundError


def test_who_sent_it_finds_it_and_nobody_else(tmp_path: Path) -> None:
    own, other = Parcels(tmp_path, "ana", 1), Parcels(tmp_path, "ben", 1)
    kept = own.take("uploads", "../log.csv", [b"a", b"b"])
    assert own.find("uploads", kept.name).path.read_bytes() == b"ab"
    assert (kept.path.name, kept.size) == ("log.csv", 2)
    for parcels, way in ((other, "uploads"), (own, "downloads")):
        with pytest.raises(NotFoundError):
            parcels.find(way, kept.name)  # type: ignore[arg-type]  # the ways are spelled above


@pytest.mark.parametrize("name", ["..", "", "x" * 24, "../../../../../etc/passwd"])
def test_a_name_that_is_none_finds_nothing(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotFoundError):
        Parcels(tmp_path, "ana", 1).find("uploads", name)


def test_a_folder_comes_as_an_archive(tmp_path: Path) -> None:
    made = tmp_path / "nation"
    made.mkdir()
    (made / "a.csv").write_text("a")
    kept = Parcels(tmp_path, "ana", 1).keep("downloads", made)
    assert kept.path.name == "nation.zip"
    assert zipfile.ZipFile(kept.path).namelist() == ["a.csv"]


def test_more_than_is_agreed_is_refused_and_nothing_of_it_kept(tmp_path: Path) -> None:
    own = Parcels(tmp_path, "ana", 1)
    half = b"x" * (1 << 19)
    own.take("uploads", "a", [half])
    with pytest.raises(TooMuchError):
        own.take("uploads", "b", [half, half])
    made = tmp_path / "c"
    made.write_bytes(half + half)
    with pytest.raises(TooMuchError):
        own.keep("downloads", made)
    assert own.left() == 1 << 19


def test_after_an_hour_it_is_gone(tmp_path: Path) -> None:
    own = Parcels(tmp_path, "ana", 1)
    kept = own.take("uploads", "a", [b"x"])
    past = time.time() - SECONDS - 1
    os.utime(kept.path.parent, (past, past))
    with pytest.raises(NotFoundError):
        own.find("uploads", kept.name)
    own.sweep()
    assert not kept.path.exists()


def test_a_file_is_read_in_pieces(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * ((1 << 20) + 1))
    assert [len(piece) for piece in pieces(path)] == [1 << 20, 1]
