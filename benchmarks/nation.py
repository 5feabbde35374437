"""A nation into its draft, checked and published; beside reading its files alone and raw inserts of the same rows.

On SQLite in a new folder, or, where ``DATABASE_URL`` is set, in that database: give it an empty one.
"""

import csv
import os
import sqlite3
import tempfile
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path

from benchmarks.measure import Row, arguments, finish, show, timed

from majlis.acts.nation.check import CheckCommand, check
from majlis.acts.nation.compare import CompareCommand, compare
from majlis.acts.nation.export import ExportCommand, export
from majlis.acts.nation.import_ import ImportCommand, import_
from majlis.acts.nation.publish import PublishCommand, publish
from majlis.acts.nation.search import SearchCommand, search
from majlis.acts.nation.synthesize import SynthesizeCommand, synthesize
from majlis.acts.world import Actor, World
from majlis.infrastructure import Nation, read
from majlis.infrastructure.dossier.schema import TABLES
from majlis.interfaces.cli.main import collect_seldom


def read_csv(folder: Path) -> int:
    """Read the files as texts and do nothing with them."""
    count = 0
    for table in TABLES:
        with (folder / table.file).open(encoding="utf-8", newline="") as file:
            count += sum(1 for _ in csv.reader(file))
    return count


def cells(nation: Nation) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows as tuples, without their markings."""
    values = {table.name: attrgetter(*table.names[:-1]) for table in TABLES}
    return {name: [value(row) for row in getattr(nation, name)] for name, value in values.items()}


def raw_inserts(tuples: dict[str, list[tuple[object, ...]]], file: Path) -> None:
    """Insert the rows into tables without any key or index: what SQLite can do at most."""
    with sqlite3.connect(file) as database:
        for table in TABLES:
            rows = tuples[table.name]
            places = ",".join("?" * (len(table.names) - 1))
            columns = ",".join(f'"{name}"' for name in table.names[:-1])
            database.execute(f'CREATE TABLE "{table.name}" ({columns})')
            database.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', rows)  # noqa: S608 - our own names
    database.close()


def of_size(assets: int, wanted: str) -> list[Row]:
    """Measure one size."""
    case = f"nation of {assets:,} assets"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        world = World(Actor("bench", frozenset("*")), folder / "home", database=os.environ.get("DATABASE_URL", ""))
        source = folder / "source"
        synthesize(SynthesizeCommand(directory=source, assets=assets), world)
        nation = read(source)
        tuples = cells(nation)
        code = nation.header.id
        steps: list[tuple[str, Callable[[], object]]] = [
            ("CSV alone", lambda: read_csv(source)),
            ("raw executemany", lambda: raw_inserts(tuples, folder / "raw.sqlite3")),
            ("open the records", lambda: world.records),
            ("import", lambda: import_(ImportCommand(source=source, name=f"b{assets}"), world)),
            ("check", lambda: check(CheckCommand(nation=f"b{assets}@draft"), world)),
            ("publish", lambda: publish(PublishCommand(nation=f"b{assets}"), world)),
            ("import again, nothing new", lambda: import_(ImportCommand(source=source, name=f"b{assets}"), world)),
            ("search", lambda: search(SearchCommand(nation=f"b{assets}", words=("grid", "north")), world)),
            ("compare", lambda: compare(CompareCommand(before=f"b{assets}", after=f"b{assets}@draft"), world)),
            ("export", lambda: export(ExportCommand(nation=f"b{assets}", target=folder / "out"), world)),
        ]
        print(f"  {case}: {code}, {sum(len(getattr(nation, table.name)) for table in TABLES):,} rows", flush=True)
        rows, own = [], {}
        for phase, work in steps:
            wall, own[phase] = timed(work)
            rows.append(Row(case, phase, wall, "s", "", f"own time {own[phase]:.3g} s"))
            show(rows[-1:])
        judged = ("import", "check", "publish")
        whole, spent = sum(row.median for row in rows if row.phase in judged), sum(own[phase] for phase in judged)
        times = spent / (own["CSV alone"] + own["raw executemany"])
        note = f"own time {spent:.3g} s, {times:.1f} x CSV and raw executemany"
        rows.append(Row(case, "import + check + publish", whole, "s", wanted, note))
        show(rows[-1:])
        return rows


def main() -> None:
    """Measure and print."""
    wanted = arguments(__doc__)
    collect_seldom()  # as the command line does
    of_size(500, "")  # warms the compiled kernels and the imports; not kept
    rows = of_size(3000, "5")
    if wanted.large:
        rows += of_size(100_000, "60")
    finish(rows, wanted)


if __name__ == "__main__":
    main()
