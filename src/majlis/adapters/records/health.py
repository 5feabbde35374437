"""What can be wrong with the rows while the database itself is sound."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models.functions import Now

from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import (
    ActionStep,
    AuditEntry,
    DocumentFile,
    Minutes,
    MinutesTemplate,
    PaperVersion,
    ReportFile,
    Run,
    Upload,
)

NAMING: tuple[Any, ...] = (Upload, DocumentFile, ReportFile, PaperVersion, Minutes, MinutesTemplate, ActionStep)
"""Tables whose rows name files in ``uploads/`` by their ``sha256``: such a file is kept while a row names it."""


def tables() -> tuple[str, ...]:
    """Return the names of all tables."""
    return tuple(connection.introspection.table_names())


def query() -> Callable[[str], Sequence[Sequence[Any]]]:
    """Return what asks the database one question and gives all rows."""

    def ask(question: str) -> Sequence[Sequence[Any]]:
        with connection.cursor() as cursor:
            cursor.execute(question)
            rows: Sequence[Sequence[Any]] = cursor.fetchall()
            return rows

    return ask


def silent_work() -> tuple[str, ...]:
    """Return the codes of work that runs and whose worker's lease has run out, by the database's own clock."""
    return tuple(Run.everything.filter(state="running", lease_until__lt=Now()).values_list("code", flat=True))


def newest(records: Records) -> datetime | None:
    """Return the newest instant in the audit; None where it is empty.

    Everybody's entries count, whoever asks: only the instant leaves.
    """
    assert records.reader is not None
    entry = AuditEntry.objects.order_by("-at").first()
    return entry.at if entry else None


def known_uploads() -> frozenset[str]:
    """Return the hashes of all files that rows name."""
    rows = (model.everything.exclude(sha256="").values_list("sha256", flat=True) for model in NAMING)
    return frozenset(sha256 for found in rows for sha256 in found)
