"""Moderation: what was said is accepted, refused or merged, with a reason, and all of it is logged."""

from dataclasses import dataclass

from django.db import transaction

from majlis.adapters.records import audit
from majlis.adapters.records.dialogue.heads import led
from majlis.adapters.records.dialogue.leading import statement_row
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Dialogue, DialogueModeration, DialogueRemark, DialogueStatement
from majlis.kernel.errors import ConflictError, InputError, NotFoundError

STATES = {"accept": "accepted", "refuse": "refused", "merge": "merged"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be done with a statement or a remark.

    Attributes
    ----------
    what : str
        ``statement`` or ``remark``.
    number : int
    verdict : str
        ``accept``, ``refuse`` or ``merge``.
    into : int or None
        Number of the statement that says the same.
    reason : str
    """

    what: str
    number: int
    verdict: str
    into: int | None = None
    reason: str = ""


def moderate(records: Records, code: str, verdict: Verdict) -> str:
    """Do with a statement or a remark what was decided; return its state.

    Raises
    ------
    NotFoundError
        If there is no such dialogue, statement or remark, or the reader may not see it.
    PermissionDeniedError
        If the reader does not act for the organisation that leads it.
    InputError
        If a reason is missing, or a remark is to be merged.
    ConflictError
        If it is so already, or is to be merged into one that is not accepted.
    """
    _demand(verdict)
    with transaction.atomic():
        row = led(records, code)
        if row.phase == "closed":
            raise ConflictError("the dialogue is closed", mend="go back a phase first", code="dialogue.closed")
        one = _said(row, verdict)
        before, after = one.state, STATES[verdict.verdict]
        if before == after and after != "merged":
            raise ConflictError(f"it is {after} already", code="dialogue.moderated")
        if verdict.into is not None:
            _demand_target(row, verdict)
        if isinstance(one, DialogueStatement):
            one.into = verdict.into
        one.state, one.reason = after, verdict.reason
        one.save()
        DialogueModeration.everything.create(
            dialogue=row,
            what=verdict.what,
            number=verdict.number,
            before=before,
            after=after,
            into=verdict.into,
            reason=verdict.reason,
            at=records.now(),
            moderated_by=records.actor,
            owner_id=row.owner_id,
            marking_id=row.marking_id,
        )
        audit.note(records, "dialogue moderate", row.code, detail={verdict.what: verdict.number, "to": after})
    return after


def _demand(verdict: Verdict) -> None:
    if verdict.verdict != "accept" and not verdict.reason and verdict.into is None:
        raise InputError(
            "a reason is missing",
            where="option --reason",
            why="who wrote it must be able to read why",
            mend="say in one sentence why",
            code="dialogue.reason",
        )
    if (verdict.verdict == "merge") != (verdict.into is not None) or (verdict.into and verdict.what == "remark"):
        raise InputError(
            "a statement is merged into another statement",
            where="option --into",
            mend="give --into with merge, and with nothing else",
            code="dialogue.into",
        )


def _said(row: Dialogue, verdict: Verdict) -> "DialogueStatement | DialogueRemark":
    if verdict.what == "statement":
        return statement_row(row, verdict.number)
    found: DialogueRemark | None = DialogueRemark.everything.filter(dialogue=row, number=verdict.number).first()
    if found is None:
        raise NotFoundError(
            f"{row.code} has no remark {verdict.number}",
            mend=f"majlis dialogue show {row.code} lists them",
            code="dialogue.no-remark",
        )
    return found


def _demand_target(row: Dialogue, verdict: Verdict) -> None:
    assert verdict.into is not None
    target = statement_row(row, verdict.into)
    if verdict.into == verdict.number or target.state != "accepted":
        raise ConflictError(
            f"statement {verdict.into} is {target.state}" if verdict.into != verdict.number else "that is the same one",
            where="option --into",
            mend="merge into a statement that is accepted",
            code="dialogue.into",
        )
