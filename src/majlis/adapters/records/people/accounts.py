"""Organisations, persons, and the roles that persons hold for organisations."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    UserAttributeSimilarityValidator,
)
from django.core.exceptions import ValidationError
from django.db import IntegrityError as TakenError
from django.db import transaction
from django.db.models import Count

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key
from majlis.adapters.records.models import Organisation, RoleAssignment, User
from majlis.adapters.records.people.holdings import demand_administrator, holds, take_turns
from majlis.kernel.errors import ConflictError, InputError, NotFoundError
from majlis.kernel.identifiers import is_nation
from majlis.kernel.marking import Marking
from majlis.kernel.spelling import demand_known
from majlis.reference.loader import sectors as known_sectors
from majlis.reference.roles import ADMINISTRATOR, OrganisationKind

SHORTEST_PASSWORD = 12
"""Characters."""
_LOGIN = re.compile(r"[a-z][a-z0-9._-]{0,99}")
PSEUDONYM = "erased-"
"""With this begins what stands for a person whose data was erased; no login begins so."""


def ensure_organisation(records: Records, code: str, name: str, kind: str, sectors: Sequence[str] = ()) -> None:
    """Make an organisation, or give the one of that code this name, kind and sectors.

    Raises
    ------
    InputError
        If code, kind or a sector is none.
    """
    _judge(code, kind, sectors)
    facts = {"name": name, "kind": kind, "sectors": list(sectors)}
    with transaction.atomic():
        row, new = Organisation.objects.get_or_create(code=code, defaults={**facts, "created_at": records.now()})
        if not new and facts == {"name": row.name, "kind": row.kind, "sectors": row.sectors}:
            return
        Organisation.objects.filter(pk=row.pk).update(**facts)
        audit.note(records, "organisation add", code, detail={"new": new, "kind": kind})


def add_organisation(records: Records, code: str, name: str, kind: str, sectors: Sequence[str] = ()) -> None:
    """Make an organisation.

    Raises
    ------
    ConflictError
        If there is one of that code.
    InputError
        If code, kind or a sector is none.
    """
    _judge(code, kind, sectors)
    with transaction.atomic():
        if Organisation.objects.filter(code=code).exists():
            raise ConflictError(
                f"there is an organisation {code!r} already",
                mend="give another code; majlis organisation list shows them",
                code="records.organisation-taken",
            )
        ensure_organisation(records, code, name, kind, sectors)


def close_organisation(records: Records, code: str) -> None:
    """Close an organisation: what it owns stays, its people act for it no longer.

    Raises
    ------
    NotFoundError
        If there is none of that code.
    ConflictError
        If it is closed already, or nobody would be left who keeps accounts.
    """
    with transaction.atomic():
        take_turns()
        row = organisation_row(code)
        if row.closed_at:
            raise ConflictError(
                f"{code} is closed already", mend="majlis organisation list", code="records.organisation-closed"
            )
        had = holds(records.now()).filter(role=ADMINISTRATOR, organisation=row).exists()
        Organisation.objects.filter(pk=row.pk).update(closed_at=records.now())
        demand_administrator(records, had=had)
        audit.note(records, "organisation close", code)


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """An organisation, and how many persons hold a role for it now."""

    code: str
    name: str
    kind: str
    sectors: tuple[str, ...]
    closed: bool
    persons: int


def organisations(records: Records) -> tuple[OrganisationFacts, ...]:
    """Return all organisations, by code."""
    counted = holds(records.now()).values_list("organisation_id").annotate(Count("user", distinct=True))
    persons = dict(counted.order_by("organisation_id"))
    return tuple(
        OrganisationFacts(
            row.code, row.name, row.kind, tuple(row.sectors), row.closed_at is not None, persons.get(row.pk, 0)
        )
        for row in Organisation.objects.order_by("code")
    )


def organisation_row(code: str) -> Organisation:
    """Return the row of an organisation.

    Raises
    ------
    NotFoundError
        If there is none of that code.
    """
    row = Organisation.objects.filter(code=code).first()
    if row is None:
        known = Organisation.objects.values_list("code", flat=True)
        raise _missing("organisation", code, known, "majlis organisation add makes one")
    return row


def _judge(code: str, kind: str, sectors: Iterable[str]) -> None:
    if not is_nation(code) or len(code) > 100:  # noqa: PLR2004 - room for prefixes in the column
        raise InputError(
            f"{code[:80]!r} cannot be the code of an organisation",
            mend="use lower-case letters, digits, '.' and '-', at most 100, like cert or north-grid",
            code="records.organisation-code",
        )
    if kind not in get_args(OrganisationKind):
        raise InputError(
            f"{kind[:80]!r} is no kind of organisation",
            mend=f"use {', '.join(get_args(OrganisationKind))}",
            code="records.organisation-kind",
        )
    for sector in sectors:
        demand_known("sector", sector, known_sectors().column("id"))


def add_person(records: Records, login: str, facts: dict[str, str], clearance: Marking | None, password: str) -> None:
    """Make an account.

    Parameters
    ----------
    records : Records
    login : str
    facts : dict of str to str
        ``full_name``, ``email`` and ``language``, any of them.
    clearance : Marking or None
        Strictest information that the person may see at all; None: open information.
    password : str
        Empty: nobody can log in until one is set. Only its argon2 hash is kept.

    Raises
    ------
    ConflictError
        If the login is taken.
    InputError
        If the login is none, or the password is weak.
    """
    if not _LOGIN.fullmatch(login) or login.startswith(PSEUDONYM):
        raise InputError(
            f"{login[:80]!r} cannot be a login",
            mend="use lower-case letters, digits, '.', '_' and '-', beginning with a letter, like a.khan",
            code="records.login",
        )
    user = User(username=login, date_joined=records.now(), **facts)
    _set_password(user, password)
    try:
        with transaction.atomic():
            user.clearance_id = marking_key(clearance) if clearance else None
            user.save(force_insert=True)
            audit.note(records, "person add", login)
    except TakenError:
        raise ConflictError(
            f"there is a person {login!r} already",
            mend="give another login; majlis person list shows them",
            code="records.login-taken",
        ) from None


def set_password(records: Records, login: str, password: str) -> None:
    """Give a person another password.

    Raises
    ------
    NotFoundError
        If there is no such person.
    InputError
        If the password is weak.
    """
    with transaction.atomic():
        user = person_row(login)
        _set_password(user, password)
        user.save(update_fields=["password"])
        audit.note(records, "person password", login)


def set_language(records: Records, login: str, language: str) -> None:
    """Keep the language of a person's pages.

    Raises
    ------
    NotFoundError
        If there is no such person.
    """
    with transaction.atomic():
        User.objects.filter(pk=person_row(login).pk).update(language=language)
        audit.note(records, "person language", login, detail={"language": language})


def demand_strong(login: str, password: str) -> None:
    """See that a password would do for a person.

    Raises
    ------
    NotFoundError
        If there is no such person.
    InputError
        If the password is weak.
    """
    _set_password(person_row(login), password)


def _set_password(user: User, password: str) -> None:
    if not password:
        user.set_unusable_password()
        return
    try:
        MinimumLengthValidator(SHORTEST_PASSWORD).validate(password)
        CommonPasswordValidator().validate(password)
        UserAttributeSimilarityValidator(("username", "full_name", "email")).validate(password, user)
    except ValidationError:
        raise InputError(
            "the password is weak",
            why="it is short, on the list of common ones, or like the login, the name or the address",
            mend=f"use {SHORTEST_PASSWORD} characters or more, for example four words that do not belong together",
            code="records.password",
        ) from None
    user.set_password(password)


def close_person(records: Records, login: str) -> None:
    """Close an account: the person can do nothing more, what the person did stays.

    Raises
    ------
    NotFoundError
        If there is no such person.
    ConflictError
        If the account is closed already, or nobody would be left who keeps accounts.
    """
    with transaction.atomic():
        take_turns()
        user = person_row(login)
        if not user.is_active:
            raise ConflictError(
                f"the account of {login} is closed already", mend="majlis person list", code="records.person-closed"
            )
        was = holds(records.now()).filter(user=user, role=ADMINISTRATOR).exists()
        User.objects.filter(pk=user.pk).update(is_active=False, closed_at=records.now())
        RoleAssignment.objects.filter(user=user, until__isnull=True).update(until=records.now())
        demand_administrator(records, had=was)
        audit.note(records, "person close", login)


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A person's account.

    Attributes
    ----------
    login, full_name, email, language : str
    clearance : Marking or None
        None: open information.
    state : str
        ``open``, ``closed`` or ``erased``.
    password : bool
        Whether one is set.
    roles : tuple of (str, str)
        Roles that count now, each with the code of its organisation.
    """

    login: str
    full_name: str
    email: str
    language: str
    clearance: Marking | None
    state: str
    password: bool
    roles: tuple[tuple[str, str], ...]


def persons(records: Records) -> tuple[PersonFacts, ...]:
    """Return all accounts, by login."""
    held: dict[int, list[tuple[str, str]]] = defaultdict(list)
    counting = holds(records.now()).order_by("role", "organisation__code")
    for user, role, organisation in counting.values_list("user_id", "role", "organisation__code"):
        held[user].append((role, organisation))
    return tuple(
        PersonFacts(
            row.username,
            row.full_name,
            row.email,
            row.language,
            row.clearance.marking if row.clearance else None,
            "erased" if row.erased_at else "open" if row.is_active else "closed",
            row.has_usable_password(),
            tuple(held[row.pk]),
        )
        for row in User.objects.select_related("clearance").order_by("username")
    )


def person_row(login: str) -> User:
    """Return the row of a person.

    Raises
    ------
    NotFoundError
        If there is none of that login.
    """
    row = User.objects.filter(username=login).first()
    if row is None:
        known = User.objects.values_list("username", flat=True)
        raise _missing("person", login, known, "majlis person add makes an account")
    return row


def _missing(what: str, given: str, known: Iterable[str], otherwise: str) -> NotFoundError:
    near = difflib.get_close_matches(given, tuple(known), n=1)
    return NotFoundError(
        f"there is no {what} {given[:80]!r}",
        mend=f"did you mean {near[0]}? Otherwise {otherwise}" if near else otherwise,
        code=f"records.no-{what}",
    )
