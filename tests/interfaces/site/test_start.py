"""Starting the site brings every table up, and refuses data of another version."""

from pathlib import Path

import pytest
from tests.sites import Site, settings_of

from majlis.interfaces.site.start import make_tables
from majlis.kernel.errors import IntegrityError


def test_tables_of_sessions_and_signing_in_are_made(both_sites: Site) -> None:
    from django.db import connection

    make_tables(settings_of(both_sites.home, both_sites.database))
    assert {"majlis_user", "django_session", "axes_accessattempt", "mfa_authenticator"} <= set(
        connection.introspection.table_names()
    )


def test_data_of_a_newer_version_is_refused(site: Site, tmp_path: Path) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('majlis', '9999_later', '2030-01-01 00:00:00')"
        )
    with pytest.raises(IntegrityError, match="newer version"):
        make_tables(settings_of(tmp_path / "home", site.database))
