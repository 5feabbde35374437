"""Which roles count at an instant, and that somebody always keeps the accounts."""

from datetime import datetime

from django.db.models import Q, QuerySet

from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import RoleAssignment
from majlis.kernel.errors import ConflictError
from majlis.reference.roles import ADMINISTRATOR


def holds(now: datetime) -> "QuerySet[RoleAssignment]":
    """Return the roles that count at an instant: begun, not ended, of an open account and an open organisation."""
    return RoleAssignment.objects.filter(
        Q(until__isnull=True) | Q(until__gt=now),
        since__lte=now,
        user__is_active=True,
        organisation__closed_at__isnull=True,
    )


def take_turns() -> None:
    """Let two administrators who end each other's role at once take turns, so that the second one is refused."""
    rows = RoleAssignment.objects.select_for_update().filter(role=ADMINISTRATOR, until__isnull=True)
    list(rows.order_by("pk").values_list("pk", flat=True))


def demand_administrator(records: Records, *, had: bool) -> None:
    """See that somebody keeps accounts after one who did has gone; call it within the transaction.

    Raises
    ------
    ConflictError
        If nobody does.
    """
    if had and not holds(records.now()).filter(role=ADMINISTRATOR).exists():
        raise ConflictError(
            "nobody would be left who keeps accounts",
            why="this is the last administrator",
            mend="majlis person grant LOGIN administrator ORGANISATION gives the role to somebody else first",
            code="records.last-administrator",
        )
