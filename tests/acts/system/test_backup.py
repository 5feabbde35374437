import os
import shutil
import tarfile
from pathlib import Path

import pytest
from tests.acts.system.conftest import later

from majlis.acts.system.backup import BackupCommand, backup
from majlis.acts.world import World
from majlis.adapters.upkeep.archive import GoneError
from majlis.adapters.upkeep.contents import parts
from majlis.kernel.errors import ConflictError, InputError, IntegrityError, NotFoundError


def names(path: Path) -> list[str]:
    with tarfile.open(path) as tar:
        return tar.getnames()


def test_a_backup_holds_all_but_the_keys_and_was_read_back(filled: World) -> None:
    (filled.home / "majlis.toml").write_text('database = "postgresql://majlis:S3cret@db/x"  # a comment\n')
    result = backup(BackupCommand(), filled)
    path = Path(result.path)
    assert path == filled.home / "backups" / "majlis-20250801-120000.tar.gz"
    assert path.stat().st_mode & 0o777 == 0o600
    kind = "postgresql" if filled.database else "sqlite"
    found = names(path)
    assert found[:2] == ["about.json", "database.dump" if kind == "postgresql" else "database.sqlite3"]
    assert found[-1] == "files.json"
    assert (result.database, result.files, result.missing, result.exit_code) == (kind, len(found) - 2, (), 0)
    assert any(name.startswith("home/uploads/") for name in found)
    assert any(name.startswith("home/vault/parameters/") for name in found)
    assert not any("keys" in name or "backups" in name for name in found)
    with tarfile.open(path) as tar:
        settings = tar.extractfile("home/majlis.toml")
        assert settings is not None
        assert settings.read() == b'database = "postgresql://majlis@db/x"  # a comment\n'
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert "Written and read back" in result.text()


def test_keys_go_into_a_file_of_their_own(system: World, tmp_path: Path, passphrase_file: Path) -> None:
    command = BackupCommand(keys=tmp_path / "keys.sealed", passphrase_file=passphrase_file)
    result = backup(command, system)
    assert result.sealed == 1
    assert b"secret key" not in (tmp_path / "keys.sealed").read_bytes()
    assert "Keep that file and its passphrase apart" in result.text()
    with pytest.raises(InputError, match="exists already"):
        backup(command, later(system, 1))
    assert len(list((system.home / "backups").glob("*.gz"))) == 1


def test_old_backups_go_only_when_asked_and_only_after_the_new_one(system: World, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "majlis-before-upgrade-20250101-000000.tar.gz").touch()
    (folder / "mine.tar.gz").touch()
    made = [backup(BackupCommand(target=folder), later(system, hours)).path for hours in range(3)]
    result = backup(BackupCommand(target=folder, keep=2), later(system, 3))
    assert result.removed == tuple(made[:2])
    left = {path.name for path in folder.glob("*.gz")}
    assert left == {
        *(Path(made[2]).name, Path(result.path).name),
        *("majlis-before-upgrade-20250101-000000.tar.gz", "mine.tar.gz"),
    }


def test_a_file_that_rows_name_and_that_is_gone_is_told(system: World) -> None:
    lost = next((system.home / "uploads").iterdir())
    lost.unlink()
    result = backup(BackupCommand(), system)
    assert result.missing == (f"uploads/{lost.name}",)
    assert result.exit_code == 1
    assert "Not in order" in result.text()


def test_a_home_of_files_alone_is_backed_up(old_home: World) -> None:
    result = backup(BackupCommand(target=old_home.home.parent / "b.tar.gz"), old_home)
    assert (result.database, result.rows) == ("none", 0)
    assert result.files > 25


def test_what_cannot_be_done_changes_nothing(system: World, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine")
    with pytest.raises(ConflictError, match="exists already"):
        backup(BackupCommand(target=taken), system)
    assert taken.read_text() == "mine"
    shutil.rmtree(system.home)
    with pytest.raises(NotFoundError, match="no data folder"):
        backup(BackupCommand(), system)


def test_a_damaged_database_is_no_backup(system: World) -> None:
    from majlis.adapters.records.configuration import release

    release()
    path = system.home / "majlis.sqlite3"
    data = bytearray(path.read_bytes())
    data[8192 : len(data)] = os.urandom(len(data) - 8192)
    path.write_bytes(data)
    with pytest.raises(IntegrityError, match="the database is damaged"):
        backup(BackupCommand(), system)
    assert not list((system.home / "backups").glob("*.gz"))


def test_a_file_that_vanishes_makes_the_copy_begin_again(system: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A retention rule may remove a file between the list and the copy."""
    from majlis.adapters.upkeep import backup as module

    extra = system.home / "vault" / "extra"
    asked = 0

    def listed(*args: object, **options: object) -> object:
        nonlocal asked
        asked += 1
        extra.write_text("short-lived")
        found = parts(*args, **options)  # type: ignore[arg-type]
        if asked == 1:
            extra.unlink()
        return found

    monkeypatch.setattr(module, "parts", listed)
    result = backup(BackupCommand(), system)
    assert asked == 2
    assert "home/vault/extra" in names(Path(result.path))
    monkeypatch.setattr(module, "write_archive", vanishing)
    with pytest.raises(ConflictError, match="files vanish"):
        backup(BackupCommand(), later(system, 1))
    assert len(list((system.home / "backups").glob("*.gz"))) == 1


def vanishing(*_: object) -> None:
    raise GoneError
