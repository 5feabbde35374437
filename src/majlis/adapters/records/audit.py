"""The audit: who did what, when, to what."""

from typing import Literal

from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import AuditEntry

Outcome = Literal["done", "refused", "failed"]


def note(
    records: Records, act: str, subject: str, *, outcome: Outcome = "done", detail: dict[str, object] | None = None
) -> None:
    """Write an entry.

    Parameters
    ----------
    records : Records
    act : str
        Name of the act, for example ``nation publish``.
    subject : str
        Code of what was acted on. Codes and counts only: the audit is read by people who may not see the content.
    outcome : {"done", "refused", "failed"}
    detail : dict, optional
        Counts and codes. Where a second person agreed, the login is added as ``second``.
    """
    told = {**(detail or {}), **({"second": records.second} if records.second else {})}
    AuditEntry.objects.create(
        at=records.now(), actor=records.actor, act=act, subject=subject[:200], outcome=outcome, detail=told
    )
