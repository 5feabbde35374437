"""The dossier as files: exact inverses, safe replacement, one hash."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from majlis.infrastructure import files
from majlis.infrastructure.dossier.schema import OWN_FILES
from majlis.infrastructure.files import contents_hash, dossier_contents, header_of, in_order, nation_hash, read, write
from majlis.kernel.errors import ConflictError, InputError, NotFoundError

GOLDEN = Path(__file__).parents[2] / "golden" / "dossier-small"


def own_bytes(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in OWN_FILES}


def test_reading_and_writing_are_inverse(tmp_path: Path) -> None:
    nation = read(GOLDEN)
    write(nation, tmp_path / "new" / "copy")
    assert own_bytes(tmp_path / "new" / "copy") == own_bytes(GOLDEN)
    assert read(tmp_path / "new" / "copy") == nation
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["copy"]


def test_the_contents_are_what_is_written_and_have_the_nations_hash() -> None:
    nation = read(GOLDEN)
    contents = dossier_contents(nation)
    assert contents == own_bytes(GOLDEN)
    assert contents_hash(contents) == nation_hash(nation)
    with pytest.raises(InputError, match="the nation cannot be written"):
        dossier_contents(replace(nation, operators=(replace(nation.operators[0], name=""),)))


def test_rows_are_written_in_order(tmp_path: Path) -> None:
    nation = read(GOLDEN)
    shuffled = replace(nation, assets=nation.assets[::-1], suppliers=nation.suppliers[::-1])
    assert in_order(shuffled) == nation
    write(shuffled, tmp_path / "n")
    assert own_bytes(tmp_path / "n") == own_bytes(GOLDEN)
    assert nation_hash(shuffled) == nation_hash(nation)


def test_lines_say_where_rows_stand() -> None:
    lines = read(GOLDEN).lines
    assert lines["assets.csv"]["core:east-01"] == 2
    assert lines["requirements.csv"]["exchange:west-01/power"] == 4
    assert lines["suppliers.csv"]["core:east-01/power/grid:west-01"] == 3


def test_the_hash_is_that_of_the_content(tmp_path: Path) -> None:
    nation = read(GOLDEN)
    known = nation_hash(nation)
    shutil.copytree(GOLDEN, tmp_path / "n")
    assets = tmp_path / "n" / "assets.csv"
    assets.write_bytes(assets.read_bytes().replace(b"\n", b"\r\n"))
    (tmp_path / "n" / "notes.txt").write_text("ours")
    assert nation_hash(read(tmp_path / "n")) == known
    demand = replace(nation.demands[0], people=nation.demands[0].people - 1)
    assert nation_hash(replace(nation, demands=(demand, *nation.demands[1:]))) != known
    assert nation_hash(replace(nation, header=replace(nation.header, horizon_hours=335))) != known


def test_replacing_keeps_what_is_not_ours(tmp_path: Path) -> None:
    nation = read(GOLDEN)
    write(nation, tmp_path / "n")
    (tmp_path / "n" / "evidence").mkdir()
    (tmp_path / "n" / "evidence" / "kev.json").write_text("{}")
    (tmp_path / "n" / "parameters.csv").write_text("id\n")
    write(replace(nation, assets=nation.assets[:1]), tmp_path / "n")
    assert (tmp_path / "n" / "evidence" / "kev.json").read_text() == "{}"
    assert (tmp_path / "n" / "parameters.csv").read_text() == "id\n"
    assert len(read(tmp_path / "n").assets) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["n"]


def test_an_empty_directory_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "n").mkdir()
    write(read(GOLDEN), tmp_path / "n")
    assert own_bytes(tmp_path / "n") == own_bytes(GOLDEN)


def test_what_is_not_a_dossier_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("dear diary")
    with pytest.raises(ConflictError, match="not a nation's directory"):
        write(read(GOLDEN), tmp_path)
    with pytest.raises(ConflictError, match="not a nation's directory"):
        write(read(GOLDEN), tmp_path / "diary.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["diary.txt"]


def test_a_newer_dossier_is_neither_read_nor_replaced(tmp_path: Path) -> None:
    shutil.copytree(GOLDEN, tmp_path / "n")
    toml = tmp_path / "n" / "nation.toml"
    toml.write_text(toml.read_text().replace("format = 1", "format = 9"))
    before = own_bytes(tmp_path / "n")
    with pytest.raises(InputError, match="format 9"):
        read(tmp_path / "n")
    with pytest.raises(ConflictError, match="format 9"):
        write(read(GOLDEN), tmp_path / "n")
    assert own_bytes(tmp_path / "n") == before


def test_what_files_could_not_hold_is_not_written(tmp_path: Path) -> None:
    nation = read(GOLDEN)
    bad = replace(nation.assets[0], name="two\nlines", restart_h=-1.0)
    with pytest.raises(InputError) as caught:
        write(replace(nation, assets=(bad, *nation.assets[1:])), tmp_path / "n")
    assert [fault.where for fault in caught.value.faults] == [
        "assets.csv, core:east-01, column name",
        "assets.csv, core:east-01, column restart_h",
    ]
    assert list(tmp_path.iterdir()) == []


def test_a_crash_leaves_the_old_dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nation = read(GOLDEN)
    write(nation, tmp_path / "n")

    def full_disk(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(target), None, str(source))

    monkeypatch.setattr(files, "_keep_others", full_disk)
    with pytest.raises(OSError, match="No space"):
        write(replace(nation, assets=()), tmp_path / "n")
    assert read(tmp_path / "n") == nation
    assert [path.name for path in tmp_path.iterdir()] == ["n"]


def test_a_failed_exchange_puts_the_old_dossier_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nation = read(GOLDEN)
    write(nation, tmp_path / "n")
    rename = Path.rename

    def refuse_new(source: Path, target: Path) -> Path:
        if source.name == "new":
            raise PermissionError(1, "Operation not permitted")
        return rename(source, target)

    monkeypatch.setattr(Path, "rename", refuse_new)
    with pytest.raises(PermissionError):
        write(replace(nation, assets=()), tmp_path / "n")
    assert read(tmp_path / "n") == nation
    assert [path.name for path in tmp_path.iterdir()] == ["n"]


def test_a_directory_without_a_dossier(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="there is no nation"):
        read(tmp_path)


def test_the_header_alone(tmp_path: Path) -> None:
    assert header_of(GOLDEN) == read(GOLDEN).header
    with pytest.raises(NotFoundError, match="there is no nation"):
        header_of(tmp_path)
    (tmp_path / "nation.toml").write_text('id = "x"\n', encoding="utf-8")
    with pytest.raises(InputError):
        header_of(tmp_path)
