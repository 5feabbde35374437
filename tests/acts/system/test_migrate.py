import pytest

from majlis.acts.system.migrate import MigrateCommand, migrate
from majlis.acts.world import World
from majlis.kernel.errors import IntegrityError


def test_tables_are_made_once_and_stay(world: World) -> None:
    result = migrate(MigrateCommand(), world)
    assert result.steps[0] == "0001_people"
    assert result.steps[0] in result.text()
    assert "already" in migrate(MigrateCommand(), world).text()
    assert world.records


def test_the_missing_steps_are_taken(recorded: World) -> None:
    assert recorded.records
    from django.core.management import call_command

    call_command("migrate", "majlis", "0006", verbosity=0, interactive=False)
    assert migrate(MigrateCommand(), recorded).steps[0].startswith("0007")
    assert recorded.records


def test_tables_of_a_newer_version_are_refused(recorded: World) -> None:
    assert recorded.records
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('majlis', '9999_future', %s)", [recorded.now()]
        )
    with pytest.raises(IntegrityError, match="newer version"):
        migrate(MigrateCommand(), recorded)
