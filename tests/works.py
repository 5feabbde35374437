"""Orders of work for the tests, records to put them in, and leases that have run out."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from majlis.adapters.records.handle import Asker, Records, open_records
from majlis.adapters.records.runs.work import Order
from majlis.kernel.access import EVERYTHING, Reader

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def order(seed: int = 1, marking: str = "TLP:AMBER") -> Order:
    """Return an order whose pins are not in any vault."""
    command = {"draws": 2, "years": 20, "seed": seed, "as_of": None, "people": 1_000_000, "hours": 24}
    inputs = {name: letter * 64 for name, letter in (("nation", "a"), ("evidence", "b"), ("parameters", "c"))}
    return Order(
        "risk assess", command, inputs | {"history": "d" * 64}, "small", "Small nation", synthetic=True, marking=marking
    )


def records_at(home: Path, url: str, reader: Reader = EVERYTHING) -> Records:
    """Open records whose clock stands still."""
    return open_records(home, url, Asker(reader, "tester", lambda: NOON))


def expire(code: str, ago: timedelta = timedelta(seconds=1)) -> None:
    """Let a lease have run out some time ago; a negative time lets it run out in the future."""
    from majlis.adapters.records.models import Run

    assert Run.everything.filter(code=code).update(lease_until=datetime.now(UTC) - ago) == 1
