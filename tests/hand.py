"""What tests of incidents by hand share: a clock that can be set, a nation in the records, reports of sources."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from majlis.adapters.records.handle import Asker, Records, open_records
from majlis.infrastructure.nation import Header
from majlis.kernel.access import EVERYTHING, Reader
from majlis.kernel.marking import Marking, Tlp

AMBER = Marking(Tlp.AMBER)


@dataclass
class Clock:
    """A clock that stands until it is set."""

    at: datetime

    def __call__(self) -> datetime:
        return self.at

    def set(self, day: str) -> None:
        self.at = datetime.fromisoformat(day).replace(hour=9, tzinfo=UTC)


def make_nation(records: Records, code: str = "small", *, synthetic: bool = False) -> None:
    from majlis.adapters.records import nations

    notice = "Invented for tests." if synthetic else ""
    header = Header(code, "Small nation", synthetic, notice, "Asia/Karachi", "PKR", 336, 60, AMBER)
    nations.create(records, header, {})


def report(records: Records, source: str, key: str, day: str, **facts: Any) -> int:
    """Write an observation of a source, made where it is missing, and return its row number."""
    from majlis.adapters.records.keys import marking_key, owner_key
    from majlis.adapters.records.models import Nation, Observation, Source

    nation = Nation.everything.get(code=facts.pop("nation", "small"))
    keys = {
        "owner_id": owner_key(records, facts.pop("owner", "")),
        "marking_id": marking_key(facts.pop("marking", AMBER)),
    }
    row = Source.everything.filter(nation=nation, name=source, superseded_at__isnull=True).first()
    if row is None:
        row = Source.everything.create(
            nation=nation,
            name=source,
            format="csv",
            window_start=date(2025, 1, 1),
            window_end=date(2025, 7, 1),
            synthetic=False,
            added_at=records.now(),
            **keys,
        )
    told = {"kind": "ransomware", "sector": "health", "known": day, "synthetic": False, **facts}
    made = Observation.everything.create(
        nation=nation, source=row, key=key, day=date.fromisoformat(day), recorded_at=records.now(), **told, **keys
    )
    return int(made.pk)


def open_at(home: Path, url: str, clock: Clock, reader: Reader = EVERYTHING, actor: str = "tester") -> Records:
    """Open records whose clock is the given one."""
    return open_records(home, url, Asker(reader, actor, clock))


def clock_at(day: str) -> Clock:
    """Return a clock that stands at nine in the morning (UTC) of a day."""
    clock = Clock(datetime.min.replace(tzinfo=UTC))
    clock.set(day)
    return clock


def enter(records: Records, nation: str = "small", **facts: Any) -> str:
    """Enter an incident of 1 March 2025 and return its code."""
    from majlis.adapters.records.incidents import writing

    usual = {"title": "Hospital systems locked", "day": date(2025, 3, 1), "kind": "ransomware", "sector": "health"}
    return writing.create(records, nation, {**usual, **facts}, writing.Terms("Ministry"))
