"""Bodies of the Council: made, changed, dissolved."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError as TakenError
from django.db import transaction

from majlis.adapters.records import audit
from majlis.adapters.records.council.bodies import demand_owner, demand_readable, held, no_rule, set_current
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key, owner_key
from majlis.adapters.records.models import Body, BodyRule, Meeting, Membership, Seat
from majlis.adapters.records.nations.named import nation_row
from majlis.council import Rule
from majlis.council.rules import MOST_DAYS
from majlis.kernel.errors import ConflictError, InputError
from majlis.kernel.marking import Marking, Tlp

USUAL = Marking(Tlp.AMBER)
"""Marking of a body for which none is named."""
CODE = re.compile(r"[a-z][a-z0-9-]{0,63}", re.ASCII)


@dataclass(frozen=True, slots=True)
class New:
    """A body that is to be made.

    Attributes
    ----------
    code, name, name_ur, legal_basis : str
    notice_days : int
    rule : Rule
        By which it decides from the first day.
    marking : Marking or None
        None: TLP:AMBER, or what is stricter of the nation.
    owner : str
        Code of an organisation; empty: the reader's own.
    """

    code: str
    name: str
    rule: Rule
    name_ur: str = ""
    legal_basis: str = ""
    notice_days: int = 7
    marking: Marking | None = None
    owner: str = ""


def create(records: Records, nation: str, new: New) -> None:
    """Make a body of a nation.

    Raises
    ------
    NotFoundError
        If there is no such nation or organisation.
    InputError
        If the code is none, or the marking is one that the reader could not read.
    ConflictError
        If there is a body of this code.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    if not CODE.fullmatch(new.code):
        raise InputError(
            f"{new.code[:60]!r} is no code of a body",
            where="argument BODY",
            mend="use lower-case letters, digits and hyphens, like council",
            code="council.body-code",
        )
    found = nation_row(records, nation)
    marking = new.marking or USUAL.join(Marking.parse(found.header["marking"]))
    try:
        with transaction.atomic():
            row = Body.everything.create(
                nation=found,
                code=new.code,
                name=new.name,
                name_ur=new.name_ur,
                legal_basis=new.legal_basis,
                rule=new.rule.code,
                notice_days=new.notice_days,
                created_at=records.now(),
                created_by=records.actor,
                owner_id=owner_key(records, new.owner),
                marking_id=marking_key(marking),
            )
            demand_owner(records, row)
            demand_readable(records, marking, row.owner.code)
            set_current(records, row, new.rule)
            audit.note(records, "body create", row.code)
    except TakenError:
        raise ConflictError(
            f"there is a body {new.code!r} already",
            where="argument BODY",
            mend="give another code",
            code="council.body-taken",
        ) from None


def edit(records: Records, code: str, facts: Mapping[str, Any], marking: Marking | None = None) -> None:
    """Change a body's names, legal basis, days of notice, rule in force or marking.

    Parameters
    ----------
    records : Records
    code : str
    facts : mapping
        ``name``, ``name_ur``, ``legal_basis``, ``notice_days``, ``rule``: those that change.
    marking : Marking, optional
        Another one; seats, members and rules carry it too.

    Raises
    ------
    NotFoundError
        If there is no such body, or it has no rule of that code.
    ConflictError
        If nothing changes, or it is dissolved.
    PermissionDeniedError
        If the reader does not act for its owner.
    """
    with transaction.atomic():
        row = held(records, code)
        demand_readable(records, marking, row.owner.code)
        changed: dict[str, Any] = {name: value for name, value in facts.items() if getattr(row, name) != value}
        if marking is not None and marking_key(marking) != row.marking_id:
            changed["marking_id"] = marking_key(marking)
        if not changed:
            raise ConflictError("nothing changes", mend="give another value", code="council.same")
        if not 0 <= changed.get("notice_days", 0) <= MOST_DAYS:
            raise InputError(f"at most {MOST_DAYS} days", where="option --notice-days", code="council.days")
        if "rule" in changed and not BodyRule.everything.filter(body=row, code=changed["rule"], until=None).exists():
            raise no_rule(row, changed["rule"])
        Body.everything.filter(pk=row.pk).update(**changed)
        if key := changed.get("marking_id"):
            for table, way in ((Seat, "body"), (BodyRule, "body"), (Membership, "seat__body")):
                table.everything.filter(**{way: row.pk}).update(marking_id=key)
        audit.note(records, "body edit", code, detail={"fields": sorted(changed)})


def dissolve(records: Records, code: str) -> None:
    """Dissolve a body: it meets no more. What it did stays.

    Raises
    ------
    NotFoundError
        If there is no such body.
    ConflictError
        If it is dissolved already, or has a meeting that is planned or open.
    PermissionDeniedError
        If the reader does not act for its owner.
    """
    with transaction.atomic():
        row = held(records, code)
        ahead = Meeting.everything.filter(body=row, state__in=("planned", "noticed", "open")).first()
        if ahead is not None:
            raise ConflictError(
                f"{ahead.code} of {code} is {ahead.state}",
                why="a body that is dissolved meets no more",
                mend=f"close it, or majlis meeting cancel {ahead.code}",
                code="council.meets",
            )
        now = records.now()
        Body.everything.filter(pk=row.pk).update(dissolved_at=now)
        Membership.everything.filter(seat__body=row, until=None).update(until=now)
        audit.note(records, "body dissolve", code)
