"""The thread of a report: ask, answer, give feedback, note among authorities, close, open again."""

from collections.abc import Mapping

from django.db import transaction

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import owner_key
from majlis.adapters.records.models import Report, ReportMessage
from majlis.adapters.records.reports.routing import demand_open, workable
from majlis.adapters.records.reports.writing import own
from majlis.evidence.reporting.sections import NOTES, THREAD
from majlis.kernel.errors import ConflictError

OF_AUTHORITIES = ("question", "feedback", "note")
"""Kinds of message that authorities write."""
OF_OPERATORS = ("answer", "addition")
"""Kinds of message that operators write."""


def ask(records: Records, code: str, text: str, *, intermediate: bool = False) -> None:
    """Ask the operator something, or for an intermediate report: the next one that is sent answers it.

    Raises
    ------
    NotFoundError, PermissionDeniedError
        If there is no such report, or it is not the reader's to work with.
    ConflictError
        If it is closed, or an intermediate report is waited for already, or would come after the final one.
    """
    with transaction.atomic():
        row = workable(records, code)
        demand_open(row)
        if intermediate:
            _demand_wantable(row)
        _say(records, row, "question", text)
        asked = {"wanted_at": records.now(), "given_at": None} if intermediate else {"asked_at": records.now()}
        _stamp(row, {**asked, "told_at": row.told_at or records.now()})
        audit.note(records, "report ask", code, detail={"intermediate": intermediate})


def _demand_wantable(row: Report) -> None:
    if row.final_at is not None or (row.wanted_at is not None and row.given_at is None):
        word = "the final report was sent" if row.final_at else "one is waited for"
        raise ConflictError(
            f"no intermediate report of {row.code} can be asked for",
            why=word,
            mend="ask a question instead",
            code="report.wanted",
        )


def answer(records: Records, code: str, text: str, *, behalf: bool = False) -> None:
    """Answer for the operator; without a question it is an addition.

    Raises
    ------
    NotFoundError, PermissionDeniedError, ConflictError
        If there is no such report, it befell another operator, or it is closed.
    """
    with transaction.atomic():
        row = workable(records, code) if behalf else own(records, code)
        heard(records, row, text, "" if behalf else row.owner.code)
        audit.note(records, "report answer", code)


def heard(records: Records, row: Report, text: str, of: str) -> None:
    """Write what the operator's side says. Within a transaction.

    Parameters
    ----------
    records : Records
    row : Report
    text : str
    of : str
        Organisation for which it is said; empty: an authority's on its behalf, or who has no account.

    Raises
    ------
    ConflictError
        If the report is closed.
    """
    demand_open(row)
    _say(records, row, "answer" if row.asked_at else "addition", text, of)
    _stamp(row, {"asked_at": None, "heard_at": records.now()})


def feedback(records: Records, code: str, text: str) -> None:
    """Tell the operator what became of the report.

    Raises
    ------
    NotFoundError, PermissionDeniedError, ConflictError
        If there is no such report, it is not the reader's to work with, or it is closed.
    """
    with transaction.atomic():
        row = workable(records, code)
        demand_open(row)
        _say(records, row, "feedback", text)
        _stamp(row, {"feedback_at": records.now(), "told_at": row.told_at or records.now()})
        audit.note(records, "report feedback", code)


def note(records: Records, code: str, text: str) -> None:
    """Write a note that no operator reads.

    Raises
    ------
    NotFoundError, PermissionDeniedError
        If there is no such report, or it is not the reader's to work with.
    """
    with transaction.atomic():
        row = workable(records, code)
        _say(records, row, "note", text)
        audit.note(records, "report note", code)


def close(records: Records, code: str) -> None:
    """Close a report: nothing more is expected.

    Raises
    ------
    NotFoundError, PermissionDeniedError
        If there is no such report, or it is not the reader's to work with.
    ConflictError
        If it is closed already, or the operator has had no feedback.
    """
    with transaction.atomic():
        row = workable(records, code)
        demand_open(row)
        if row.feedback_at is None:
            raise ConflictError(
                f"{code} has had no feedback",
                why="every reporter learns what became of the report",
                mend=f"majlis report feedback {code} TEXT first",
                code="report.feedback",
            )
        _stamp(row, {"closed_at": records.now(), "closed_by": records.actor})
        audit.note(records, "report close", code)


def reopen(records: Records, code: str) -> None:
    """Open a closed report again.

    Raises
    ------
    NotFoundError, PermissionDeniedError
        If there is no such report, or it is not the reader's to work with.
    ConflictError
        If it is not closed.
    """
    with transaction.atomic():
        row = workable(records, code)
        if row.closed_at is None:
            raise ConflictError(f"{code} is not closed", mend=f"majlis report show {code}", code="report.open")
        _stamp(row, {"closed_at": None, "closed_by": ""})
        audit.note(records, "report reopen", code)


def _say(records: Records, row: Report, kind: str, text: str, of: str | None = None) -> None:
    """Write a message. A note belongs to the authority that writes it, the thread to the operator."""
    mine = min(records.reader.organisations, default="")
    ReportMessage.everything.create(
        report=row,
        part=NOTES if kind == "note" else THREAD,
        kind=kind,
        text=text,
        of=mine if of is None else of,
        at=records.now(),
        said_by=records.actor,
        owner_id=owner_key(records) if kind == "note" else row.owner_id,
        marking_id=row.marking_id,
    )


def _stamp(row: Report, values: Mapping[str, object]) -> None:
    Report.everything.filter(pk=row.pk).update(**values)
