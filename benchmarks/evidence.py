"""Evidence in the records: a table of incidents from file to searchable rows, beside raw inserts of the same rows."""

import csv
import os
import random
import sqlite3
import statistics
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.measure import Row, arguments, finish, show, timed

from majlis.adapters.records.handle import Asker, Records, open_records
from majlis.evidence.addition import Addition
from majlis.infrastructure.dossier.header import header_of_table
from majlis.interfaces.cli.main import collect_seldom
from majlis.kernel.access import EVERYTHING
from majlis.kernel.marking import Marking
from majlis.kernel.times import Window

HEADER = """
format = 1
id = "benchmark"
name = "Benchmark"
synthetic = true
notice = "Invented."
time_zone = "UTC"
currency = "USD"
horizon_hours = 336
slot_minutes = 60
marking = "TLP:AMBER"
"""
SAID = ("gateway", "outage", "mail", "server", "encrypted", "restored", "payroll", "portal", "vendor", "relay")
SECTORS = ("Hospital", "Bank", "Power company", "Telecom", "Water utility", "University")
KINDS = ("Ransomware", "DDoS", "Phishing", "Intrusion", "Defacement")
QUESTIONS = ("", "gateway", "gateway outage", "case77", "c-0000777", "ransomware hospital", "org ga*", "nosuchword")


def write_table(path: Path, rows: int) -> None:
    """Write invented incidents."""
    drawn, first = random.Random(1), date(2010, 1, 1)  # noqa: S311 - invented rows, no secrets
    words = (*SAID, *(f"case{number}" for number in range(3000)))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("synthetic", "Case id", "Date", "Reported on", "Sector", "Type", "Organisation", "Remarks"))
        for number in range(rows):
            day = first + timedelta(drawn.randrange(5600))
            known = day + timedelta(drawn.randrange(20))
            said = " ".join(drawn.choice(words) for _ in range(8))
            whose = (drawn.choice(SECTORS), drawn.choice(KINDS), f"org-{number % 900}")
            writer.writerow(("true", f"C-{number:07d}", day, known, *whose, said))


@contextmanager
def silent(label: str, total: int) -> Iterator[Callable[[int], None]]:  # noqa: ARG001 - the shape of Progress
    yield lambda done: None  # noqa: ARG005


def raw(records: Records, url: str) -> float:
    """Return the own time, seconds, of the driver alone: it inserts the same rows into a table without an index."""
    from django.db import connection

    from majlis.adapters.records.models import Observation

    columns = Observation._meta.concrete_fields  # noqa: SLF001 - Django's documented interface to a model
    fields = [str(one.column) for one in columns][1:]
    rows = [tuple(map(str, row)) for row in Observation.everything.values_list(*fields)]
    marks = ", ".join(f"c{number}" for number in range(len(fields)))
    if url:
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TABLE raw_rows ({marks.replace(',', ' text,')} text)")

            def copy() -> None:
                with cursor.cursor.copy("COPY raw_rows FROM STDIN") as copying:
                    for row in rows:
                        copying.write_row(row)

            taken = timed(copy)[1]
            cursor.execute("DROP TABLE raw_rows")
        return taken
    with sqlite3.connect(records.home / "raw.sqlite3") as plain:
        plain.execute(f"CREATE TABLE raw_rows ({marks})")
        places = ", ".join("?" * len(fields))
        insert = f"INSERT INTO raw_rows VALUES ({places})"  # noqa: S608 - of question marks
        return timed(lambda: plain.executemany(insert, rows))[1]


def main() -> None:
    """Measure and print. ``DATABASE_URL`` names a database other than SQLite."""
    wanted = arguments(__doc__)
    collect_seldom()  # as the command line does
    url, count = os.environ.get("DATABASE_URL", ""), 1_000_000 if wanted.large else 100_000
    case = f"{count:,} incidents, {'PostgreSQL' if url else 'SQLite'}"
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "incidents.csv"
        write_table(file, count)
        records = open_records(Path(folder) / "home", url, Asker(EVERYTHING, "b", lambda: datetime.now(UTC)))
        from majlis.adapters.records import evidence, nations
        from majlis.adapters.records.evidence import adding, finding
        from majlis.adapters.records.evidence.listing import listed

        nations.create(records, header_of_table(tomllib.loads(HEADER)), {})
        window = Window(date(2010, 1, 1), date(2025, 1, 1))
        addition = Addition("log", window, "", "auto", (), (), {}, "", "", synthetic=True, marking=Marking())
        data = adding.File(file.name, file.read_bytes(), 0.2)
        wall, own = timed(lambda: adding.add(records, "benchmark", data, addition, silent))
        limit = raw(records, url)
        note = f"own time {count / own:,.0f} a second, {own / limit:.1f} x raw inserts of the same rows"
        rows.append(Row(case, "added, a second (at least 25,000)", count / wall, "rows", "", note))
        wall, _ = timed(lambda: evidence.observations(records, "benchmark"))
        rows.append(Row(case, "read for figures", wall, "s"))
        listing = statistics.median(timed(lambda: listed(records, "benchmark"))[0] for _ in range(7))
        rows.append(Row(case, "list of sources", listing * 1000, "ms", "50"))
        for text in QUESTIONS:
            asked = finding.Asked(text=text)
            pages = [timed(lambda: finding.find(records, "benchmark", asked, 50)) for _ in range(7)]  # noqa: B023 - called at once
            taken, own = (statistics.median(times) * 1000 for times in zip(*pages, strict=True))
            rows.append(Row(case, f"search {text!r}", taken, "ms", "50", f"own time {own:.1f} ms"))
    show(rows)
    finish(rows, wanted)


if __name__ == "__main__":
    main()
