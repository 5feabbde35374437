"""What waits for a second person: ask, see, agree, refuse; and passes, which the asker uses once."""

import hashlib
import json
import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError as TakenError
from django.db import transaction
from django.db.models import Q, QuerySet

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key, owner_key
from majlis.adapters.records.models import Approval
from majlis.kernel.errors import ConflictError, MajlisError, NotFoundError, PermissionDeniedError
from majlis.kernel.marking import Marking, Tlp
from majlis.reference.roles import roles

WAITS = timedelta(days=7)
"""So long a second person may agree."""
PASSES = timedelta(hours=24)
"""So long the asker may do what was agreed to."""
_OPEN = ("waiting", "agreed")
_OF_PERSONS = "person "


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person wants to do, and who may see that it waits.

    Attributes
    ----------
    act, permission, subject : str
        Name of the act, what a second person must be permitted, and the code of what it is about.
    command : dict or None
        What is performed when somebody agrees, as JSON; None: a pass, with which the asker does it once.
    marking : Marking
    owner : str
        Code of the organisation that it belongs to; empty: the asker's own.
    key : str
        What exactly is wanted, where subject and command do not say it.
    """

    act: str
    permission: str
    subject: str
    command: dict[str, Any] | None = None
    marking: Marking = field(default_factory=lambda: Marking(Tlp.CLEAR))
    owner: str = ""
    key: str = ""

    @property
    def digest(self) -> str:
        """Hash of what is wanted."""
        told = json.dumps([self.act, self.subject, self.key, self.command], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that waits, waited or is agreed to.

    Attributes
    ----------
    code, act, permission, subject : str
    command : dict or None
    asked_by : str
    asked_at : datetime
    state : str
        ``waiting``, ``agreed``, ``refused``, ``done``, ``failed`` or ``expired``.
    decided_by : str
    decided_at : datetime or None
    expires_at : datetime
    reason : str
    marking : str
    """

    code: str
    act: str
    permission: str
    subject: str
    command: dict[str, Any] | None
    asked_by: str
    asked_at: datetime
    state: str
    decided_by: str
    decided_at: datetime | None
    expires_at: datetime
    reason: str
    marking: str


def ask(records: Records, wanted: Wanted) -> Asked:
    """Note what a person wants to do; what the person asked for already and still waits is returned as it is."""
    _let_expire(records)
    mine = Approval.everything.filter(asked_by=records.actor, key=wanted.digest, state__in=_OPEN)
    if found := mine.select_related("marking").first():
        return _facts(records, found)
    try:
        with transaction.atomic():
            row = Approval.everything.create(
                code=f"ok-{secrets.token_hex(4)}",
                act=wanted.act,
                command=wanted.command,
                permission=wanted.permission,
                subject=wanted.subject[:200],
                key=wanted.digest,
                asked_by=records.actor,
                asked_at=records.now(),
                state="waiting",
                expires_at=records.now() + WAITS,
                marking_id=marking_key(wanted.marking),
                owner_id=owner_key(records, wanted.owner),
            )
            audit.note(records, "approval ask", wanted.subject, detail={"code": row.code, "act": wanted.act})
    except TakenError:  # the same person asked for the same at the same instant
        row = mine.select_related("marking").get()
    return _facts(records, row)


def used(records: Records, wanted: Wanted) -> bool:
    """Use a pass: tell whether a second person agreed to exactly this, and let it count no more."""
    passes = Approval.everything.filter(
        asked_by=records.actor, key=wanted.digest, state="agreed", command__isnull=True, expires_at__gt=records.now()
    )
    with transaction.atomic():
        row = passes.select_for_update().first()
        if row is None:
            return False
        Approval.everything.filter(pk=row.pk).update(state="done")
        detail: dict[str, object] = {"code": row.code, "second": row.decided_by}
        audit.note(records, row.act, row.subject, detail=detail)
    return True


def listed(records: Records, permissions: Collection[str], *, decided: bool = False) -> tuple[Asked, ...]:
    """Return what waits and the person may agree to or asked for, newest first; with ``decided`` the rest, too."""
    rows = _seen(records, permissions)
    if not decided:
        rows = rows.filter(state__in=_OPEN, expires_at__gt=records.now())
    return tuple(_facts(records, row) for row in rows.select_related("marking").order_by("-pk")[:200])


def count_for(records: Records, permissions: Collection[str]) -> int:
    """Return how much waits for this person to agree: what others asked for."""
    rows = _seen(records, permissions).filter(state="waiting", expires_at__gt=records.now())
    return rows.exclude(asked_by=records.actor).exclude(_about(records.actor)).count()


def count_agreed(records: Records) -> int:
    """Return how much this person may now do, because a second one agreed."""
    rows = Approval.objects.visible_to(records.reader).filter(asked_by=records.actor, state="agreed")
    return int(rows.filter(expires_at__gt=records.now()).count())


def who_could(records: Records, code: str) -> tuple[str, ...]:
    """Return who could agree to what this person asked for, each by name and organisation; nothing of others' requests.

    It looks at the account of each person whose role has the permission: for a page that is rarely shown.
    """
    row = Approval.objects.visible_to(records.reader).filter(code=code, asked_by=records.actor).first()
    if row is None:
        return ()
    from majlis.adapters.records.people.holdings import holds
    from majlis.adapters.records.people.roles import standing

    able = [name for name, role in roles().items() if {row.permission, "approval.give"} <= role.permissions]
    held = holds(records.now()).filter(role__in=able).exclude(user__username=row.asked_by).order_by("user__username")
    if row.act.startswith(_OF_PERSONS):
        held = held.exclude(user__username=row.subject)
    persons = {
        login: f"{name or login} ({organisation})"
        for login, name, organisation in held.values_list("user__username", "user__full_name", "organisation__name")
    }
    rows = Approval.objects
    return tuple(
        told for login, told in persons.items()
        if rows.visible_to(standing(records, login).reader).filter(pk=row.pk).exists()
    )  # fmt: skip


def find(records: Records, permissions: Collection[str], code: str) -> Asked:
    """Return one.

    Raises
    ------
    NotFoundError
        If there is none of that code that the person may see.
    """
    return _facts(records, _row(_seen(records, permissions).select_related("marking"), code))


def give(records: Records, permissions: Collection[str], code: str, perform: Callable[[Asked], object]) -> Asked:
    """Agree; what can be performed is performed at once, or nothing of it.

    Parameters
    ----------
    records : Records
    permissions : collection of str
        What who agrees may do.
    code : str
    perform : callable
        Performs the stored command in the asker's name.

    Raises
    ------
    NotFoundError
        If there is none of that code that the person may see.
    PermissionDeniedError
        If it is the asker's own, or about who agrees.
    ConflictError
        If it waits no more.
    """
    with transaction.atomic():
        row = _waiting(records, permissions, code)
        if records.actor == row.asked_by or row in Approval.everything.filter(_about(records.actor)):
            raise PermissionDeniedError(
                f"{records.actor} asked for this, or it is about {records.actor}",
                why="a second person means somebody else",
                mend="ask somebody else who may do it",
                code="approval.own",
            )
        state, reason = "agreed", ""
        if row.command is not None:
            state, reason = _performed(_facts(records, row), perform)
            row.refresh_from_db()  # what was done may have put a pseudonym for the login
        _settle(records, row, state, reason)
        detail: dict[str, object] = {"code": code, "act": row.act, "asker": row.asked_by, "state": state}
        audit.note(records, "approval give", row.subject, detail=detail)
        return find(records, permissions, code)


def refuse(records: Records, permissions: Collection[str], code: str, reason: str) -> Asked:
    """Refuse what somebody asked for, or take back what one asked for.

    Raises
    ------
    NotFoundError
        If there is none of that code that the person may see.
    ConflictError
        If it waits no more.
    """
    with transaction.atomic():
        row = _waiting(records, permissions, code)
        _settle(records, row, "refused", reason)
        detail: dict[str, object] = {"code": code, "act": row.act, "asker": row.asked_by}
        audit.note(records, "approval refuse", row.subject, detail=detail)
        return find(records, permissions, code)


def _performed(asked: Asked, perform: Callable[[Asked], object]) -> tuple[str, str]:
    """Perform, and return the state and why it failed: the code alone, for the asker may see more than who agrees."""
    try:
        with transaction.atomic():
            perform(asked)
    except MajlisError as error:
        return "failed", error.fault.code
    return "done", ""


def _settle(records: Records, row: Approval, state: str, reason: str) -> None:
    Approval.everything.filter(pk=row.pk).update(
        state=state,
        reason=reason,
        decided_by=records.actor,
        decided_at=records.now(),
        expires_at=records.now() + PASSES if state == "agreed" else row.expires_at,
    )


def _seen(records: Records, permissions: Collection[str]) -> "QuerySet[Approval]":
    rows: QuerySet[Approval] = Approval.objects.visible_to(records.reader)
    if "*" in permissions:
        return rows
    return rows.filter(Q(permission__in=sorted(permissions)) | Q(asked_by=records.actor))


def _about(login: str) -> Q:
    return Q(act__startswith=_OF_PERSONS, subject=login)


def _row(rows: "QuerySet[Approval]", code: str) -> Approval:
    row = rows.filter(code=code).first()
    if row is None:
        raise NotFoundError(
            f"nothing waits under the code {code[:20]!r}", mend="majlis approval list", code="approval.none"
        )
    return row


def _waiting(records: Records, permissions: Collection[str], code: str) -> Approval:
    seen = _row(_seen(records, permissions), code)
    row: Approval = Approval.everything.select_for_update().get(pk=seen.pk)
    if row.state != "waiting" or row.expires_at <= records.now():
        raise ConflictError(
            f"{code} waits no more", why=f"it is {_facts(records, row).state}", mend="majlis approval list",
            code="approval.settled",
        )  # fmt: skip
    return row


def _let_expire(records: Records) -> None:
    Approval.everything.filter(state__in=_OPEN, expires_at__lte=records.now()).update(state="expired")


def _facts(records: Records, row: Approval) -> Asked:
    over = row.state in _OPEN and row.expires_at <= records.now()
    return Asked(
        row.code,
        row.act,
        row.permission,
        row.subject,
        row.command,
        row.asked_by,
        row.asked_at,
        "expired" if over else row.state,
        row.decided_by,
        row.decided_at,
        row.expires_at,
        row.reason,
        str(row.marking),
    )
