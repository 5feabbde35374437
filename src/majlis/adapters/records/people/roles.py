"""Roles that persons hold for organisations: grant, end, and what they add up to."""

from datetime import datetime

from django.db import transaction

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import RoleAssignment
from majlis.adapters.records.people.accounts import organisation_row, person_row
from majlis.adapters.records.people.holdings import demand_administrator, holds, take_turns
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, PermissionDeniedError
from majlis.kernel.marking import Marking, Tlp
from majlis.kernel.spelling import demand_known
from majlis.reference.roles import ADMINISTRATOR, SERVICE, Standing, roles, standing_of

_UNLIMITED = Marking(Tlp.RED)
"""Clearance of a person for whom none was named: open information, within the ceilings of the roles."""


def grant(records: Records, login: str, role: str, organisation: str, until: datetime | None = None) -> None:
    """Give a person a role for an organisation, from now, perhaps until an instant.

    Raises
    ------
    NotFoundError
        If there is no such person or organisation.
    InputError
        If there is no such role, or ``until`` has passed.
    ConflictError
        If account or organisation is closed, the role is held there already, or ``service`` would not be alone.
    PermissionDeniedError
        If somebody gives a role to himself or herself.
    """
    with transaction.atomic():
        demand_grantable(records, login, role, organisation, until)
        user, row = person_row(login), organisation_row(organisation)
        RoleAssignment.objects.create(
            user=user, organisation=row, role=role, since=records.now(), until=until, granted_by=records.actor
        )
        audit.note(records, "person grant", login, detail={"role": role, "organisation": organisation})


def demand_grantable(records: Records, login: str, role: str, organisation: str, until: datetime | None = None) -> None:
    """See that a role can be given, as :func:`grant` would, before a second person is asked.

    Raises
    ------
    MajlisError
        As :func:`grant` does.
    """
    demand_known("role", role, roles())
    if records.actor == login and not records.reader.everything:
        raise PermissionDeniedError(
            f"{login} may not give a role to himself or herself",
            why="who keeps accounts sees no content unless somebody else says so",
            mend="ask another administrator",
            code="records.role-own",
        )
    now = records.now()
    if until is not None and until <= now:
        raise InputError(f"{until:%Y-%m-%d} has passed", mend="give a later day", code="records.role-until")
    user, row = person_row(login), organisation_row(organisation)
    if not user.is_active or row.closed_at:
        closed = organisation if row.closed_at else f"the account of {login}"
        raise ConflictError(f"{closed} is closed", mend="name one that is open", code="records.closed")
    if holds(now).filter(user=user, organisation=row, role=role).exists():
        raise ConflictError(
            f"{login} is {role} for {organisation} already", mend="end it first", code="records.role-held"
        )
    _demand_apart(login, role, held(records, login))


def _demand_apart(login: str, role: str, held_now: tuple[tuple[str, str], ...]) -> None:
    """See that no account computes with everything and is a person's, too: a person would see everything."""
    if held_now and (role == SERVICE or any(name == SERVICE for name, _ in held_now)):
        raise ConflictError(
            f"{login} holds {held_now[0][0]} for {held_now[0][1]}, and {SERVICE} goes with no other role",
            why="a service sees all that it computes with",
            mend="make an account of its own for the worker: majlis person add",
            code="records.role-apart",
        )


def end(records: Records, login: str, role: str, organisation: str) -> None:
    """End a role that a person holds for an organisation.

    Raises
    ------
    NotFoundError
        If the person does not hold it now.
    ConflictError
        If nobody would be left who keeps accounts.
    """
    with transaction.atomic():
        take_turns()
        keys = demand_held(records, login, role, organisation)
        RoleAssignment.objects.filter(pk__in=keys).update(until=records.now())
        demand_administrator(records, had=role == ADMINISTRATOR)
        audit.note(records, "person end", login, detail={"role": role, "organisation": organisation})


def demand_held(records: Records, login: str, role: str, organisation: str) -> list[int]:
    """See that a person holds a role now, and return the keys of its rows.

    Raises
    ------
    NotFoundError
        If the person does not hold it.
    """
    person_row(login)
    rows = holds(records.now()).filter(user__username=login, organisation__code=organisation, role=role)
    keys = list(rows.values_list("pk", flat=True))
    if not keys:
        raise NotFoundError(
            f"{login} is not {role} for {organisation} now",
            mend="majlis person list shows who holds which role",
            code="records.role-not-held",
        )
    return keys


def held(records: Records, login: str) -> tuple[tuple[str, str], ...]:
    """Return the roles that a person holds now, each with the code of its organisation."""
    rows = holds(records.now()).filter(user__username=login).order_by("role", "organisation__code")
    return tuple(rows.values_list("role", "organisation__code"))


def standing(records: Records, login: str) -> Standing:
    """Return what a person may do and see now. A closed account, and a role that has ended, count for nothing.

    Raises
    ------
    NotFoundError
        If there is no such person.
    """
    user = person_row(login)
    known = roles()
    clearance = user.clearance.marking if user.clearance else _UNLIMITED
    return standing_of(login, clearance, [(known[role], code) for role, code in held(records, login) if role in known])
