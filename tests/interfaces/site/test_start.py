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


def _laid_open(site: Site) -> str:
    """Give a person an app as a site of before kept it, and return its secret."""
    from allauth.mfa.models import Authenticator
    from django.contrib.auth import get_user_model

    user = get_user_model().objects.get(username=site.person("a.khan"))
    Authenticator.objects.create(user=user, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    Authenticator.objects.create(user=user, type="recovery_codes", data={"seed": "5eed", "used_mask": 0})
    return "JBSWY3DPEHPK3PXP"


def test_what_a_site_of_before_kept_open_is_sealed_at_the_start(both_sites: Site) -> None:
    from allauth.mfa.models import Authenticator

    from majlis.adapters.upkeep import seals

    secret = _laid_open(both_sites)
    (both_sites.home / "keys" / seals.FILE).unlink()
    for _ in range(2):
        make_tables(settings_of(both_sites.home, both_sites.database))
    kept = {one.type: one for one in Authenticator.objects.all()}
    assert all(map(seals.is_sealed, (kept["totp"].data["secret"], kept["recovery_codes"].data["seed"])))
    assert seals.unseal(both_sites.home, kept["totp"].data["secret"]) == secret
    assert len(kept["recovery_codes"].wrap().get_unused_codes()) == 10


def test_no_other_key_is_made_where_the_one_that_sealed_is_missing(site: Site) -> None:
    from majlis.adapters.upkeep import seals

    _laid_open(site)
    make_tables(settings_of(site.home))
    path = site.home / "keys" / seals.FILE
    path.rename(path.with_suffix(".away"))
    make_tables(settings_of(site.home))
    assert not path.exists()
