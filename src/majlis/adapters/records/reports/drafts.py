"""What a person has typed into a report's form and not sent yet: kept here, read by nobody else."""

from collections.abc import Mapping
from datetime import datetime

from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key, owner_key
from majlis.adapters.records.models import ReportDraft
from majlis.adapters.records.reports.writing import CLOSEST

MOST_LETTERS = 100_000
"""Of all values of a draft."""


def keep(records: Records, place: str, values: Mapping[str, str]) -> datetime | None:
    """Keep what was typed; return when, or None where it is too long to keep or empty.

    Parameters
    ----------
    records : Records
    place : str
        Code of the report that is amended; empty for a new one.
    values : mapping of str to str
    """
    told = {name: value for name, value in values.items() if value}
    if not told or sum(map(len, told.values())) > MOST_LETTERS:
        return None
    now = records.now()
    facts = {
        "values": told,
        "saved_at": now,
        "owner_id": owner_key(records),
        "marking_id": marking_key(CLOSEST),
    }
    ReportDraft.everything.update_or_create(kept_by=records.actor, place=place, defaults=facts)
    return now


def kept(records: Records, place: str) -> tuple[Mapping[str, str], datetime | None]:
    """Return what the person typed and did not send, and when it was kept."""
    row = ReportDraft.everything.filter(kept_by=records.actor, place=place).first()
    return (row.values, row.saved_at) if row else ({}, None)


def forget(records: Records, place: str) -> None:
    """Throw a draft away: it was sent, or is not wanted."""
    ReportDraft.everything.filter(kept_by=records.actor, place=place).delete()
