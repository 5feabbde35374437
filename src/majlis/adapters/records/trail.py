"""Read the audit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import AuditEntry
from majlis.adapters.records.pages import read_row_cursor


@dataclass(frozen=True, slots=True)
class Asked:
    """Which entries.

    Attributes
    ----------
    actor, act, subject, outcome : str
        Empty: any. An act may be its first word alone.
    since, until : date or None
        First day, and first day after (UTC).
    after : str
        Where the page before ended; empty: the first page.
    most : int
        Length of a page.
    """

    actor: str = ""
    act: str = ""
    subject: str = ""
    outcome: str = ""
    since: date | None = None
    until: date | None = None
    after: str = ""
    most: int = 50


@dataclass(frozen=True, slots=True)
class Noted:
    """An entry of the audit, as :class:`majlis.adapters.records.models.AuditEntry` has it."""

    at: datetime
    actor: str
    act: str
    subject: str
    outcome: str
    detail: Mapping[str, object]


def page(records: Records, asked: Asked) -> tuple[tuple[Noted, ...], str]:
    """Return entries, newest first, and the cursor of the next page; empty at the end.

    Raises
    ------
    InputError
        If the cursor is none that this function returned.
    """
    assert records.actor  # entries have no marking: who may read them is a permission
    named = {"actor": asked.actor, "subject": asked.subject, "outcome": asked.outcome}
    rows = AuditEntry.objects.filter(**{name: value for name, value in named.items() if value})
    if asked.act:
        rows = rows.filter(act=asked.act) if " " in asked.act else rows.filter(act__startswith=asked.act)
    if asked.since:
        rows = rows.filter(at__gte=datetime.combine(asked.since, time(), UTC))
    if asked.until:
        rows = rows.filter(at__lt=datetime.combine(asked.until, time(), UTC))
    if asked.after:
        rows = rows.filter(pk__lt=read_row_cursor(asked.after))
    found = list(rows.order_by("-pk")[: asked.most + 1])
    shown = found[: asked.most]
    entries = tuple(Noted(row.at, row.actor, row.act, row.subject, row.outcome, row.detail) for row in shown)
    return entries, str(shown[-1].pk) if len(found) > asked.most else ""
