"""Every page of the workspace on a large home: server time, size and queries. Pages are found by following links.

Beside them stand addresses that a form leads to: words, filters, orders and days that make the database work hardest.
Each has the clock's time and that of this process's own work, which other programs on the machine disturb less.

One of the hundred assessments is computed. The others are that one, written again under other seeds with rows of
their own, which takes milliseconds instead of minutes: to a page they weigh the same, their figures mean nothing.

SQLite is measured, then, in a process of its own, PostgreSQL where it is installed. ``DATABASE_URL`` names a database
instead of both. ``MAJLIS_BENCHMARK_HOME`` names a folder that keeps the home, so that the next run finds it made.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from benchmarks.evidence import write_table
from benchmarks.measure import Row, arguments, finish
from tests.databases import postgresql_bin, postgresql_server

from majlis.acts.index import ACTS
from majlis.acts.world import Actor, World
from majlis.interfaces.cli.main import collect_seldom
from majlis.interfaces.settings import prepare, settings
from majlis.interfaces.site.start import configure, make_tables
from majlis.kernel.times import format_instant

if TYPE_CHECKING:
    from django.test import Client

CODE = "reference"
READER = "benchmark-reader"
ROLES = ("secretariat", "risk-analyst", "auditor")
DRAWS, YEARS = 10, 100
TIMES = 15
SAMPLES = 2
"""So many addresses of each page are tried."""
MOST_MS, MOST_KB = 300, 200
ASKED = (
    "incidents/?words=synthetic",
    "incidents/?words=nosuchword",
    "incidents/?source=nosuchsource",
    "incidents/?as_of=2025-06-01",
    "evidence/?as_of=2015-01-01",
    "evidence/?as_of=2025-06-01",
    "evidence/search/?words=gateway",
    "evidence/search/?words=gateway+outage",
    "evidence/search/?words=nosuchword",
    "evidence/search/?sector=health&kind=ransomware",
    "nation/assets/?q=hospital",
    "nation/assets/?q=nosuchword",
    "nation/assets/?sort=name",
    "nation/assets/?sort=repair_mode_h&order=down",
    "nation/requirements/",
    "nation/requirements/?sort=buffer_h",
    "nation/requirements/?sort=buffer_h&order=down",
    "nation/requirements/?q=power",
    "nation/suppliers/",
    "nation/suppliers/?q=power",
    "nation/suppliers/?q=nosuchword",
    "nation/demands/?q=water",
    "map/table/?q=hospital",
    "map/data/find?q=hospital",
    "evidence/source/log/?counts=yes",
    "nation/checks/",
    "nation/state/",
    "threat/",
    "threat/?now=yes",
)
"""Addresses of the nation that a form leads to, and no link."""
SAID_SLOW = ("evidence/source/log/?as_of=2024-01-01&counts=yes",)
"""Addresses of which the link says that they take a while: asked for once, outside the target."""
ENOUGH_MS = 10_000
"""A page that took so long in all is measured no more often."""
_LINK = re.compile(r'(?:href|hx-get)="(/[^"#]*)"')


class Home:
    """A home with a nation, evidence, runs and a reader.

    Parameters
    ----------
    path : Path
    database : str
        As ``DATABASE_URL``.
    """

    def __init__(self, path: Path, database: str) -> None:
        self.settings = settings({}, {**os.environ, "MAJLIS_HOME": str(path), "DATABASE_URL": database})
        self.path = path
        prepare(self.settings)
        configure(self.settings)
        make_tables(self.settings)
        self.world = World(
            Actor("benchmark", frozenset({"*"})), path, now=lambda: datetime.now(UTC), database=database,
            settings=self.settings,
        )  # fmt: skip

    def take(self, act_name: str, /, **values: object) -> Any:  # noqa: ANN401 - a result
        """Perform an act."""
        act = {entry.name: entry for entry in ACTS}[act_name].load()
        return act(act.command.model_validate(values), self.world)

    def fill(self, *, assets: int, observations: int, runs: int) -> None:
        """Fill an empty home; one that is kept gets the runs that it lacks."""
        from majlis.adapters.records import nations

        if CODE not in nations.codes(self.world.records):
            self._fill(assets=assets, observations=observations)
        self._assess(runs)

    def _fill(self, *, assets: int, observations: int) -> None:
        from majlis.adapters.records import people

        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            self.take("nation synthesize", directory=folder / "nation", assets=assets)
            self.take("nation import", source=folder / "nation", name=CODE)
            write_table(folder / "log.csv", observations)
            self.take(
                "evidence add", nation=CODE, file=folder / "log.csv", window="2010-01-01..2025-10-01", source="log"
            )
        self.take("nation publish", nation=CODE, note="for the benchmark")
        people.ensure_organisation(self.world.records, "secretariat", "Secretariat", "council")
        people.add_person(self.world.records, READER, {"full_name": "Reader"}, None, "")
        for role in ROLES:
            self.take("person grant", login=READER, role=role, organisation="secretariat")
        self.take("incident window", nation=CODE, start="2025-01-01")
        for number in range(200):
            facts = {"title": f"Synthetic incident {number}", "day": f"2025-0{1 + number % 9}-10", "kind": "ddos"}
            self.take("incident create", nation=CODE, sector="health", **facts)

    def _assess(self, runs: int) -> None:
        """Compute one assessment where there is none, and write it again until there are so many."""
        from majlis.adapters.records.runs import made

        there = made.made(self.world.records, CODE, last=runs)
        if not there:
            self.take("risk assess", nation=CODE, draws=DRAWS, years=YEARS, seed=0)
            there = made.made(self.world.records, CODE, last=1)
        for seed in range(len(there), runs):
            self._copy(there[-1].vault_run, seed)

    def _copy(self, name: str, seed: int) -> None:
        """Write a run again under another seed, with a row of its own."""
        from majlis.adapters.records.runs import leases, made
        from majlis.adapters.vault import Array, RunDraft
        from majlis.adapters.vault.pictures import FOLDER
        from majlis.adapters.worker.perform import this_process

        records, vault = self.world.records, self.world.vault
        run, order = vault.read_run(name), made.made_one(records, CODE, name).order
        command = {**run.command, "seed": seed}
        claim = leases.begin(records, replace(order, command=command), this_process())
        facts = run.manifest["arrays"]
        arrays = [Array(key, run.array(key), facts[key]["unit"], tuple(facts[key]["axes"])) for key in run.arrays]
        draft = RunDraft(
            act=run.act,
            command=command,
            inputs=run.inputs,
            result={**run.result, "seed": seed},
            run={**run.run, "when": format_instant(claim.queued_at), "work": claim.code, "copy_of": name},
            arrays=arrays,
            documents={key: run.document(key) for key in run.manifest["documents"]},
        )
        copy = vault.write_run(draft, now=claim.queued_at, work=claim.code)
        shutil.copy(*(vault.root / FOLDER / f"{one}.json.gz" for one in (name, copy.id)))  # a seed is in no chart
        assert leases.finish(records, claim, copy.id, copy.result_sha256)

    def client(self) -> "Client":
        """Return a browser in the reader's name."""
        from django.contrib.auth import get_user_model
        from django.test import Client

        client = Client(headers={"host": "localhost"})
        user = get_user_model().objects.get(username=READER)
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client


@contextmanager
def large_home(*, large: bool) -> Iterator[Home]:
    """Give a filled home; one that is named is kept."""
    kept, database = os.environ.get("MAJLIS_BENCHMARK_HOME", ""), os.environ.get("DATABASE_URL", "")
    with tempfile.TemporaryDirectory() as name:
        home = Home(Path(kept or name) / "home", database)
        sizes = {"assets": 100_000, "observations": 1_000_000} if large else {"assets": 3_000, "observations": 20_000}
        home.fill(**sizes, runs=100)
        yield home


def walk(client: "Client") -> dict[str, list[str]]:
    """Return the addresses that links lead to, at most a few of each page, by the page's name."""
    from django.urls import Resolver404, resolve

    found: dict[str, list[str]] = {}
    waiting = ["/"]
    while waiting:
        address = waiting.pop(0)
        try:
            name = resolve(urlsplit(address).path).view_name or urlsplit(address).path
        except Resolver404:
            continue
        known = found.setdefault(name, [])
        if (
            address in known
            or address.endswith(SAID_SLOW)
            or len(known) >= SAMPLES
            or name in {"account_logout", "alive"}
        ):
            continue
        answer = client.get(address)
        if answer.status_code != 200 or "html" not in answer.headers.get("Content-Type", ""):
            continue
        known.append(address)
        waiting += [unescape(link) for link in _LINK.findall(answer.content.decode()) if "/static/" not in link]
    return {name: known for name, known in found.items() if known}


@dataclass(frozen=True)
class Page:
    """What a page costs.

    Attributes
    ----------
    address : str
    own : float
        Time of this process's own work, ms: the 95th of 100.
    wall : float
        Time by the clock, ms: the 95th of 100.
    first : float
        Time by the clock of the first visit, ms.
    size : float
        kB of HTML, before it is compressed.
    queries : int
    status : int
    aside : bool
        Whether its link says that it takes a while: it was asked for once, and has no target.
    """

    address: str
    own: float
    wall: float
    first: float
    size: float
    queries: int
    status: int = 200
    aside: bool = False

    @property
    def breaks(self) -> str:
        """In what it misses its target; empty where it does not."""
        if self.status != 200:
            return f"answers {self.status}"
        if self.aside:
            return ""
        slow = f"{self.wall:.0f} ms (own work {self.own:.0f})" if self.wall > MOST_MS else ""
        large = f"{self.size:.0f} kB" if self.size > MOST_KB else ""
        return ", ".join(part for part in (slow, large) if part)


def p95(taken: Sequence[float]) -> float:
    """Return the 95th of 100; of a single figure that one."""
    return statistics.quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0]


def one(client: "Client", address: str) -> Page:
    """Measure a page."""
    taken, own, first, size = [], [], 0.0, 0.0
    for visit in range(TIMES + 1):
        started, used = time.perf_counter(), time.process_time()
        answer = client.get(address)
        wall, work = (time.perf_counter() - started) * 1000, (time.process_time() - used) * 1000
        if not visit:
            first, size = wall, len(answer.content) / 1000
            continue
        taken.append(wall)
        own.append(work)
        if len(taken) > 1 and sum(taken) > ENOUGH_MS:
            break
    return Page(address, p95(own), p95(taken), first, size, queries(client, address), answer.status_code)


def queries(client: "Client", address: str) -> int:
    """Return how often a page asks the database."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as found:
        client.get(address)
    return len(found)


def slow(client: "Client", address: str) -> Page:
    """Measure a page once, before anything of it is kept."""
    started, used = time.perf_counter(), time.process_time()
    answer = client.get(address)
    own, taken = (time.process_time() - used) * 1000, (time.perf_counter() - started) * 1000
    return Page(address, own, taken, taken, len(answer.content) / 1000, 0, answer.status_code, aside=True)


def report(case: str, pages: Sequence[Page]) -> list[Row]:
    """Print what every page costs, the dearest first, and those that miss a target; return the rows."""
    print(f"  {case}\n  {'page':<78} {'CPU ms':>7} {'wall p95':>9} {'first':>7} {'kB':>5} {'queries':>8}")
    for page in pages:
        figures = f"{page.own:>7.0f} {page.wall:>9.0f} {page.first:>7.0f} {page.size:>5.0f}"
        asked = f"{page.queries:>8}" if not page.aside else "    once"
        print(f"  {page.address[:78]:<78} {figures} {asked}{f'  {page.breaks}' if page.breaks else ''}")
    broken = [page for page in pages if page.breaks]
    print(f"  {len(pages)} pages; above {MOST_MS} ms or {MOST_KB} kB: {len(broken) or 'none'}")
    for page in broken:
        print(f"    {page.address}: {page.breaks}")
    print("  (1 assessment was computed, the others are copies of it under other seeds)", flush=True)
    return [_row(case, page) for page in pages]


def _row(case: str, page: Page) -> Row:
    times = f"own p95 {page.own:.0f}, first {page.first:.0f} ms"
    note = f"{times}; {page.size:.0f} kB, {page.queries} queries {page.breaks}"
    return Row(case, page.address[:60], page.wall, "ms", "" if page.aside else str(MOST_MS), note.strip())


def measured(case: str, *, large: bool) -> list[Row]:
    """Measure every page on the database of this process."""
    with large_home(large=large) as home:
        client = home.client()
        found = [address for known in walk(client).values() for address in known]
        asked = [f"/n/{CODE}/{rest}" for rest in ASKED]
        pages = [one(client, address) for address in dict.fromkeys([*found, *asked])]
        told = [slow(client, f"/n/{CODE}/{rest}") for rest in SAID_SLOW]
    return report(case, [*sorted(pages, key=lambda page: -page.wall), *told])


def on_postgresql(*, large: bool) -> list[Row]:
    """Measure on a PostgreSQL server of our own, in a process of its own: a process belongs to one database."""
    if postgresql_bin() is None:
        print("  PostgreSQL is not installed: not measured")
        return []
    with postgresql_server(safe=True) as socket, tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "rows.json"
        environment = {**os.environ, "DATABASE_URL": f"postgresql://majlis@/postgres?host={socket}"}
        environment.pop("MAJLIS_BENCHMARK_HOME", None)  # the server goes, and a home without its rows is of no use
        options = ["--json", str(kept), *(["--large"] if large else [])]
        subprocess.run([sys.executable, "-m", "benchmarks.pages", *options], check=True, env=environment)
        return [Row(**row) for row in json.loads(kept.read_text(encoding="utf-8"))]


def main() -> None:
    """Measure and print."""
    wanted = arguments(__doc__)
    collect_seldom()
    named = os.environ.get("DATABASE_URL", "")
    size = "large" if wanted.large else "small"
    rows = measured(f"{size} home, {'PostgreSQL' if named else 'SQLite'}", large=wanted.large)
    if not named:
        rows += on_postgresql(large=wanted.large)
    finish(rows, wanted)


if __name__ == "__main__":
    main()
