"""Bodies of the Council and their rules: who sees a body sees its seats and rules, which carry its marking."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, transaction

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Body, BodyRule, Membership, Nation, Seat
from majlis.adapters.records.nations.named import nation_row
from majlis.council import Rule, parse_rule
from majlis.kernel.access import Reader
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, PermissionDeniedError
from majlis.kernel.marking import Marking
from majlis.kernel.spelling import nearest


@dataclass(frozen=True, slots=True)
class BodyTold:
    """A body as its readers know it.

    Attributes
    ----------
    code, nation, name, name_ur, legal_basis : str
    rule : str
        Code of the rule by which it decides.
    notice_days : int
    owner : str
    marking : Marking
    synthetic : bool
    zone : str
        Time zone of its nation.
    created, dissolved : datetime or None
    seats, members : int
        Seats that stand now, and those that are held.
    """

    code: str
    nation: str
    name: str
    name_ur: str
    legal_basis: str
    rule: str
    notice_days: int
    owner: str
    marking: Marking
    synthetic: bool
    zone: str
    created: datetime
    dissolved: datetime | None
    seats: int = 0
    members: int = 0


def seen(reader: Reader) -> "models.QuerySet[Body]":
    """Return the bodies that a reader may see: with the nations that they belong to."""
    nations = Nation.objects.visible_to(reader)
    return Body.objects.visible_to(reader).filter(nation__in=nations.values("pk"))


def body_row(records: Records, code: str) -> Body:
    """Return the row of a body.

    Raises
    ------
    NotFoundError
        If there is none of this code, or the reader may not see it.
    """
    row = seen(records.reader).filter(code=code).select_related("nation", "owner", "marking").first()
    if row is None:
        known = tuple(seen(records.reader).order_by("code").values_list("code", flat=True)[:200])
        raise NotFoundError(
            f"there is no body {code[:80]!r}",
            mend=nearest(code, known, "majlis body list shows them"),
            code="council.no-body",
        )
    return row


def held(records: Records, code: str) -> Body:
    """Return the row of a body that stands, held until the transaction ends, so that two writers take turns.

    Raises
    ------
    NotFoundError
        If there is none of this code, or the reader may not see it.
    ConflictError
        If it is dissolved.
    PermissionDeniedError
        If the reader does not act for its owner.
    """
    first = body_row(records, code)
    demand_owner(records, first)
    row = Body.everything.select_for_update().get(pk=first.pk)
    if row.dissolved_at is not None:
        raise ConflictError(f"{code} is dissolved", mend="name another body", code="council.dissolved")
    return row  # type: ignore[no-any-return]  # the manager is of any model


def demand_owner(records: Records, row: Any) -> None:  # noqa: ANN401 - a row of any table of the Council
    """See that the reader acts for the organisation to which a row belongs.

    Raises
    ------
    PermissionDeniedError
        If the reader does not.
    """
    if not records.reader.everything and row.owner.code not in records.reader.organisations:
        raise PermissionDeniedError(
            f"{records.actor} does not act for {row.owner.code}",
            why="the secretariat of a body keeps its records",
            mend="ask it",
            code="council.owner",
        )


def demand_readable(records: Records, marking: Marking | None, owner: str) -> None:
    """See that who gives a marking could still read what carries it: nobody closes something to themselves unseen.

    Parameters
    ----------
    records : Records
    marking : Marking or None
        None: nothing is given.
    owner : str
        Code of the organisation that owns it.

    Raises
    ------
    InputError
        If the reader could not.
    """
    if marking is not None and not records.reader.may_read(marking, owner):
        raise InputError(
            f"you are not cleared for {marking}",
            where="option --marking",
            why="you could not see it yourself any more",
            mend="ask somebody who is cleared for it",
            code="council.clearance",
        )


def find(records: Records, code: str) -> BodyTold:
    """Return what is known of a body.

    Raises
    ------
    NotFoundError
        If there is none of this code, or the reader may not see it.
    """
    row = body_row(records, code)
    return _told(row, _sizes([row.pk]))


def listed(records: Records, nation: str = "", *, dissolved: bool = False) -> tuple[BodyTold, ...]:
    """Return the bodies that the reader may see, by code.

    Parameters
    ----------
    records : Records
    nation : str, optional
        Only of this nation.
    dissolved : bool, optional
        Those that are dissolved, too.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    """
    rows = seen(records.reader).select_related("nation", "owner", "marking").order_by("code")
    if nation:
        rows = rows.filter(nation=nation_row(records, nation))
    if not dissolved:
        rows = rows.filter(dissolved_at=None)
    found = list(rows)
    sizes = _sizes([row.pk for row in found])
    return tuple(_told(row, sizes) for row in found)


def _sizes(keys: list[int]) -> Mapping[int, tuple[int, int]]:
    """Return seats and members of bodies. They carry the marking of the body, so that who sees it may know."""
    there = Seat.everything.filter(body__in=keys, until=None).values_list("body_id", "pk")
    taken = Membership.everything.filter(seat__body__in=keys, kind="member", until=None).values_list(
        "seat_id", flat=True
    )
    members = set(taken)
    found = dict.fromkeys(keys, (0, 0))
    for body, seat in there:
        seats, sitting = found[body]
        found[body] = (seats + 1, sitting + (seat in members))
    return found


def _told(row: Body, sizes: Mapping[int, tuple[int, int]]) -> BodyTold:
    header = row.nation.header
    return BodyTold(
        row.code,
        row.nation.code,
        row.name,
        row.name_ur,
        row.legal_basis,
        row.rule,
        row.notice_days,
        row.owner.code,
        row.marking.marking,
        bool(header["synthetic"]),
        header["time_zone"],
        row.created_at,
        row.dissolved_at,
        *sizes[row.pk],
    )


@dataclass(frozen=True, slots=True)
class RuleTold:
    """A rule of a body.

    Attributes
    ----------
    rule : Rule
    title, legal_basis : str
    since : datetime
    by : str
    current : bool
        Whether the body decides by it where nothing else is said.
    """

    rule: Rule
    title: str
    legal_basis: str
    since: datetime
    by: str
    current: bool


def set_current(records: Records, body: Body, rule: Rule, title: str = "", legal_basis: str = "") -> None:
    """Write a rule; one of the same code ends. Within a transaction, with the body held.

    Parameters
    ----------
    records : Records
    body : Body
    rule : Rule
    title, legal_basis : str, optional
    """
    now = records.now()
    BodyRule.everything.filter(body=body, code=rule.code, until=None).update(until=now)
    BodyRule.everything.create(
        body=body,
        code=rule.code,
        title=title,
        facts=rule.facts(),
        legal_basis=legal_basis,
        since=now,
        set_by=records.actor,
        owner_id=body.owner_id,
        marking_id=body.marking_id,
    )


def set_rule(records: Records, code: str, rule: Rule, *, legal_basis: str = "", usual: bool = False) -> None:
    """Set a rule of a body. Motions that were put before keep theirs.

    Parameters
    ----------
    records : Records
    code : str
        Code of the body.
    rule : Rule
    legal_basis : str, optional
    usual : bool, optional
        Whether the body decides by it from now on where nothing else is said.

    Raises
    ------
    NotFoundError
        If there is no such body.
    InputError
        If a veto belongs to a seat that there is not.
    ConflictError
        If the body is dissolved.
    PermissionDeniedError
        If the reader does not act for its owner.
    """
    with transaction.atomic():
        row = held(records, code)
        there = set(Seat.everything.filter(body=row, until=None).values_list("code", flat=True))
        strangers = sorted(rule.veto - there)
        if strangers:
            raise InputError(
                f"{code} has no seat {strangers[0][:60]!r}",
                where="option --veto",
                why="a veto belongs to a seat",
                mend=nearest(strangers[0], tuple(there), f"majlis body show {code} lists the seats"),
                code="council.no-seat",
            )
        set_current(records, row, rule, legal_basis=legal_basis)
        if usual:
            Body.everything.filter(pk=row.pk).update(rule=rule.code)
        audit.note(records, "body rule", code, detail={"rule": rule.code, "usual": usual})


def rule_of(records: Records, body_code: str, rule_code: str = "") -> Rule:
    """Return a rule of a body that counts now; without a code the one by which it decides.

    Parameters
    ----------
    records : Records
    body_code : str
    rule_code : str, optional

    Raises
    ------
    NotFoundError
        If there is no such body or rule, or the reader may not see it.
    """
    body = body_row(records, body_code)
    wanted = rule_code or body.rule
    rows = BodyRule.objects.visible_to(records.reader).filter(body=body, until=None)
    row = rows.filter(code=wanted).first()
    if row is None:
        raise no_rule(body, wanted)
    return parse_rule(row.facts)


def no_rule(row: Body, code: str) -> NotFoundError:
    """Return the error that a body has no rule of a code."""
    known = BodyRule.everything.filter(body=row, until=None).order_by("code").values_list("code", flat=True)
    return NotFoundError(
        f"{row.code} has no rule {code[:80]!r}",
        why=f"there is: {', '.join(known)}",
        mend=nearest(code, tuple(known), f"majlis body rule {row.code} sets one"),
        code="council.no-rule",
    )


def rules(records: Records, body_code: str) -> tuple[RuleTold, ...]:
    """Return the rules of a body that count now, the one by which it decides first.

    Raises
    ------
    NotFoundError
        If there is no such body, or the reader may not see it.
    """
    body = body_row(records, body_code)
    rows = BodyRule.objects.visible_to(records.reader).filter(body=body, until=None).order_by("code")
    found = [
        RuleTold(parse_rule(row.facts), row.title, row.legal_basis, row.since, row.set_by, row.code == body.rule)
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: not one.current))
