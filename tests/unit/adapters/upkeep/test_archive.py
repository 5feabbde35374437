"""An archive tells what it is and proves every byte; whatever is wrong with it is refused before it is used."""

import gzip
import io
import json
import tarfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from majlis.adapters.upkeep.archive import Content, GoneError, Part, read_archive, write_archive
from majlis.kernel.errors import IntegrityError


def silent(done: int) -> None:
    assert done >= 0


def written(tmp_path: Path, files: Mapping[str, bytes]) -> Path:
    folder = tmp_path / "source"
    folder.mkdir(exist_ok=True)
    parts = []
    for number, (name, data) in enumerate(files.items()):
        (folder / str(number)).write_bytes(data)
        parts.append(Part(name, folder / str(number), len(data)))
    path = tmp_path / "archive"
    write_archive(path, {"made": "now"}, parts, silent)
    return path


def read(path: Path, into: Path | None = None) -> Content:
    return read_archive(path, into=into, judge=lambda _: None, advance=silent)


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    files = {"home/a": b"one", "home/deep/b": b"", "c": b"x" * 5_000_000}
    path = written(tmp_path, files)
    content = read(path, tmp_path / "out")
    assert content.about == {"format": 1, "made": "now"}
    assert {name: (tmp_path / "out" / name).read_bytes() for name in content.files} == files
    assert content.size == 5_000_003
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_vanishes_or_shrinks_is_told(tmp_path: Path) -> None:
    with pytest.raises(GoneError):
        write_archive(tmp_path / "a", {}, [Part("x", tmp_path / "none", 1)], silent)


def flip(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


def repacked(change: Callable[[list[tuple[str, bytes]]], list[tuple[str, bytes]]]) -> Callable[[bytes], bytes]:
    """Change the members behind the compression's back: a whole gzip with another content."""

    def of(data: bytes) -> bytes:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as tar:
            members = [(one.name, tar.extractfile(one).read()) for one in tar]  # type: ignore[union-attr]
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode="w") as tar:
            for name, content in change(members):
                info = tarfile.TarInfo(name)
                info.size = len(content)
                tar.addfile(info, io.BytesIO(content))
        return gzip.compress(buffer.getvalue())

    return of


def about(**facts: Any) -> Callable[[list[tuple[str, bytes]]], list[tuple[str, bytes]]]:
    return lambda members: [("about.json", json.dumps(facts).encode()), *members[1:]]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (lambda _: b"", "backup.damaged"),
        (lambda _: b"no archive at all", "backup.damaged"),
        (lambda data: data[: len(data) // 2], "backup.damaged"),
        (lambda data: data[:-300], "backup.damaged"),
        (flip, "backup.damaged"),
        (repacked(lambda members: members[1:]), "backup.damaged"),
        (repacked(lambda members: members[:-1]), "backup.damaged"),
        (repacked(lambda members: [*members[:1], *members[2:]]), "backup.damaged"),
        (repacked(lambda members: [members[0], (members[1][0], b"other"), *members[2:]]), "backup.damaged"),
        (repacked(lambda members: [members[0], ("../escape", b"x"), *members[1:]]), "backup.damaged"),
        (repacked(lambda members: [members[0], ("/absolute", b"x"), *members[1:]]), "backup.damaged"),
        (repacked(lambda members: [*members, ("after", b"x")]), "backup.damaged"),
        (repacked(about(format=2)), "backup.newer-format"),
        (repacked(about()), "backup.newer-format"),
        (repacked(lambda members: [("about.json", b"[]"), *members[1:]]), "backup.damaged"),
    ],
    ids=[
        *("empty", "text", "half", "cut-off", "one-bit", "no-about", "no-hashes", "file-missing", "file-changed"),
        *("climbs-out", "absolute", "surplus", "newer", "no-format", "about-is-a-list"),
    ],
)
def test_whatever_is_wrong_is_refused(tmp_path: Path, wrong: Callable[[bytes], bytes], code: str) -> None:
    path = written(tmp_path, {"home/a": b"one" * 10_000, "home/b": bytes(range(256)) * 100})
    path.write_bytes(wrong(path.read_bytes()))
    with pytest.raises(IntegrityError) as caught:
        read(path, tmp_path / "out")
    assert caught.value.fault.code == code
    assert not (tmp_path / "escape").exists()


def member(name: str, kind: bytes = tarfile.REGTYPE, **facts: Any) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type = kind
    for key, value in facts.items():
        setattr(info, key, value)
    return info


@pytest.mark.parametrize(
    "members",
    [
        [member("home/link", tarfile.SYMTYPE, linkname="/etc"), member("home/link/passwd")],
        [member("home/link", tarfile.LNKTYPE, linkname="/etc/passwd")],
        [member("home/device", tarfile.CHRTYPE, devmajor=1, devminor=3)],
        [member("home/pipe", tarfile.FIFOTYPE)],
        [member("home/folder", tarfile.DIRTYPE)],
        [member("home/a"), member("home/a")],
        [member("home/a"), member("home/a/b")],
        [member("home/vast", pax_headers={"GNU.sparse.map": "0,0", "GNU.sparse.size": str(1 << 50)})],
        [member("home/..")],
        [member("home\\a")],
        [member("")],
    ],
    ids=["symbolic", "hard", "device", "pipe", "folder", "twice", "under", "sparse", "dots", "backslash", "nameless"],
)
def test_no_member_reaches_beyond_its_folder_or_its_size(tmp_path: Path, members: list[tarfile.TarInfo]) -> None:
    path = tmp_path / "hostile.tar.gz"
    with tarfile.open(path, "w:gz", format=tarfile.PAX_FORMAT) as tar:
        first = member("about.json", size=len(b'{"format": 1}'))
        tar.addfile(first, io.BytesIO(b'{"format": 1}'))
        for one in members:
            tar.addfile(one)
    with pytest.raises(IntegrityError) as caught:
        read(path, tmp_path / "out")
    assert caught.value.fault.code == "backup.damaged"
    assert "its end is missing" not in caught.value.fault.why
    assert not [found for found in tmp_path.rglob("*") if found.is_symlink() or found.is_fifo()]


def test_what_may_not_be_used_is_refused_before_anything_is_unpacked(tmp_path: Path) -> None:
    def judge(_: Mapping[str, Any]) -> None:
        raise IntegrityError("newer")

    path = written(tmp_path, {"home/a": b"one"})
    with pytest.raises(IntegrityError, match="newer"):
        read_archive(path, into=tmp_path / "out", judge=judge, advance=silent)
    assert not (tmp_path / "out").exists()
