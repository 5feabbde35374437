"""The audit under a log of its own: each row enters by a salted commitment, and is compared with it later.

The log says which act was done when, with which outcome, and nothing of who or to what: that is committed to. So rows
can be deleted lawfully, and an erased person's login replaced, and the log still shows every other change.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import AuditEntry, AuditSeal, RegisterEntry, RegisterLog
from majlis.adapters.records.people.accounts import PSEUDONYM
from majlis.adapters.records.register.appending import append
from majlis.adapters.records.register.logs import OPEN, log_of
from majlis.adapters.records.register.named import Log
from majlis.adapters.records.retention import days_of
from majlis.kernel.canonical import canonical_json
from majlis.kernel.errors import IntegrityError
from majlis.kernel.times import format_instant
from majlis.register import commit, new_salt, verify_commitment
from majlis.register.note import decode_base64, encode_base64

BATCH = 1000
"""Rows of one commit."""
_PSEUDONYM = re.compile(rf"{re.escape(PSEUDONYM)}[0-9a-f]{{8}}")


@dataclass(frozen=True, slots=True)
class Compared:
    """Rows of the audit against the log.

    Attributes
    ----------
    same : int
        Rows that are what they were.
    renamed : int
        Rows in which an erased person's login was replaced; act, time and outcome are what they were.
    deleted : int
        Rows that are gone and had passed the days that the audit is kept.
    wrong : tuple of str
        What is wrong, row by row.
    """

    same: int
    renamed: int
    deleted: int
    wrong: tuple[str, ...]


def enter(records: Records, advance: Callable[[int], None] = lambda done: None) -> int:  # noqa: ARG005
    """Bring the rows of the audit under the log that are not yet, in batches; return how many.

    Killed at any point, it leaves whole batches; done again, it goes on.
    """
    log = log_of(records, "", "audit")
    count = 0
    while done := _batch(records, log):
        count += done
        advance(count)
    return count


def waiting(records: Records) -> int:
    """Return how many rows are not under the log yet."""
    assert records.actor
    return AuditEntry.objects.filter(seal__isnull=True).count()


def compare(records: Records, log: Log, advance: Callable[[int], None] = lambda done: None) -> Compared:  # noqa: ARG005
    """Compare every row that was entered with what it was then.

    The log itself is verified apart: :func:`majlis.adapters.records.register.verifying.verify`.
    """
    kept_until = records.now() - timedelta(days=days_of(records, "audit"))
    counts = {"same": 0, "renamed": 0, "deleted": 0}
    wrong: list[str] = []
    size = RegisterLog.objects.values_list("size", flat=True).get(pk=log.pk)
    for begin in range(0, size, BATCH):
        for facts, row, seal in _pairs(log, begin, min(begin + BATCH, size)):
            verdict = _judged(facts, row, seal, kept_until)
            if verdict in counts:
                counts[verdict] += 1
            else:
                wrong.append(f"row {facts['row']} ({facts['act']}, {facts['at']}): {verdict}")
        advance(min(begin + BATCH, size))
    return Compared(**counts, wrong=tuple(wrong))


def _batch(records: Records, log: Log) -> int:
    with transaction.atomic():
        RegisterLog.objects.select_for_update().get(pk=log.pk)  # one batch at a time
        rows = list(AuditEntry.objects.filter(seal__isnull=True).order_by("pk")[:BATCH])
        salts = [new_salt() for _ in rows]
        leaves = [_leaf(row, salt) for row, salt in zip(rows, salts, strict=True)]
        indices = append(records, log, leaves, OPEN)
        AuditSeal.objects.bulk_create(
            AuditSeal(row=row, index=index, salt=salt) for row, index, salt in zip(rows, indices, salts, strict=True)
        )
    return len(rows)


def _leaf(row: AuditEntry, salt: bytes) -> bytes:
    return canonical_json(
        {
            "kind": "audit",
            "synthetic": False,
            "row": row.pk,
            "at": format_instant(row.at),
            "act": row.act,
            "outcome": row.outcome,
            "commitment": encode_base64(commit(_whole(row), salt)),
        }
    )


def _whole(row: AuditEntry) -> bytes:
    """Return all that a row says."""
    return canonical_json(
        {
            "row": row.pk,
            "at": format_instant(row.at),
            "actor": row.actor,
            "act": row.act,
            "subject": row.subject,
            "outcome": row.outcome,
            "detail": row.detail,
        }
    )


def _pairs(log: Log, begin: int, end: int) -> Iterator[tuple[Mapping[str, Any], AuditEntry | None, AuditSeal | None]]:
    """Yield what the log says of rows, with the rows and their salts as they are now."""
    entries = RegisterEntry.everything.filter(log=log.pk, index__gte=begin, index__lt=end).order_by("index")
    found = [(index, json.loads(bytes(leaf))) for index, leaf in entries.values_list("index", "leaf")]
    told = {index: facts for index, facts in found if facts.get("kind") == "audit"}
    rows = AuditEntry.objects.in_bulk([facts["row"] for facts in told.values()])
    seals = {seal.index: seal for seal in AuditSeal.objects.filter(index__gte=begin, index__lt=end)}
    for index, facts in told.items():
        yield facts, rows.get(facts["row"]), seals.get(index)


def _judged(facts: Mapping[str, Any], row: AuditEntry | None, seal: AuditSeal | None, kept_until: datetime) -> str:
    """Return ``same``, ``renamed``, ``deleted``, or what is wrong."""
    if row is None:
        return "deleted" if datetime.fromisoformat(facts["at"]) < kept_until else "it is missing"
    if seal is None:
        return "its salt is missing, so that nothing can be compared"
    if (format_instant(row.at), row.act, row.outcome) != (facts["at"], facts["act"], facts["outcome"]):
        return "its time, act or outcome was changed"
    try:
        verify_commitment(decode_base64(facts["commitment"]), _whole(row), bytes(seal.salt))
    except IntegrityError:
        return "renamed" if _renamed(row) else "it was changed: who did it, to what, or its details"
    return "same"


def _renamed(row: AuditEntry) -> bool:
    """Tell whether a row names a person who was erased, of which the audit speaks itself."""
    names = set(_PSEUDONYM.findall(_whole(row).decode()))
    return bool(names) and AuditEntry.objects.filter(act="person erase", subject__in=names).exists()
