"""Erase the personal data of a person: the account becomes a pseudonym, what was done stays."""

import secrets
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import Q

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import (
    ActionStep,
    Approval,
    AuditEntry,
    IncidentVersion,
    ReportDraft,
    ReportFile,
    ReportSection,
    RoleAssignment,
    Token,
    User,
    View,
)
from majlis.adapters.records.people.accounts import PSEUDONYM, person_row
from majlis.adapters.records.people.factors import FACTORS, SESSIONS, end_sessions
from majlis.adapters.records.people.holdings import demand_administrator, holds, take_turns
from majlis.kernel.errors import ConflictError
from majlis.reference.roles import ADMINISTRATOR

_OF_PERSONS = "person "
"""Acts that begin so name a login as their subject."""
_APPROVED = Q(act__startswith="approval ")
"""So do these, where they are about such an act."""
_CONTACT = "contact"
"""The section of a report that names persons: whom to call."""
_ERASED = "erased: personal data of a person whose account is gone"
_OWING = ("doer", "from", "to", "behalf")
"""Facts of a step of an action that name who owes it, or owed it."""
_LOGINS = frozenset({"actor", "by", "person", "doer"})
"""Fields that hold a login, besides those whose name ends in ``_by``."""
_NAMING = ("second", "asker", "login")
"""Names in the details of the audit under which a login stands."""


def erase(records: Records, login: str) -> str:
    """Erase name, address and password of a person, and put a pseudonym for the login everywhere; return it.

    The pseudonym is drawn by chance, so that nobody can compute it from the login, and is the same in all histories.
    Personal names in texts that people wrote are not found: they are the writers' matter.

    Parameters
    ----------
    records : Records
    login : str

    Raises
    ------
    NotFoundError
        If there is no such person.
    ConflictError
        If it was done already, or nobody would be left who keeps accounts.
    """
    with transaction.atomic():
        take_turns()
        user = person_row(login)
        if user.erased_at:
            raise ConflictError(
                f"the personal data of {login} was erased already", mend="majlis person list", code="records.erased"
            )
        was = holds(records.now()).filter(user=user, role=ADMINISTRATOR).exists()
        pseudonym = f"{PSEUDONYM}{secrets.token_hex(4)}"
        _forget_typed(records, login)
        _rename(login, pseudonym)
        _empty(records, user, pseudonym)
        demand_administrator(records, had=was)
        audit.note(records, "person erase", pseudonym)
        if records.actor == login:  # who erases himself writes the entry: it must not name him again
            AuditEntry.objects.filter(actor=login).update(actor=pseudonym)
    return pseudonym


def _empty(records: Records, user: User, pseudonym: str) -> None:
    """Empty every field of the account that tells of the person, and what was kept for signing in."""
    Token.objects.filter(user=user).delete()
    _forget_signing_in(user)
    RoleAssignment.objects.filter(user=user, until__isnull=True).update(until=records.now())
    user.set_unusable_password()
    User.objects.filter(pk=user.pk).update(
        username=pseudonym,
        full_name="",
        first_name="",
        last_name="",
        email="",
        language="en",
        password=user.password,
        clearance=None,
        last_login=None,
        is_active=False,
        closed_at=user.closed_at or records.now(),
        erased_at=records.now(),
    )


def _forget_typed(records: Records, login: str) -> None:
    """Delete filters that the person kept, what was typed into reports and never sent, and whom to call as typed.

    Files that say whom to call are taken out; the rule of retention for such files deletes them.
    """
    ReportDraft.everything.filter(kept_by=login).delete()
    View.everything.filter(kept_by=login).delete()
    ReportSection.everything.filter(written_by=login, part=_CONTACT).update(text=_ERASED)
    files = ReportFile.everything.filter(added_by=login, part=_CONTACT, removed_at__isnull=True)
    files.update(removed_at=records.now(), removed_by=records.actor, name="erased")


def _forget_signing_in(user: User) -> None:
    """Delete what the libraries for signing in keep of a person: second factors, addresses, attempts, sessions.

    Their tables are there where a site was served; a process of the command line does not know them as models.
    """
    end_sessions(user)
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table, column, value in _kept(user):
            if table in there:
                named = f"{connection.ops.quote_name(table)} WHERE {connection.ops.quote_name(column)}"
                cursor.execute(f"DELETE FROM {named} = %s", [value])  # noqa: S608 - names of ours, quoted


def _kept(user: User) -> "tuple[tuple[str, str, int | str], ...]":
    return (
        (SESSIONS, "user_id", user.pk),
        (FACTORS, "user_id", user.pk),
        ("account_emailaddress", "user_id", user.pk),
        ("socialaccount_socialaccount", "user_id", user.pk),
        ("axes_accessattempt", "username", user.username),
        ("axes_accesslog", "username", user.username),
        ("axes_accessfailurelog", "username", user.username),
    )


def _rename(login: str, pseudonym: str) -> None:
    """Put the pseudonym for the login in every history."""
    told = IncidentVersion.everything.filter(
        incident__in=IncidentVersion.everything.filter(recorded_by=login).values("incident")
    )
    for row in told.only("pk", "provenance"):
        said = {field: _renamed(one, login, pseudonym) for field, one in row.provenance.items()}
        if said != row.provenance:
            IncidentVersion.everything.filter(pk=row.pk).update(provenance=said)
    for manager, field in actors():
        manager.filter(**{field: login}).update(**{field: pseudonym})
    AuditEntry.objects.filter(Q(act__startswith=_OF_PERSONS) | _APPROVED, subject=login).update(subject=pseudonym)
    for key in _NAMING:
        for entry in AuditEntry.objects.filter(**{f"detail__{key}": login}):
            AuditEntry.objects.filter(pk=entry.pk).update(detail={**entry.detail, key: pseudonym})
    for asked in Approval.everything.filter(act__startswith=_OF_PERSONS, subject=login):
        command = {**asked.command, "login": pseudonym} if asked.command else asked.command
        state = "refused" if asked.state == "waiting" else asked.state
        Approval.everything.filter(pk=asked.pk).update(subject=pseudonym, command=command, state=state)

    for name in _OWING:
        for step in ActionStep.everything.filter(**{f"facts__{name}": login}):
            ActionStep.everything.filter(pk=step.pk).update(facts={**step.facts, name: pseudonym})


def _renamed(said: dict[str, str], login: str, pseudonym: str) -> dict[str, str]:
    return {name: pseudonym if name in {"by", "source"} and text == login else text for name, text in said.items()}


def actors() -> "Iterator[tuple[models.Manager[Any], str]]":
    """Yield each table and field that holds a login: of who did something, sits somewhere, owes something."""
    for model in apps.get_app_config("majlis").get_models():
        for field in model._meta.get_fields():  # noqa: SLF001 - Django's documented way to a model's fields
            if isinstance(field, models.CharField) and (field.name in _LOGINS or field.name.endswith("_by")):
                yield getattr(model, "everything", model._default_manager), field.name  # noqa: SLF001 - the same
