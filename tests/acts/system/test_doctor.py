import os
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.acts.system.conftest import OLD_RUN, age, later

from majlis.acts.settings import Setting
from majlis.acts.system.backup import BackupCommand, backup
from majlis.acts.system.doctor import DoctorCommand, DoctorResult, doctor
from majlis.acts.system.upgrade import JOURNAL
from majlis.acts.world import World
from majlis.adapters.upkeep import health
from majlis.adapters.vault import Vault
from majlis.kernel.errors import NotFoundError


def examined(world: World, *, deep: bool = False, mend: bool = False) -> DoctorResult:
    return doctor(DoctorCommand(deep=deep, mend=mend), world)


def codes(result: DoctorResult) -> set[str]:
    return {one.code for one in result.findings}


@pytest.fixture
def sound(filled: World) -> World:
    filled.home.chmod(0o750)
    now = filled.now()
    for path in (filled.home, *filled.home.rglob("*")):
        os.utime(path, (now.timestamp(), now.timestamp()))
    made = backup(BackupCommand(), filled)
    os.utime(made.path, (now.timestamp(), now.timestamp()))
    return filled


def test_a_sound_system_is_in_order(sound: World) -> None:
    result = examined(sound, deep=True)
    assert codes(result) <= {"doctor.same-disk"}
    assert result.exit_code == 0
    assert result.text().endswith("In order.")


def test_what_is_lost_or_damaged_is_an_error(sound: World) -> None:
    upload = next((sound.home / "uploads").iterdir())
    document = next((sound.home / "vault" / "parameters").iterdir()) / "document.json"
    upload.write_bytes(b"changed")
    document.write_bytes(b"changed")
    assert examined(sound).exit_code == 0
    deep = examined(sound, deep=True)
    assert {"doctor.damaged", "vault.damaged"} <= codes(deep)
    assert deep.exit_code == 1
    upload.unlink()
    result = examined(sound)
    assert [one.where for one in result.findings if one.code == "doctor.missing"] == [f"uploads/{upload.name}"]
    assert result.exit_code == 1


def test_a_damaged_run_is_an_error_and_one_without_a_row_a_note(old_home: World) -> None:
    assert old_home.records
    found = {one.code: one for one in examined(old_home).findings}
    assert found["doctor.no-row"].level == "note"
    (old_home.vault.root / "runs" / OLD_RUN / "manifest.json").write_text("{")
    result = examined(old_home)
    assert [one.level for one in result.findings if one.code == "vault.damaged"] == ["error"]


def test_what_killed_processes_left_is_mended_when_asked(sound: World) -> None:
    left = [
        sound.home / "vault" / "runs" / ".partial-x",
        sound.home / "uploads" / ".x.1.part",
        sound.home.with_name("home.restoring-20250101-000000-999999999"),
    ]
    for path in (left[0], left[2]):
        path.mkdir(parents=True)
    left[1].touch()
    (left[2] / ".not-whole").touch()
    for path in left[:2]:
        age(path, sound, 25)
    fresh = sound.home / "vault" / ".partial-young"
    fresh.mkdir()
    age(fresh, sound, 1)
    assert [one.code for one in examined(sound).findings].count("doctor.left-over") == 3
    mended = examined(sound, mend=True)
    assert all(one.mended for one in mended.findings if one.code == "doctor.left-over")
    assert not any(path.exists() for path in left)
    assert fresh.exists()
    assert "doctor.left-over" not in codes(examined(sound))


def test_a_whole_second_home_is_never_removed(sound: World) -> None:
    second = sound.home.with_name("home.restoring-20250101-000000-999999999")
    second.mkdir()
    assert "doctor.two-homes" in codes(examined(sound, mend=True))
    assert second.exists()


def test_a_home_that_strangers_can_enter_is_closed_when_asked(sound: World) -> None:
    sound.home.chmod(0o755)
    assert "doctor.open" in codes(examined(sound))
    examined(sound, mend=True)
    assert sound.home.stat().st_mode & 0o777 == 0o750


def test_a_clock_that_went_back_is_told(sound: World) -> None:
    back = replace(sound, now=lambda: sound.now() - timedelta(hours=2))
    told = [one.what for one in examined(back).findings if one.code == "doctor.clock"]
    assert len(told) == 2
    assert any("the audit's newest entry is from the future" in one for one in told)


def test_no_backup_and_an_old_one_are_told(sound: World) -> None:
    assert "doctor.old-backup" in codes(examined(later(sound, 24 * 8)))
    shutil.rmtree(sound.home / "backups")
    assert "doctor.no-backup" in codes(examined(sound))


def test_tables_of_another_version_and_an_interrupted_upgrade_are_told(sound: World) -> None:
    from django.db import connection

    (sound.home / JOURNAL).write_text("{}")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'majlis' AND name LIKE '0007%%'")
    result = examined(sound)
    assert {"records.older", "doctor.upgrade"} <= codes(result)
    assert result.exit_code == 1


def test_a_damaged_database_is_told(system: World) -> None:
    from majlis.adapters.records.configuration import release

    release()
    path = system.home / "majlis.sqlite3"
    data = bytearray(path.read_bytes())
    data[8192:] = os.urandom(len(data) - 8192)
    path.write_bytes(data)
    result = examined(system)
    assert "records.damaged" in codes(result)
    assert result.exit_code == 1


def test_a_server_that_is_away_is_a_finding(system: World, tmp_path: Path) -> None:
    result = examined(replace(system, database=f"postgresql:///majlis?host={tmp_path}"))
    assert "records.unreachable" in codes(result)
    assert result.exit_code == 1


def test_uploads_that_no_row_names_are_told(sound: World) -> None:
    orphan = sound.home / "uploads" / ("0" * 64)
    orphan.touch()
    age(orphan, sound, 1)
    assert "doctor.orphans" not in codes(examined(sound))
    age(orphan, sound, 25)
    assert "doctor.orphans" in codes(examined(sound))


def test_no_data_folder_is_told(world: World) -> None:
    with pytest.raises(NotFoundError, match="no data folder"):
        examined(world)


def test_the_disk_of_the_backups_is_looked_at_too(system: World, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, looked = Path("/proc"), list[Path]()  # lies on another disk than any data; nothing is written there
    named = replace(system, settings=(Setting("backups", str(folder), "test", ""),))

    def disk(place: Path, _need: int) -> tuple[health.Finding, ...]:
        looked.append(place)
        return ()

    monkeypatch.setattr(health, "disk", disk)
    examined(named)
    assert looked == [system.home, folder]


def test_a_vault_that_cannot_be_read_is_a_finding(system: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_vault: Vault) -> tuple[str, ...]:
        raise PermissionError(13, "Permission denied", "vault/runs")

    monkeypatch.setattr(Vault, "run_ids", refused)
    result = examined(system)
    told = [one for one in result.findings if one.code == "doctor.not-readable"]
    assert [one.where for one in told] == ["vault/runs"]
    assert (result.exit_code, result.runs) == (1, 0)


def test_a_register_that_cannot_be_signed_is_told(sound: World, tmp_path: Path) -> None:
    from tests.registers import entry

    from majlis.adapters.records.register import appending, logs, rotating, signing

    log = logs.log_of(sound.records, "", "audit")
    signing.sign(sound.records, log)
    assert not any(code.startswith("register.") for code in codes(examined(sound)))
    appending.append(sound.records, log, [entry(1), entry(2)])
    result = examined(sound)
    assert [(one.what, one.where) for one in result.findings if one.code == "doctor.unsigned"] == [
        ("2 entries of the register are not signed", "majlis.invalid/audit")
    ]
    for key in (sound.home / "keys").glob("register-*.key"):
        key.rename(tmp_path / key.name)
    missing = examined(sound)
    assert "register.no-key" in codes(missing)
    assert missing.exit_code == 1
    rotating.recover(sound.records, log, "lost", "several words of mine")
    assert "register.no-key" not in codes(examined(sound)), "a key with a passphrase is in order"
