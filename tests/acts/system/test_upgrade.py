import json
from pathlib import Path

import pytest
from tests.acts.system.conftest import OLD_RUN, facts, later

from majlis.acts.run.list import ListCommand, list_
from majlis.acts.run.replay import ReplayCommand, replay
from majlis.acts.system.restore import RestoreCommand, restore
from majlis.acts.system.upgrade import JOURNAL, UpgradeCommand, upgrade
from majlis.acts.world import World
from majlis.kernel.errors import IntegrityError, NotFoundError


def older(world: World) -> None:
    """Bring the tables back to what a version without the last step had."""
    assert world.records
    from django.core.management import call_command

    call_command("migrate", "majlis", "0006", verbosity=0, interactive=False)


def test_what_the_first_release_left_is_listed_and_replays_to_the_same_hash(old_home: World) -> None:
    result = upgrade(UpgradeCommand(), old_home)
    assert (result.adopted, result.continued, result.unreadable) == (1, False, ())
    assert Path(result.backup).name.startswith("majlis-before-upgrade-")
    assert [run.id for run in list_(ListCommand(), old_home).runs] == [OLD_RUN]
    stored = old_home.vault.read_run(OLD_RUN).result_sha256
    again = replay(ReplayCommand(run=OLD_RUN), old_home)
    assert again.exit_code == 0
    assert stored in again.text()
    assert upgrade(UpgradeCommand(), old_home).text() == "Everything is of this version already."
    assert len(list((old_home.home / "backups").glob("*.gz"))) == 1


def test_a_backup_comes_first_and_brings_the_old_tables_back(filled: World) -> None:
    older(filled)
    from majlis.adapters.records import schema

    before = schema.applied()
    result = upgrade(UpgradeCommand(), filled)
    assert result.steps[0].startswith("0007")
    assert "To go back" in result.text()
    assert schema.applied() == schema.known()
    restored = restore(RestoreCommand(archive=Path(result.backup)), filled)
    assert restored.behind == len(schema.known()) - len(before) > 0
    assert schema.applied() == before


def test_an_interruption_goes_on_with_the_first_backup(filled: World, monkeypatch: pytest.MonkeyPatch) -> None:
    older(filled)
    from majlis.adapters.records import schema

    def killed(_: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(schema, "migrate", killed)
        with pytest.raises(KeyboardInterrupt):
            upgrade(UpgradeCommand(), filled)
    noted = json.loads((filled.home / JOURNAL).read_bytes())["backup"]
    result = upgrade(UpgradeCommand(), later(filled, 1))
    assert (result.backup, result.continued) == (noted, True)
    assert "An interrupted upgrade went on." in result.text()
    assert not (filled.home / JOURNAL).exists()


def test_a_backup_that_fails_stops_the_upgrade(system: World, monkeypatch: pytest.MonkeyPatch) -> None:
    older(system)
    from majlis.adapters.records import schema
    from majlis.adapters.upkeep import backup as module

    before = schema.applied()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(module, "write_archive", full)
        with pytest.raises(OSError, match="No space left"):
            upgrade(UpgradeCommand(), system)
    assert schema.applied() == before
    assert not (system.home / JOURNAL).exists()
    assert list((system.home / "backups").iterdir()) == []
    (system.home / JOURNAL).write_text("{half")  # a journal that cannot be read counts as none
    assert upgrade(UpgradeCommand(), system).steps


def test_data_of_a_newer_version_is_refused_before_anything_is_written(filled: World) -> None:
    before = facts(filled)
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('majlis', '9999_future', %s)", [filled.now()]
        )
    with pytest.raises(IntegrityError, match="newer version"):
        upgrade(UpgradeCommand(), filled)
    assert not (filled.home / "backups").exists()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE name = '9999_future'")
    assert facts(filled) == before


def test_a_damaged_run_stays_and_is_told(old_home: World) -> None:
    (old_home.vault.root / "runs" / OLD_RUN / "manifest.json").write_text("{")
    result = upgrade(UpgradeCommand(), old_home)
    assert result.adopted == 0
    assert "Cannot be read and stays as it is" in result.text()
    assert "Everything is of this version already" in upgrade(UpgradeCommand(), old_home).text()


def test_no_data_folder_is_no_upgrade(world: World) -> None:
    with pytest.raises(NotFoundError, match="no data folder"):
        upgrade(UpgradeCommand(), world)
