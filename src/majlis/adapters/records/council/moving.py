"""Motions as they are written: drafted, amended, put, withdrawn. What was put is never changed by hand."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from majlis.adapters.records import audit
from majlis.adapters.records.council import events
from majlis.adapters.records.council.agenda import item_row
from majlis.adapters.records.council.bodies import demand_owner, rule_of
from majlis.adapters.records.council.evidence import demand_same_world
from majlis.adapters.records.council.motions import motion_row
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key
from majlis.adapters.records.models import AgendaItem, Ballot, Body, Decision, Motion, Recusal, Seat
from majlis.adapters.records.numbering import numbered
from majlis.council.amending import left_behind, merged
from majlis.council.lifecycle import MotionState, demand_step
from majlis.kernel.errors import ConflictError, InputError, NotFoundError
from majlis.kernel.marking import Marking
from majlis.kernel.spelling import nearest


@dataclass(frozen=True, slots=True)
class New:
    """A motion that begins as a draft.

    Attributes
    ----------
    title, text : str
    title_ur, text_ur, option, legal_basis, supersedes, proposed_by, rule : str
        Empty for none; the rule's code, where it is not the one by which the body usually decides.
    marking : Marking or None
        None: that of the item.
    """

    title: str
    text: str
    title_ur: str = ""
    text_ur: str = ""
    option: str = ""
    legal_basis: str = ""
    supersedes: str = ""
    proposed_by: str = ""
    rule: str = ""
    marking: Marking | None = None


def draft(records: Records, item: str, new: New) -> str:
    """Draft a motion on an item, and return its code.

    Raises
    ------
    NotFoundError
        If there is no such item, seat, rule or decision, or the reader may not see it.
    ConflictError
        If the item is done or withdrawn.
    PermissionDeniedError
        If the reader does not act for the body's owner.
    """
    row = item_row(records, item)
    demand_owner(records, row.body)
    in_session = row.meeting is not None and row.meeting.state == "open"
    if row.state == "withdrawn" or (row.state == "done" and not in_session):
        raise ConflictError(
            f"{item} is {row.state}", where=item, mend="add another item: majlis agenda add", code="motion.item"
        )
    _demand_known(records, row.body, {"rule": new.rule, "supersedes": new.supersedes, "proposed_by": new.proposed_by})
    with transaction.atomic():
        made = numbered(records, Motion, "MOT", lambda: _columns(records, row, new))
        audit.note(records, "motion draft", made.code, detail={"item": item})
    return made.code


def amend(records: Records, code: str, new: New, stays: Collection[str] = ()) -> str:
    """Draft an amendment of a motion that was put: a motion that wants another text; return its code.

    Parameters
    ----------
    records : Records
    code : str
    new : New
    stays : collection of str, optional
        ``english`` or ``urdu``: the language that is meant to stay as it is while the other one changes.

    Raises
    ------
    NotFoundError
        If there is no such motion or seat, or the reader may not see it.
    ConflictError
        If the motion was not put, is an amendment itself, or is being voted on.
    InputError
        If nothing would change, or one language would without the other.
    PermissionDeniedError
        If the reader does not act for the body's owner.
    """
    main = motion_row(records, code)
    demand_owner(records, main.body)
    demand_step(main.state, "amend", code)
    if main.amends is not None:
        raise ConflictError(
            f"{code} is an amendment itself",
            where=code,
            why="amendments of amendments lead astray in a room",
            mend=f"amend the motion: majlis motion amend {main.amends.code}",
            code="motion.twice",
        )
    if Ballot.everything.filter(motion=main, state__in=("open", "casting")).exists():
        raise _voted_on(code)
    if (new.text, new.text_ur or main.text_ur) == (main.text, main.text_ur):
        raise InputError(
            "the text is the same", where="--text", mend="write the text as it should be", code="motion.same"
        )
    _demand_both((main.text, main.text_ur), (new.text, new.text_ur or main.text_ur), stays)
    _demand_known(records, main.body, {"rule": new.rule, "proposed_by": new.proposed_by})
    more = {"amends": main, "base": main.text, "base_ur": main.text_ur, "text_ur": new.text_ur or main.text_ur}
    marking = {"marking_id": main.marking_id} if new.marking is None else {}
    with transaction.atomic():
        made = numbered(records, Motion, "MOT", lambda: {**_columns(records, main.item, new), **more, **marking})
        audit.note(records, "motion amend", made.code, detail={"amends": code})
    return made.code


def edit(
    records: Records,
    code: str,
    facts: Mapping[str, Any],
    revision: int | None = None,
    stays: Collection[str] = (),
) -> None:
    """Change a draft.

    Parameters
    ----------
    records : Records
    code : str
    facts : mapping
        Columns that change; ``marking`` as a Marking.
    revision : int, optional
        Of the draft that was seen.
    stays : collection of str, optional
        As in :func:`amend`.

    Raises
    ------
    NotFoundError
        If there is no such motion, seat, rule or decision.
    ConflictError
        If it was put, nothing changes, or somebody else changed it meanwhile.
    InputError
        If one language changes and the other does not.
    PermissionDeniedError
        If the reader does not act for the body's owner.
    """
    with transaction.atomic():
        row = held(records, code)
        demand_step(row.state, "edit", code)
        if revision is not None and revision != row.revision:
            raise ConflictError(
                f"{code} was changed by somebody else meanwhile",
                why="what you wrote would have replaced it; nothing was saved",
                mend="load it anew, then write your change again",
                code="motion.changed",
            )
        wanted = dict(facts)
        if isinstance(marking := wanted.pop("marking", None), Marking):
            wanted["marking_id"] = marking_key(marking)
        changed = {name: value for name, value in wanted.items() if getattr(row, name) != value}
        if not changed:
            raise ConflictError("nothing changes", mend="give another value", code="motion.same")
        after = tuple(changed.get(name, getattr(row, name)) for name in ("text", "text_ur"))
        _demand_both((row.text, row.text_ur), (after[0], after[1]), stays)
        _demand_known(records, row.body, changed)
        Motion.everything.filter(pk=row.pk).update(**changed, revision=row.revision + 1)
        audit.note(records, "motion edit", code, detail={"fields": sorted(changed)})


def put(records: Records, code: str) -> None:
    """Put a motion: from now on its text and its rule stand.

    Raises
    ------
    NotFoundError
        If there is no such motion, or its rule is gone.
    ConflictError
        If it was put already, rests on synthetic evidence before a real body, or is an amendment that falls.
    PermissionDeniedError
        If the reader does not act for the body's owner.
    """
    with transaction.atomic():
        row = held(records, code)
        demand_step(row.state, "put", code)
        demand_same_world(row.body, row.code, row.item.code)
        if row.amends_id:
            demand_stands(row)
        _demand_known(records, row.body, {"supersedes": row.supersedes})
        rule = rule_of(records, row.body.code, row.rule)
        Motion.everything.filter(pk=row.pk).update(state=MotionState.PUT.value, facts=rule.facts())
        AgendaItem.everything.filter(pk=row.item_id, state="done").update(state="open")
        facts = {"motion": code, **({"amends": row.amends.code} if row.amends else {})}
        tell(records, row.item, "amendment" if row.amends_id else "motion", facts)
        audit.note(records, "motion put", code, detail={"rule": rule.code})


def withdraw(records: Records, code: str) -> None:
    """Withdraw a motion that is not decided; amendments of it fall with it.

    Raises
    ------
    NotFoundError
        If there is no such motion.
    ConflictError
        If it is decided, or is being voted on.
    PermissionDeniedError
        If the reader does not act for the body's owner.
    """
    with transaction.atomic():
        row = held(records, code)
        demand_step(row.state, "withdraw", code)
        rows = Motion.everything.filter(amends=row).exclude(state=MotionState.DECIDED.value)
        both = [row.pk, *rows.values_list("pk", flat=True)]
        if (
            Ballot.everything.filter(motion__in=both, state__in=("open", "casting", "counted"), motion__state="put")
            .exclude(outcome="inquorate")
            .exists()
        ):
            raise _voted_on(code)
        Motion.everything.filter(pk__in=both).update(state=MotionState.WITHDRAWN.value)
        tell(records, row.item, "withdrawn", {"motion": code})
        audit.note(records, "motion withdraw", code, detail={"amendments": len(both) - 1})


def recuse(records: Records, code: str, seat: str, reason: str) -> None:
    """Write down that a seat takes no part in a motion. A vote that it gave in an open ballot counts no more.

    Raises
    ------
    NotFoundError
        If there is no such motion or seat.
    ConflictError
        If it is recused already, the motion is decided, or the seat voted in secret.
    """
    from majlis.adapters.records.council.ballots import take_back

    with transaction.atomic():
        row = held(records, code, clerk=False)
        demand_step(row.state, "recuse", code)
        place = seat_row(row.body, seat)
        if Recusal.everything.filter(motion=row, seat=place, until=None).exists():
            raise ConflictError(f"{seat} is recused already", where=code, code="motion.recused")
        take_back(records, row, place)
        Recusal.everything.create(
            motion=row, seat=place, reason=reason, at=records.now(), by=records.actor, **keys_of(row)
        )
        tell(records, row.item, "recused", {"motion": code, "seat": seat})
        audit.note(records, "motion recuse", code, detail={"seat": seat})


def unrecuse(records: Records, code: str, seat: str) -> None:
    """Take a recusal back, before the vote.

    Raises
    ------
    NotFoundError
        If there is no such motion or recusal.
    ConflictError
        If the motion is decided, or is being voted on.
    """
    with transaction.atomic():
        row = held(records, code, clerk=False)
        demand_step(row.state, "recuse", code)
        if Ballot.everything.filter(motion=row, state__in=("open", "casting")).exists():
            raise _voted_on(code)
        found = Recusal.everything.filter(motion=row, seat__code=seat, until=None).update(until=records.now())
        if not found:
            raise NotFoundError(
                f"{seat[:60]} is not recused", where=code, mend=f"majlis motion show {code}", code="motion.not-recused"
            )
        tell(records, row.item, "unrecused", {"motion": code, "seat": seat})
        audit.note(records, "motion unrecuse", code, detail={"seat": seat})


def held(records: Records, code: str, *, clerk: bool = True) -> Motion:
    """Return the row of a motion, held until the transaction ends.

    Parameters
    ----------
    records : Records
    code : str
    clerk : bool, optional
        Whether who asks must act for the body's owner.

    Raises
    ------
    NotFoundError
        If there is none, or the reader may not see it.
    PermissionDeniedError
        If the reader does not act for the body's owner.
    """
    found = motion_row(records, code)
    if clerk:
        demand_owner(records, found.body)
    Motion.everything.select_for_update().get(pk=found.pk)
    return motion_row(records, code)


def demand_stands(row: Motion) -> None:
    """See that an amendment can still be made in its motion's text: none that was carried changed the same words.

    Raises
    ------
    ConflictError
        If not, or the motion is not put any more.
    """
    main = row.amends
    assert main is not None
    demand_step(main.state, "amend", main.code)
    if merged(row.base, row.text, main.text) is None or merged(row.base_ur, row.text_ur, main.text_ur) is None:
        raise ConflictError(
            f"{row.code} falls: an amendment that was carried changed the same words",
            where=row.code,
            mend=f"withdraw it (majlis motion withdraw {row.code}), or write another on the new text",
            code="motion.falls",
        )


def seat_row(body: Body, code: str) -> Seat:
    """Return a seat of a body that stands.

    Raises
    ------
    NotFoundError
        If there is none.
    """
    rows = Seat.everything.filter(body=body, until=None)
    row: Seat | None = rows.filter(code=code).first()
    if row is None:
        known = tuple(rows.order_by("position", "code").values_list("code", flat=True))
        raise NotFoundError(
            f"{body.code} has no seat {code[:60]!r}",
            mend=nearest(code, known, f"majlis body show {body.code} lists them"),
            code="council.no-seat",
        )
    return row


def tell(records: Records, item: AgendaItem, kind: str, facts: Mapping[str, Any]) -> None:
    """Write down what happened where the item's meeting is open. Codes only: a meeting may be open to more readers."""
    if item.meeting is not None and item.meeting.state == "open":
        events.record(records, item.meeting.pk, kind, facts, item=item)


def keys_of(row: Motion | Ballot) -> dict[str, int]:
    """Return owner and marking of a motion or ballot, for rows that belong to it."""
    return {"owner_id": row.owner_id, "marking_id": row.marking_id}


def _columns(records: Records, item: AgendaItem, new: New) -> dict[str, Any]:
    return {
        "body_id": item.body_id,
        "item": item,
        "option": new.option,
        "title": new.title,
        "title_ur": new.title_ur,
        "text": new.text,
        "text_ur": new.text_ur,
        "legal_basis": new.legal_basis,
        "supersedes": new.supersedes,
        "proposed_by": new.proposed_by,
        "rule": new.rule,
        "written_by": records.actor,
        "written_at": records.now(),
        "owner_id": item.body.owner_id,
        "marking_id": item.marking_id if new.marking is None else marking_key(new.marking),
    }


def _demand_known(records: Records, body: Body, facts: Mapping[str, Any]) -> None:
    """See that seat, rule and decision that a motion names are there, and that the decision stands."""
    if seat := facts.get("proposed_by"):
        seat_row(body, seat)
    if rule := facts.get("rule"):
        rule_of(records, body.code, rule)
    code = facts.get("supersedes")
    if not code:
        return
    found = Decision.objects.visible_to(records.reader).filter(body=body, code=code).first()
    if found is None:
        raise NotFoundError(
            f"{body.code} made no decision {code[:40]!r}", mend="majlis decision list", code="decision.not-found"
        )
    later = Decision.everything.filter(supersedes=found).first()
    if later is not None:
        raise ConflictError(
            f"another decision took the place of {code} already", where=code, mend="name that one", code="decision.old"
        )


def _demand_both(before: tuple[str, str], after: tuple[str, str], stays: Collection[str]) -> None:
    """See that a text changes in both its languages, unless somebody said that one stays."""
    left = left_behind(before, after)
    if left and left not in stays:
        name, other = ("Urdu", "English") if left == "urdu" else ("English", "Urdu")
        raise InputError(
            f"the {other} text changes, and the {name} text does not",
            where=f"--{left}-stays",
            why="both are decided, and they would say different things",
            mend=f"change the {name} text too, or say that it stays as it is",
            code="motion.one-language",
        )


def _voted_on(code: str) -> ConflictError:
    return ConflictError(
        f"{code} is being voted on", where=code, mend="count the vote, or void it, first", code="motion.voted"
    )
