"""Second factors of a person: how many there are, what is secret in them, and taking all of them away."""

import json
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import User
from majlis.adapters.records.people.accounts import person_row

FACTORS = "mfa_authenticator"
"""The library for signing in keeps second factors here; the table is there where a site was served."""
SECRETS = ("secret", "seed", "migrated_codes")
"""What must not be read in the data of a second factor: of an app, and of recovery codes, old ones in a list."""
SESSIONS = "usersessions_usersession"
"""Says whose a session is."""


def how_many(login: str) -> int:
    """Return how many second factors a person has, recovery codes counted as one.

    Raises
    ------
    NotFoundError
        If there is no such person.
    """
    user = person_row(login)
    if FACTORS not in connection.introspection.table_names():
        return 0
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {FACTORS} WHERE user_id = %s", [user.pk])  # noqa: S608 - a name of ours
        return int(cursor.fetchone()[0])


def take_away(records: Records, login: str) -> int:
    """Take all second factors of a person away, and end the sessions: who signs in next shows the password alone.

    Parameters
    ----------
    records : Records
    login : str

    Returns
    -------
    int
        How many there were.

    Raises
    ------
    NotFoundError
        If there is no such person.
    """
    with transaction.atomic():
        count = how_many(login)
        if count:
            user = person_row(login)
            with connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM {FACTORS} WHERE user_id = %s", [user.pk])  # noqa: S608 - a name of ours
            end_sessions(user)
        audit.note(records, "person factor", login, detail={"factors": count})
    return count


def end_sessions(user: User) -> None:
    """End every session of a person, on whatever device."""
    if SESSIONS not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM django_session WHERE session_key IN (SELECT session_key FROM {SESSIONS} "  # noqa: S608 - ours
            "WHERE user_id = %s)",
            [user.pk],
        )


def secrets() -> tuple[str, ...]:
    """Return what is secret in everybody's second factors, as it is kept."""
    return tuple(text for _, data in _kept() for name in SECRETS for text in _texts(data.get(name)))


def rewrite_secrets(change: Callable[[str], str]) -> int:
    """Keep what is secret in everybody's second factors in another form and return how many factors changed.

    Parameters
    ----------
    change : callable
        Gives the new form of one of them.
    """
    count = 0
    with transaction.atomic():
        for number, data in _kept(lock=True):
            new = {name: _changed(value, change) if name in SECRETS else value for name, value in data.items()}
            if new != data:
                with connection.cursor() as cursor:
                    cursor.execute(f"UPDATE {FACTORS} SET data = %s WHERE id = %s", [json.dumps(new), number])  # noqa: S608 - a name of ours
                count += 1
    return count


def _kept(*, lock: bool = False) -> list[tuple[int, dict[str, Any]]]:
    if FACTORS not in connection.introspection.table_names():
        return []
    suffix = " FOR UPDATE" if lock and connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, data FROM {FACTORS} ORDER BY id{suffix}")  # noqa: S608 - names of ours
        return [(number, data if isinstance(data, dict) else json.loads(data)) for number, data in cursor.fetchall()]


def _texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)] if value else []


def _changed(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, list):
        return [change(str(one)) for one in value]
    return change(str(value)) if value else value
