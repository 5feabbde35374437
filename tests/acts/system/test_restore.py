import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.acts.system.conftest import facts, later
from tests.interfaces.web.account.test_second_factor import enrol
from tests.sites import Site

from majlis.acts.system.backup import BackupCommand, backup
from majlis.acts.system.restore import RestoreCommand, restore
from majlis.acts.world import Actor, World
from majlis.adapters.upkeep import seals
from majlis.adapters.upkeep.archive import read_archive
from majlis.kernel.errors import ConflictError, InputError, IntegrityError, NotFoundError


def backed_up(world: World, **options: object) -> Path:
    return Path(backup(BackupCommand.model_validate({"target": world.home.parent / "b.tar.gz", **options}), world).path)


def beside(world: World) -> set[str]:
    return {path.name for path in world.home.parent.iterdir() if path.name.startswith("home.")}


def change(world: World) -> None:
    """Do something after the backup, which a restore undoes."""
    records = world.records
    from majlis.adapters.records import audit

    audit.note(records, "test", "after the backup")
    shutil.rmtree(world.home / "vault")


def test_what_was_backed_up_comes_back_and_the_old_one_is_kept(filled: World) -> None:
    before = facts(filled)
    archive = backed_up(filled)
    change(filled)
    (filled.home / "backups").mkdir()
    (filled.home / "backups" / "majlis-20250101-000000.tar.gz").touch()
    result = restore(RestoreCommand(archive=archive), filled)
    assert facts(filled) == before
    assert (result.behind, result.keys, result.missing) == (0, 0, ())
    old = filled.home.with_name("home.before-restore-20250801-120000")
    assert result.old_home == str(old)
    assert not (old / "vault").exists()
    # What belongs to the machine stays: keys, and the backups, which would go with the old home.
    assert (filled.home / "keys" / "sign").read_text() == "secret key"
    assert [path.name for path in (filled.home / "backups").iterdir()] == ["majlis-20250101-000000.tar.gz"]
    assert beside(filled) == {old.name}
    assert bool(result.old_database) == bool(filled.database)
    assert "is kept" in result.text()


def test_a_destroyed_home_comes_back_with_its_keys(system: World, tmp_path: Path, passphrase_file: Path) -> None:
    before = facts(system)
    archive = backed_up(system, keys=tmp_path / "keys.sealed", passphrase_file=passphrase_file)
    shutil.rmtree(system.home)
    command = RestoreCommand(archive=archive, keys=tmp_path / "keys.sealed", passphrase_file=passphrase_file)
    result = restore(command, system)
    assert facts(system) == before
    assert (result.old_home, result.keys) == ("", 1)
    assert (system.home / "keys" / "sign").read_text() == "secret key"
    assert beside(system) == set()


def test_another_home_leaves_the_one_in_use(system: World, tmp_path: Path) -> None:
    archive = backed_up(system)
    before = facts(system)
    other = replace(system, home=tmp_path / "deep" / "other")
    restore(RestoreCommand(archive=archive), other)
    assert facts(other) == before
    assert facts(system) == before


def test_settings_of_the_machine_stay_and_those_of_the_backup_lie_beside(system: World) -> None:
    (system.home / "majlis.toml").write_text('log = "stderr"\n')
    archive = backed_up(system)
    (system.home / "majlis.toml").write_text('log = "off"\n')
    restore(RestoreCommand(archive=archive), system)
    assert (system.home / "majlis.toml").read_text() == 'log = "off"\n'
    assert (system.home / "majlis.backup.toml").read_text() == 'log = "stderr"\n'


def test_a_failed_restore_leaves_the_system_in_use(filled: World) -> None:
    archive = backed_up(filled)
    before = facts(filled)
    data = bytearray(archive.read_bytes())
    for place in range(len(data) // 2, len(data) // 2 + 64):  # a single bit may be one that gzip does not use
        data[place] ^= 1
    archive.write_bytes(data)
    with pytest.raises(IntegrityError, match="the backup is damaged"):
        restore(RestoreCommand(archive=archive), filled)
    assert facts(filled) == before
    assert beside(filled) == set()


def test_a_backup_of_a_newer_version_is_refused(filled: World) -> None:
    assert filled.records
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('majlis', '9999_future', %s)", [filled.now()]
        )
    archive = backed_up(filled)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE name = '9999_future'")
    before = facts(filled)
    with pytest.raises(IntegrityError, match="newer version") as caught:
        restore(RestoreCommand(archive=archive), filled)
    assert "9999_future" in caught.value.fault.why
    assert facts(filled) == before


def test_a_backup_of_an_older_version_says_what_to_do_next(system: World) -> None:
    assert system.records
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'majlis' AND name LIKE '0007%%'")
    result = restore(RestoreCommand(archive=backed_up(system)), system)
    assert result.behind == 1
    assert "Now run majlis upgrade" in result.text()


def test_whoever_uses_the_records_is_asked_to_stop(filled: World) -> None:
    archive = backed_up(filled)
    before = facts(filled)
    with in_use(filled), pytest.raises(ConflictError, match=r"another process is using|others are connected") as caught:
        restore(RestoreCommand(archive=archive), filled)
    assert "stop the worker" in caught.value.fault.mend
    assert facts(filled) == before
    restore(RestoreCommand(archive=archive), filled)
    assert facts(filled) == before


def in_use(world: World) -> "closing[sqlite3.Connection]":
    """Hold the database as another process would."""
    from majlis.adapters.records.configuration import database_of
    from majlis.adapters.upkeep import postgresql

    if world.database:
        return closing(postgresql.connect(database_of(world.database, world.home)))  # type: ignore[arg-type]
    connection = sqlite3.connect(world.home / "majlis.sqlite3")
    connection.execute("SELECT COUNT(*) FROM majlis_auditentry").fetchall()
    return closing(connection)


def test_rows_that_are_not_as_many_as_the_backup_says_are_refused(
    filled: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from majlis.adapters.upkeep import restore as module

    archive = backed_up(filled)
    before = facts(filled)

    def lying(*args: object, **options: object) -> object:
        content = read_archive(*args, **options)  # type: ignore[arg-type]
        content.about["counts"]["majlis_auditentry"] += 1
        return content

    monkeypatch.setattr(module, "read_archive", lying)
    with pytest.raises(IntegrityError, match="do not have the rows"):
        restore(RestoreCommand(archive=archive), filled)
    assert facts(filled) == before
    assert beside(filled) == set()


def test_a_full_disk_leaves_the_system_in_use(system: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.adapters.upkeep import archive as module

    archive = backed_up(system)
    before = facts(system)

    def full(*_: object) -> object:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "_take", full)
    with pytest.raises(OSError, match="No space left"):
        restore(RestoreCommand(archive=archive), system)
    assert facts(system) == before
    assert beside(system) == set()


def test_a_backup_of_another_kind_of_database_is_refused(system: World) -> None:
    archive = backed_up(system)
    with pytest.raises(InputError, match="the backup holds a sqlite database, DATABASE_URL names one of postgresql"):
        restore(RestoreCommand(archive=archive), replace(system, database="postgresql:///majlis"))


def test_a_database_outside_the_home_is_changed_over_too(system: World, tmp_path: Path) -> None:
    from majlis.adapters.records.configuration import release

    release()
    (tmp_path / "db").mkdir()
    (system.home / "majlis.sqlite3").rename(tmp_path / "db" / "own")
    outside = replace(system, database=f"sqlite:///{tmp_path}/db/own")
    before = facts(outside)
    archive = backed_up(outside)
    change(outside)
    result = restore(RestoreCommand(archive=archive), outside)
    assert facts(outside) == before
    assert result.old_database == str(tmp_path / "db" / "own.before-restore-20250801-120000")
    assert Path(result.old_database).is_file()


def test_what_a_killed_restore_left_goes_but_never_a_whole_home(system: World) -> None:
    archive = backed_up(system)
    half = system.home.with_name("home.restoring-20250101-000000-1")
    whole = system.home.with_name("home.restoring-20250101-000000-2")
    for folder in (half, whole):
        folder.mkdir()
    (half / ".not-whole").touch()
    (whole / "vault").mkdir()
    restore(RestoreCommand(archive=archive), later(system, 1))
    assert not half.exists()
    assert whole.exists()


def test_a_backup_that_is_not_there(system: World, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no such backup"):
        restore(RestoreCommand(archive=tmp_path / "none"), system)


def test_a_second_restore_in_the_same_second_keeps_both_old_ones(filled: World) -> None:
    """Also where the clock jumped back."""
    archive = backed_up(filled)
    first, second = (restore(RestoreCommand(archive=archive), filled) for _ in range(2))
    assert Path(first.old_home).is_dir()
    assert Path(second.old_home).is_dir()
    assert first.old_home != second.old_home
    assert not filled.database or first.old_database != second.old_database


def test_the_audit_says_that_something_was_restored(filled: World) -> None:
    restore(RestoreCommand(archive=backed_up(filled)), filled)
    from majlis.adapters.records.models import AuditEntry

    entry = AuditEntry.objects.first()
    assert entry is not None
    assert (entry.act, entry.actor, entry.detail) == ("restore", "tester", {"made_at": "2025-08-01T12:00:00+00:00"})


def test_a_database_that_is_gone_from_the_server_is_made_again(filled: World) -> None:
    from majlis.adapters.records.configuration import database_of, release
    from majlis.adapters.upkeep import postgresql

    before = facts(filled)
    archive = backed_up(filled)
    release()
    if filled.database:
        database = database_of(filled.database, filled.home)
        postgresql.drop(database, database["NAME"])
    else:
        (filled.home / "majlis.sqlite3").unlink()
    result = restore(RestoreCommand(archive=archive), filled)
    assert result.old_database == ""
    assert facts(filled) == before


def test_a_restored_database_that_does_not_open_is_told_with_where_the_old_one_is(
    system: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from majlis.adapters.records import audit

    def closed(*_arguments: object, **_words: object) -> None:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    archive = backed_up(system)
    monkeypatch.setattr(audit, "note", closed)
    result = restore(RestoreCommand(archive=archive), system)
    assert (result.exit_code, result.trouble) == (1, "the database cannot be opened for writing")
    assert result.old_home in result.text()
    assert result.trouble in result.text()


def test_without_their_key_second_factors_are_said_to_be_locked(
    both_sites: Site, tmp_path: Path, passphrase_file: Path
) -> None:
    enrol(both_sites.as_("analyst"))
    world, sealed = both_sites.world, tmp_path / "keys.sealed"
    archive = backed_up(world, keys=sealed, passphrase_file=passphrase_file)
    shutil.rmtree(world.home)
    result = restore(RestoreCommand(archive=archive), world)
    assert result.locked
    assert "Nobody can sign in with a code of an app" in result.text()
    result = restore(RestoreCommand(archive=archive, keys=sealed, passphrase_file=passphrase_file), world)
    assert not result.locked


def test_keys_alone_come_back_and_those_that_are_there_stay(
    both_sites: Site, tmp_path: Path, passphrase_file: Path
) -> None:
    enrol(both_sites.as_("analyst"))
    world, sealed, keys = both_sites.world, tmp_path / "keys.sealed", both_sites.home / "keys"
    (keys / "sign").write_text("of before")
    backed_up(world, keys=sealed, passphrase_file=passphrase_file)
    (keys / seals.FILE).unlink()
    (keys / "sign").write_text("of now")
    with pytest.raises(InputError, match="no backup and no keys"):
        restore(RestoreCommand(), world)
    result = restore(RestoreCommand(keys=sealed, passphrase_file=passphrase_file), world)
    assert (result.keys, result.locked, result.exit_code) == (1, False, 0)
    assert "nothing else was changed" in result.text()
    assert (keys / "sign").read_text() == "of now"
    assert not list(both_sites.home.glob(".keys-*"))


def test_a_register_that_lost_signed_entries_is_told(tmp_path: Path, sqlite_template: Path) -> None:
    from tests.registers import entry, filled, opened

    from majlis.adapters.records.register import appending, signing

    home = tmp_path / "home"
    home.mkdir()
    shutil.copy(sqlite_template, home / "majlis.sqlite3")
    world = World(Actor("tester", frozenset("*")), home, now=lambda: datetime.now(UTC))
    log = filled(opened(home, ""), 3)
    archive = backed_up(world)
    assert restore(RestoreCommand(archive=archive), world).forks == ()
    appending.append(world.records, log, [entry(8)])
    signing.sign(world.records, log)
    done = restore(RestoreCommand(archive=archive), world)
    assert done.forks == (f"{log.name}: 4 entries were signed, and now there are 3",)
    assert "Nothing can be entered there." in done.text()
