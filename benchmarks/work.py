"""How fast work goes through the queue: put in, claimed, renewed, ended; on SQLite and on PostgreSQL."""

import os
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measure import Row, arguments, finish, show
from tests.databases import postgresql_bin, postgresql_server

from majlis.adapters.records.handle import Asker, Records, open_records
from majlis.adapters.records.runs.work import Claim, Holder, Order
from majlis.kernel.access import EVERYTHING

WORKS = 400
CROWD = 4
DIGEST = "0" * 64
ORDER = Order(
    act="risk assess",
    command={"draws": 100, "years": 1000, "seed": 1, "as_of": None, "people": 1_000_000, "hours": 24},
    inputs={"nation": DIGEST, "evidence": DIGEST, "parameters": DIGEST},
    nation="bench",
    nation_name="Bench",
    synthetic=True,
    marking="TLP:AMBER",
)


def per_second(work: Callable[[], object], count: int) -> float:
    """Return how often something happens in a second, by the clock on the wall: it waits for disks and locks."""
    started = time.perf_counter()
    work()
    return count / (time.perf_counter() - started)


def fsync_ms(folder: Path, times: int = 50) -> float:
    """Return the time in which this disk makes a small write safe, milliseconds."""
    with (folder / "probe").open("wb", buffering=0) as file:
        started = time.perf_counter()
        for _ in range(times):
            file.write(b"x" * 4096)
            os.fsync(file.fileno())
        return (time.perf_counter() - started) / times * 1000


def claim_all(records: Records, holder: str, claims: list[Claim]) -> None:
    """Claim until nothing is left."""
    from majlis.adapters.records.runs import leases

    while (claim := leases.claim(records, Holder(holder))) is not None:
        claims.append(claim)


def crowd(records: Records, claims: list[Claim]) -> None:
    """Let several claim at once, each in a thread with a connection of its own."""
    from majlis.adapters.records.runs import leases

    def one(holder: str) -> None:
        claim_all(records, holder, claims)
        leases.leave()

    threads = [threading.Thread(target=one, args=(f"w{n}",)) for n in range(CROWD)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def measure(name: str, records: Records, peer: str) -> list[Row]:
    """Put works through the queue of one database."""
    from majlis.adapters.records import runs
    from majlis.adapters.records.runs import leases

    claims: list[Claim] = []
    both: list[Claim] = []

    def put() -> None:
        for _ in range(WORKS):
            runs.queue(records, ORDER)

    def end() -> None:
        for number, claim in enumerate(claims):
            assert leases.finish(records, claim, f"run-{number}", DIGEST)

    phases: tuple[tuple[str, Callable[[], object]], ...] = (
        ("queued", put),
        ("claimed by one", lambda: claim_all(records, "w", claims)),
        ("renewed", lambda: [leases.renew(claim) for claim in claims]),
        ("ended", end),
        ("queued again", put),
        (f"claimed by {CROWD} at once", lambda: crowd(records, both)),
    )
    rows = [Row(name, phase, per_second(work, WORKS), "/s", note=peer) for phase, work in phases]
    assert len({claim.code for claim in claims + both}) == len(claims) + len(both) == 2 * WORKS
    show(rows)
    return rows


def main() -> None:
    """Measure and print."""
    wanted = arguments(__doc__)
    asker = Asker(EVERYTHING, "bench", lambda: datetime.now(UTC))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        disk = f"beside {fsync_ms(home):.2f} ms for the disk to make a write safe"
        rows = measure("SQLite", open_records(home / "sqlite", "", asker), disk)
        if postgresql_bin() is not None:
            with postgresql_server(safe=True) as socket:
                url = f"postgresql://majlis@/postgres?host={socket}"
                records = open_records(home / "postgresql", url, asker)
                rows += measure("PostgreSQL", records, "without waiting for the disk (fsync off)")
                from django.db import connections

                connections.close_all()
    finish(rows, wanted)


if __name__ == "__main__":
    main()
