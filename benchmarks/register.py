"""The register: appends in memory, durable commits, batches, proofs from tables; on SQLite and on PostgreSQL.

With ``--large`` the proofs come from a log of 1,000,000 entries, otherwise from one of 100,000.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measure import Row, arguments, finish, show
from tests.databases import postgresql_bin, postgresql_server
from tests.hand import make_nation

from majlis import register
from majlis.adapters.records.handle import Asker, Records, open_records
from majlis.kernel.access import EVERYTHING
from majlis.kernel.canonical import canonical_json

COMMITS = 300
BATCH = 1000
BATCHES = 10
PROOFS = 300
IN_MEMORY = 300_000


def entry(number: int) -> bytes:
    """Return an entry of the size of a short decision."""
    return canonical_json({"kind": "decision", "number": number, "synthetic": True, "text": "Decided. " * 40})


def per_second(work: Callable[[], object], count: int) -> float:
    """Return how often something happens in a second, by the clock on the wall: it waits for disks."""
    started = time.perf_counter()
    work()
    return count / (time.perf_counter() - started)


def milliseconds(work: Callable[[int], object], times: int) -> tuple[float, float]:
    """Return the median time of a work by the clock, and the mean of the process's own time, milliseconds."""
    taken, own = [], time.process_time()
    for number in range(times):
        started = time.perf_counter()
        work(number)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken) * 1000, (time.process_time() - own) / times * 1000


def fsyncs(folder: Path, times: int = 100) -> float:
    """Return how often in a second this disk makes a small write safe."""
    with (folder / "probe").open("wb", buffering=0) as file:

        def write() -> None:
            for _ in range(times):
                file.write(b"x" * 4096)
                os.fsync(file.fileno())

        return per_second(write, times)


def memory() -> list[Row]:
    """Append to a tree in memory: one by one, as the room does it, beside the hashes alone."""
    leaves = [entry(number) for number in range(IN_MEMORY)]
    tree = register.Tree()
    hashing = per_second(lambda: [register.leaf_hash(leaf) for leaf in leaves], IN_MEMORY)
    found = per_second(lambda: tree.extend(leaves), IN_MEMORY)
    rows = [Row("memory", "appends", found, "/s", "", f"wanted 100,000; hashing the leaves alone: {hashing:,.0f}/s")]
    show(rows)
    return rows


def measure(name: str, records: Records, folder: Path, *, large: bool) -> list[Row]:
    """Append, sign and prove on one database."""
    from majlis.adapters.records.register import appending, logs, reading, signing

    make_nation(records, "bench", synthetic=True)
    log = logs.log_of(records, "bench", "decisions")
    disk = fsyncs(folder)

    def commits() -> None:
        for number in range(COMMITS):
            appending.append(records, log, [entry(number)])

    def signed() -> None:
        for number in range(COMMITS):
            appending.append(records, log, [entry(number)])
            signing.sign(records, log)

    def batches(count: int) -> None:
        for batch in range(count):
            appending.append(records, log, [entry(batch * BATCH + number) for number in range(BATCH)])

    beside = f"the disk makes {disk:,.0f} small writes a second safe"
    rows = [
        Row(name, "durable commits", per_second(commits, COMMITS), "/s", "", f"wanted 50; {beside}"),
        Row(name, "commit, then signed checkpoint", per_second(signed, COMMITS), "/s"),
        Row(name, "entries, 1,000 a commit", per_second(lambda: batches(BATCHES), BATCH * BATCHES), "/s", "",
            "wanted 2,000"),
    ]  # fmt: skip
    show(rows)
    size = reading.size(records, log)
    wanted = 1_000_000 if large else 100_000
    batches((wanted - size) // BATCH + 1)
    signing.sign(records, log)
    return rows + proofs(name, records)


def proofs(name: str, records: Records) -> list[Row]:
    """Prove and verify from the tables of a log that is full."""
    from majlis.adapters.records.register import appending, logs, nodes, proving, reading, verifying

    log = logs.log_of(records, "bench", "decisions")
    size = reading.size(records, log)
    verifier = register.Verifier.parse(reading.keys(records, log)[-1].vkey)
    places = [number * 7919 * 104_729 % size for number in range(PROOFS)]
    leaves = [reading.entry(records, log, place).leaf or b"" for place in places]

    def prove(number: int) -> bytes:
        return proving.receipt(records, log, places[number])

    def verified(number: int) -> None:
        register.verify_receipt(prove(number), leaves[number], verifier)

    def found(number: int) -> None:
        leaf = reading.entry(records, log, places[-number]).leaf
        register.verify_receipt(proving.receipt(records, log, places[-number]), leaf or b"", verifier)

    def consistent(number: int) -> None:
        proving.consistency(records, log, places[number] + 1)

    receipt = prove(0)
    case = f"{name}, {size:,} entries"
    steps: list[tuple[str, Callable[[int], object], str]] = [
        ("receipt", prove, ""),
        ("verification", lambda _: register.verify_receipt(receipt, leaves[0], verifier), ""),
        ("receipt, verified", verified, "3"),
        ("entry found, receipt, verified", found, ""),
        ("consistency proof", consistent, ""),
        ("root", lambda _: nodes.root_of(log.pk, size), ""),
        ("append of one", lambda number: appending.append(records, log, [entry(number)]), ""),
    ]
    later: list[Row] = []
    for phase, work, target in steps:
        clock, own = milliseconds(work, PROOFS)
        later.append(Row(case, phase, clock, "ms", target, f"own {own:.2f} ms"))
    started = time.perf_counter(), time.process_time()
    verifying.verify(records, log)
    taken = time.perf_counter() - started[0], time.process_time() - started[1]
    later.append(Row(case, "whole log verified", taken[0], "s", "", f"own {taken[1]:.1f} s"))
    show(later)
    return later


def main() -> None:
    """Measure and print."""
    wanted = arguments(__doc__)
    asker = Asker(EVERYTHING, "bench", lambda: datetime.now(UTC))
    rows = memory()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        rows += measure("SQLite", open_records(home / "sqlite", "", asker), home, large=wanted.large)
        if postgresql_bin() is not None:
            with postgresql_server(safe=True) as socket:
                url = f"postgresql://majlis@/postgres?host={socket}"
                rows += measure("PostgreSQL", open_records(home / "pg", url, asker), home, large=wanted.large)
                from django.db import connections

                connections.close_all()
    finish(rows, wanted)


if __name__ == "__main__":
    main()
