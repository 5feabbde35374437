"""Tokens: a program that holds one asks in a person's name, within the token's scopes."""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Token
from majlis.adapters.records.people.accounts import person_row
from majlis.adapters.records.people.roles import standing
from majlis.kernel.errors import ConflictError, InputError, NotFoundError
from majlis.reference.roles import SENSITIVE

PREFIX = "majlis_"
"""With this begins every token, so that tools find one that lies in the open."""
_SHAPE = re.compile(r"majlis_([0-9a-f]{8})_([A-Za-z0-9_-]{43})")
_STALE = timedelta(minutes=5)
"""When a token was last used is written no more often than this."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A token to be made.

    Attributes
    ----------
    name : str
        What it is for.
    scopes : tuple of str
        Permissions; a part of the person's own.
    expires : datetime
    login : str
        Whose; empty: of who acts.
    """

    name: str
    scopes: tuple[str, ...]
    expires: datetime
    login: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """In whose name a token asks, and for what."""

    code: str
    login: str
    scopes: frozenset[str]


@dataclass(frozen=True, slots=True)
class TokenFacts:
    """A token, without its secret.

    Attributes
    ----------
    code, login, name : str
    scopes : tuple of str
    created, expires : datetime
    used : datetime or None
        When it was last used, to five minutes.
    state : str
        ``open``, ``expired`` or ``revoked``.
    """

    code: str
    login: str
    name: str
    scopes: tuple[str, ...]
    created: datetime
    expires: datetime
    used: datetime | None
    state: str


def create(records: Records, wanted: Wanted) -> str:
    """Make a token and return it; only a hash of it is kept.

    Raises
    ------
    NotFoundError
        If there is no such person.
    InputError
        If it has no scopes, one that the person is not permitted, or one that no token may hold; if it ends at once.
    """
    login = wanted.login or records.actor
    _judge(records, wanted, login)
    code, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
    with transaction.atomic():
        Token.objects.create(
            code=code,
            user=person_row(login),
            name=wanted.name,
            digest=_digest(secret),
            scopes=sorted(set(wanted.scopes)),
            created_at=records.now(),
            expires_at=wanted.expires,
        )
        audit.note(records, "token create", code, detail={"scopes": len(set(wanted.scopes))})
    return f"{PREFIX}{code}_{secret}"


def _judge(records: Records, wanted: Wanted, login: str) -> None:
    held = standing(records, login).permissions
    wrong = sorted(set(wanted.scopes) - held)
    closed = sorted(set(wanted.scopes) & SENSITIVE)
    if wrong or not wanted.scopes:
        raise InputError(
            f"{login} has not the permission {wrong[0][:80]}" if wrong else "the token has no scopes",
            why="a token may do what it is given of what its person may do",
            mend=f"choose from {', '.join(sorted(held - SENSITIVE)) or 'nothing: no role is held'}",
            code="token.scopes",
        )
    if closed:
        raise InputError(
            f"no token may hold {closed[0]}",
            why="a person is asked again before it is done",
            mend="leave it out and do it in the browser",
            code="token.sensitive",
        )
    if wanted.expires <= records.now():
        raise InputError("the token would end at once", mend="give more days", code="token.expires")


def listed(records: Records, login: str = "") -> tuple[TokenFacts, ...]:
    """Return the tokens of a person, newest first; of everybody without a login."""
    rows = Token.objects.select_related("user").order_by("-pk")
    return tuple(
        TokenFacts(
            row.code,
            row.user.username,
            row.name,
            tuple(row.scopes),
            row.created_at,
            row.expires_at,
            row.used_at,
            "revoked" if row.revoked_at else "expired" if row.expires_at <= records.now() else "open",
        )
        for row in (rows.filter(user__username=login) if login else rows)
    )


def revoke(records: Records, code: str, login: str = "") -> None:
    """Let a token count no more.

    Parameters
    ----------
    records : Records
    code : str
    login : str, optional
        Whose it must be; empty: anybody's.

    Raises
    ------
    NotFoundError
        If there is none of that code.
    ConflictError
        If it was revoked already.
    """
    rows = Token.objects.filter(code=code, **({"user__username": login} if login else {}))
    with transaction.atomic():
        row = rows.select_for_update().first()
        if row is None:
            raise NotFoundError(f"there is no token {code[:20]!r}", mend="majlis token list", code="token.none")
        if row.revoked_at:
            raise ConflictError(f"{code} was revoked already", mend="majlis token list", code="token.revoked")
        Token.objects.filter(pk=row.pk).update(revoked_at=records.now())
        audit.note(records, "token revoke", code)


def find_token(records: Records, text: str) -> Holder | None:
    """Return in whose name a token asks; None for one that does not count, whatever the reason."""
    parts = _SHAPE.fullmatch(text)
    if parts is None:
        return None
    now = records.now()
    row = Token.objects.select_related("user").filter(code=parts[1]).first()
    good = hmac.compare_digest(row.digest if row else "", _digest(parts[2]))
    if row is None or not good or row.revoked_at or row.expires_at <= now or not row.user.is_active:
        return None
    if row.used_at is None or now - row.used_at > _STALE:
        Token.objects.filter(pk=row.pk).filter(Q(used_at__isnull=True) | Q(used_at__lt=now)).update(used_at=now)
    return Holder(row.code, row.user.username, frozenset(row.scopes) - SENSITIVE)


def _digest(secret: str) -> str:
    """Hash the secret. It is drawn by chance with 256 bits, so that no slow hash is needed."""
    return hashlib.sha256(secret.encode("ascii")).hexdigest()
