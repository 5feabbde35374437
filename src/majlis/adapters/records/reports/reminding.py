"""Reminders that go by mail: to whom, and that nobody is reminded of the same twice."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Report, ReportReminder, ReportRoute
from majlis.adapters.records.people.holdings import holds
from majlis.adapters.records.reports.heads import Head
from majlis.evidence.reporting.clocks import Clock
from majlis.reference.roles import roles

_FORGOTTEN = timedelta(hours=1)
"""After so long who began to send and never said how it went is believed to have been stopped."""
Due = tuple[Head, Clock]
Key = tuple[str, str, str, datetime]


def key_of(due: Due) -> Key:
    """Return what is reminded of: report, stage, state and term."""
    one, clock = due
    assert clock.due is not None
    return one.code, clock.stage.value, clock.state, clock.due


def sent(records: Records, dues: Sequence[Due]) -> frozenset[Key]:
    """Return of which stages operators were reminded, among those that the reader may see."""
    rows = ReportReminder.objects.visible_to(records.reader).filter(
        report__code__in=[one.code for one, _ in dues], sent_at__isnull=False
    )
    return frozenset(rows.values_list("report__code", "stage", "state", "due"))


def workable(records: Records, dues: Sequence[Due]) -> frozenset[str]:
    """Return the codes of the reports with which an authority of the reader's works: it reminds of them."""
    codes = [one.code for one, _ in dues]
    rows = Report.objects.visible_to(records.reader).filter(code__in=codes)
    if records.reader.everything:
        return frozenset(rows.values_list("code", flat=True))
    mine = records.reader.organisations
    routed = ReportRoute.everything.filter(part="thread", until__isnull=True, organisation__code__in=mine)
    kept = rows.filter(attached=False, owner__code__in=mine)
    return frozenset(rows.filter(pk__in=routed.values("report")).union(kept).values_list("code", flat=True))


def receivers(records: Records, organisations: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the addresses of those who report for organisations, by code of the organisation."""
    reporting = [name for name, role in roles().items() if "report.write" in role.permissions]
    rows = holds(records.now()).filter(organisation__code__in=set(organisations), role__in=reporting)
    found: dict[str, set[str]] = defaultdict(set)
    for code, address in rows.exclude(user__email="").values_list("organisation__code", "user__email"):
        found[code].add(address)
    return {code: tuple(sorted(addresses)) for code, addresses in found.items()}


def claim(records: Records, due: Due) -> int | None:
    """Say that a reminder is about to be sent; None where it was, or another process is about to.

    A claim that was left by who was stopped in between counts no longer after an hour.
    """
    code, stage, state, until = key_of(due)
    report = Report.objects.visible_to(records.reader).get(code=code)
    now = records.now()
    row, new = ReportReminder.everything.get_or_create(
        report=report,
        stage=stage,
        state=state,
        due=until,
        defaults={"claimed_at": now, "owner_id": report.owner_id, "marking_id": report.marking_id},
    )
    if new:
        return int(row.pk)
    left = ReportReminder.everything.filter(pk=row.pk, sent_at__isnull=True, claimed_at__lt=now - _FORGOTTEN)
    return int(row.pk) if left.update(claimed_at=now) else None


def settle(records: Records, claimed: int, receivers: int) -> None:
    """Say for how many persons the mail server took it; for none it is sent next time."""
    rows = ReportReminder.everything.filter(pk=claimed, sent_at__isnull=True)
    if receivers:
        rows.update(sent_at=records.now(), receivers=receivers)
    else:
        rows.delete()
