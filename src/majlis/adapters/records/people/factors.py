"""Second factors of a person: how many there are, and taking all of them away where the device is lost."""

from django.db import connection, transaction

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import User
from majlis.adapters.records.people.accounts import person_row

FACTORS = "mfa_authenticator"
"""The library for signing in keeps second factors here; the table is there where a site was served."""
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
