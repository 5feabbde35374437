"""The site's settings: one key for each data folder, cookies that need https where browsers come by it."""

import stat
from pathlib import Path

from majlis.interfaces.settings import settings
from majlis.interfaces.site.configuration import KEY_FILE, secret_key, site_settings


def test_the_key_is_made_once_and_is_its_owners(tmp_path: Path) -> None:
    first = secret_key(tmp_path)
    assert len(first) > 50
    assert secret_key(tmp_path) == first
    assert stat.S_IMODE((tmp_path / "keys" / KEY_FILE).stat().st_mode) == 0o600
    assert secret_key(tmp_path / "other") != first


def test_https_closes_the_cookies(tmp_path: Path) -> None:
    def of(https: str) -> dict[str, object]:
        return site_settings(settings({}, {"MAJLIS_HOME": str(tmp_path), "MAJLIS_HTTPS": https}))

    assert of("yes")["SESSION_COOKIE_SECURE"] is True
    assert of("yes")["SECURE_HSTS_SECONDS"] == 31_536_000
    assert of("no")["SESSION_COOKIE_SECURE"] is False


def test_only_named_hosts_are_answered(tmp_path: Path) -> None:
    found = settings({}, {"MAJLIS_HOME": str(tmp_path), "MAJLIS_HOSTS": "majlis.example , council.example"})
    assert site_settings(found)["ALLOWED_HOSTS"] == ["majlis.example", "council.example"]


def test_connections_are_kept_where_they_are_dear(tmp_path: Path) -> None:
    def of(database: str) -> dict[str, object]:
        found = settings({}, {"MAJLIS_HOME": str(tmp_path), "DATABASE_URL": database})
        databases: dict[str, dict[str, object]] = site_settings(found)["DATABASES"]
        return databases["default"]

    kept = of("postgresql:///majlis?host=/run/postgresql")
    assert kept["CONN_MAX_AGE"] == 600
    assert kept["CONN_HEALTH_CHECKS"] is True, "one that died is not used"
    assert "CONN_MAX_AGE" not in of("")
