"""How long things are kept: the rules, and their application in small steps."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from majlis.adapters.records import audit
from majlis.adapters.records.forgetting import forget
from majlis.adapters.records.handle import Records
from majlis.adapters.records.health import NAMING
from majlis.adapters.records.models import (
    AuditEntry,
    Quarantined,
    Report,
    ReportDraft,
    ReportFile,
    ReportSection,
    SealedPaper,
    Setting,
    Source,
    Upload,
    User,
)
from majlis.adapters.records.people import erasure
from majlis.adapters.records.uploads import FOLDER
from majlis.kernel.errors import ConflictError, InputError
from majlis.kernel.spelling import demand_known
from majlis.reference.retention import Retention, RuleId, retention

_KEY = "retention."
_BATCH = 500
"""Rows of one step. A step is whole or not done: an interruption loses nothing but the rest."""
_MOST = 36_500
_CONTACT = "contact"
"""The section of a report that names persons."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it holds here.

    Attributes
    ----------
    shipped : Retention
    days : int
        So long it is kept here.
    changed_at : datetime or None
        None: nobody has changed it.
    changed_by : str
    due : int
        How many have passed their days.
    """

    shipped: Retention
    days: int
    changed_at: datetime | None
    changed_by: str
    due: int


def rules(records: Records) -> tuple[Rule, ...]:
    """Return the rules that hold, with what is due."""
    changed = {row.key: row for row in Setting.objects.filter(key__startswith=_KEY)}
    found = []
    for name, shipped in retention().items():
        row = changed.get(_KEY + name)
        days = int(row.value) if row else shipped.days
        due = _DUE[name](records.now() - timedelta(days=days)).count()
        found.append(Rule(shipped, days, row.changed_at if row else None, row.changed_by if row else "", due))
    return tuple(found)


def days_of(records: Records, name: RuleId) -> int:
    """Return how many days things are kept by a rule."""
    assert records.actor
    row = Setting.objects.filter(key=_KEY + name).first()
    return int(row.value) if row else retention()[name].days


def set_days(records: Records, name: str, days: int) -> None:
    """Keep things so many days from now on.

    Raises
    ------
    InputError
        If there is no such rule, or the days are too few or too many.
    """
    demand_known("rule of retention", name, retention())
    shipped = next(one for one in retention().values() if one.id == name)
    if not shipped.least <= days <= _MOST:
        raise InputError(
            f"{days} days are not between {shipped.least} and {_MOST:,}",
            where="argument DAYS",
            why=f"{shipped.what.lower()} are kept {shipped.least} days at least",
            mend=f"give {shipped.least} or more; {shipped.days} is what ships",
            code="retention.days",
        )
    with transaction.atomic():
        facts = {"value": days, "changed_at": records.now(), "changed_by": records.actor}
        Setting.objects.update_or_create(key=_KEY + name, defaults=facts)
        audit.note(records, "retention set", name, detail={"days": days})


def apply(records: Records, wanted: Rule) -> Iterator[int]:
    """Delete or erase what has passed its days, step by step; yield how many each step took.

    Each step is one transaction and is noted in the audit by its count.

    Parameters
    ----------
    records : Records
    wanted : Rule
        As :func:`rules` tells it: what passes its days meanwhile waits for the next time.
    """
    cut = records.now() - timedelta(days=wanted.days)
    name, last = wanted.shipped.id, 0
    while True:
        with transaction.atomic():
            keys = list(_DUE[name](cut).filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:_BATCH])
            if not keys:
                break
            last = keys[-1]
            count = _TAKE[name](records, keys)
            audit.note(records, "retention apply", name, detail={"count": count, "days": wanted.days})
        yield count


def _audit_due(cut: datetime) -> "QuerySet[Any]":
    return AuditEntry.objects.filter(at__lt=cut)


def _quarantine_due(cut: datetime) -> "QuerySet[Any]":
    settled = Q(settled_at__lt=cut)
    waiting = Q(settled_at__isnull=True, source__added_at__lt=cut)
    rows: QuerySet[Any] = Quarantined.everything.filter(settled | waiting)
    return rows


def _uploads_due(cut: datetime) -> "QuerySet[Any]":
    """Return files that no source uses, nor has used since the cut."""
    still = Source.everything.filter(Q(superseded_at__isnull=True) | Q(superseded_at__gte=cut), upload=OuterRef("pk"))
    rows: QuerySet[Any] = Upload.everything.filter(~Exists(still), added_at__lt=cut)
    return rows


def _accounts_due(cut: datetime) -> "QuerySet[Any]":
    return User.objects.filter(closed_at__lt=cut, erased_at__isnull=True)


def _delete_audit(records: Records, keys: list[int]) -> int:
    assert records.actor
    told = AuditEntry.objects.filter(pk__in=keys).delete()[1]  # their salts in the register go with them
    return told.get("majlis.AuditEntry", 0)


def _delete_quarantined(records: Records, keys: list[int]) -> int:
    assert records.actor
    return int(Quarantined.everything.filter(pk__in=keys).delete()[0])


def _delete_uploads(records: Records, keys: list[int]) -> int:
    """Delete files and their rows. The files go when the rows have gone: a row never names a file that is not there.

    Files lie under their hashes: one that a document was kept as, or that a report has, stays, whoever brought the same
    bytes.
    """
    rows = Upload.everything.filter(pk__in=keys)
    names = list(rows.values_list("sha256", flat=True))
    Source.everything.filter(upload__in=keys).update(upload=None)
    count = int(rows.delete()[0])
    _unlink(records, names)
    return count


def _unlink(records: Records, names: list[str]) -> None:
    """Delete files once the rows that named them have gone, where no other row names them."""

    def unlink() -> None:
        uses = (model.everything.filter(sha256__in=names) for model in NAMING)
        still = {name for rows in uses for name in rows.values_list("sha256", flat=True)}
        for name in set(names) - still:  # what came again in this moment stays, too
            (records.home / FOLDER / name).unlink(missing_ok=True)

    transaction.on_commit(unlink)


def _contacts_due(cut: datetime) -> "QuerySet[Any]":
    """Return closed reports that still say whom to call. One that was merged is closed with the one that stayed."""
    closed = Q(closed_at__lt=cut) | Q(merged_into__closed_at__lt=cut)
    told = (table.everything.filter(report=OuterRef("pk"), part=_CONTACT) for table in (ReportSection, ReportFile))
    typed = ReportDraft.everything.filter(place=OuterRef("code"))
    rows: QuerySet[Any] = Report.everything.filter(closed).filter(
        reduce(or_, (Q(Exists(found)) for found in (*told, typed)))
    )
    return rows


def _delete_contacts(records: Records, keys: list[int]) -> int:
    """Delete whom to call, as every filing wrote it, with its files and what was typed into drafts; return how many."""
    files = ReportFile.everything.filter(report__in=keys, part=_CONTACT)
    names = list(files.values_list("sha256", flat=True))
    files.delete()
    ReportSection.everything.filter(report__in=keys, part=_CONTACT).delete()
    codes = Report.everything.filter(pk__in=keys).values_list("code", flat=True)
    ReportDraft.everything.filter(place__in=list(codes)).delete()
    _unlink(records, names)
    return len(keys)


def _enclosures_due(cut: datetime) -> "QuerySet[Any]":
    rows: QuerySet[Any] = ReportFile.everything.filter(removed_at__lt=cut)
    return rows


def _delete_enclosures(records: Records, keys: list[int]) -> int:
    rows = ReportFile.everything.filter(pk__in=keys)
    names = list(rows.values_list("sha256", flat=True))
    count = int(rows.delete()[0])
    _unlink(records, names)
    return count


def _sealed_due(cut: datetime) -> "QuerySet[Any]":
    rows: QuerySet[Any] = SealedPaper.everything.filter(destroyed_at__isnull=True, kept_at__lt=cut)
    return rows


def _destroy_sealed(records: Records, keys: list[int]) -> int:
    """Destroy papers with their salts, and the words of decisions that they held; that they were sealed stays."""
    forget(records, keys)  # first: who publishes one locks in the same order
    rows = SealedPaper.everything.filter(pk__in=keys)
    return int(rows.update(salt=None, paper=None, destroyed_at=records.now(), destroyed_by=records.actor))


def _erase_accounts(records: Records, keys: list[int]) -> int:
    count = 0
    for login in User.objects.filter(pk__in=keys).values_list("username", flat=True):
        try:
            erasure.erase(records, login)
        except ConflictError:  # erased by somebody else meanwhile
            continue
        count += 1
    return count


_DUE: Mapping[RuleId, Callable[[datetime], "QuerySet[Any]"]] = {
    "audit": _audit_due,
    "quarantine": _quarantine_due,
    "uploads": _uploads_due,
    "accounts": _accounts_due,
    "contacts": _contacts_due,
    "enclosures": _enclosures_due,
    "sealed": _sealed_due,
}
"""Rule to what has passed its days before an instant."""
_TAKE: Mapping[RuleId, Callable[[Records, list[int]], int]] = {
    "audit": _delete_audit,
    "quarantine": _delete_quarantined,
    "uploads": _delete_uploads,
    "accounts": _erase_accounts,
    "contacts": _delete_contacts,
    "enclosures": _delete_enclosures,
    "sealed": _destroy_sealed,
}
"""Rule to how rows are taken; it returns how many."""
