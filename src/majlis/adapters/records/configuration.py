"""Tell Django which database to use: SQLite in the data folder, or PostgreSQL by a URL."""

import contextlib
import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from majlis.kernel.errors import InputError

SQLITE_FILE = "majlis.sqlite3"
BUSY_SECONDS = 30
"""So long a writer waits for another one."""
_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; "
    "PRAGMA secure_delete=ON;"
)
"""What is deleted is overwritten with zeros: an erased name does not stay in a free page."""
_PRAGMAS_TO_READ = "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;"

Database = dict[str, Any]
"""A database as Django's ``DATABASES`` describes it."""


def database_of(url: str, home: Path) -> Database:
    """Return the database that a URL names.

    Parameters
    ----------
    url : str
        Empty: SQLite in ``home``. ``sqlite:////path/file``, or
        ``postgresql://user:password@host:5432/name`` (for a socket: ``postgresql:///name?host=/run/postgresql``).
    home : Path
        The data folder.

    Raises
    ------
    InputError
        If it is no such URL. The URL itself is not repeated: it may hold a password.
    """
    parts = urlsplit(url)
    if not url:
        return _sqlite(home / SQLITE_FILE)
    file = unquote(parts.path.removeprefix("/"))
    if parts.scheme == "sqlite" and file.startswith("/"):
        return _sqlite(Path(file))
    if parts.scheme in {"postgresql", "postgres"} and parts.path.strip("/"):
        return _postgresql(url)
    raise InputError(
        "DATABASE_URL names no database that Majlis can use",
        where="DATABASE_URL",
        mend="write postgresql://user:password@host:5432/name or sqlite:////path/file, "
        "or leave it empty for SQLite in MAJLIS_HOME",
        code="records.url",
    )


def _sqlite(path: Path) -> Database:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": BUSY_SECONDS, "init_command": _PRAGMAS},
    }


def _as_permitted(database: Database) -> Database:
    """Return the database, opened for reading only where this process may not write beside its file.

    WAL needs two files beside the database. Where none is there and none can be made, nobody writes, and SQLite is told
    that the file does not change.
    """
    path = Path(str(database["NAME"]))
    if "sqlite" not in str(database["ENGINE"]) or not path.is_file():
        return database
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return database
    mode = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "immutable=1"
    options = {"uri": True, "timeout": BUSY_SECONDS, "init_command": _PRAGMAS_TO_READ}
    return {**database, "NAME": f"{path.absolute().as_uri()}?{mode}", "OPTIONS": options}


def _postgresql(url: str) -> Database:
    parts = urlsplit(url)
    asked = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or asked.pop("user", "")),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": asked.pop("host", "") or parts.hostname or "",
        "PORT": asked.pop("port", "") or str(parts.port or ""),
        "OPTIONS": {"connect_timeout": 10, **asked},
        "CONN_HEALTH_CHECKS": True,
    }


def base_settings(database: Database) -> dict[str, Any]:
    """Return the settings that every use of the records shares; the web adds its own."""
    return {
        "DATABASES": {"default": database},
        "INSTALLED_APPS": [
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "majlis.adapters.records.apps.RecordsConfig",
        ],
        "AUTH_USER_MODEL": "majlis.User",
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.Argon2PasswordHasher"],
        "USE_TZ": True,
        "TIME_ZONE": "UTC",
        "LOGGING_CONFIG": None,
        "DEBUG": False,
    }


def bind(database: Database) -> None:
    """Make this process use a database; a process uses one at a time."""
    import django
    from django.conf import settings

    database = _as_permitted(database)
    if not settings.configured:
        settings.configure(**base_settings(database))
        django.setup()
        return
    from django.db import connections

    current = connections.settings["default"]
    if all(current.get(key) == value for key, value in database.items()):
        return
    connections.close_all()
    connections.settings = connections.configure_settings({"default": dict(database)})
    with contextlib.suppress(AttributeError):  # no query was made yet
        del connections["default"]


def release() -> None:
    """Close this process's connections, so that the database can be moved; the next use connects again."""
    from django.conf import settings

    if settings.configured:
        from django.db import connections

        connections.close_all()
