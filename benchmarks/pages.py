"""Every page of the workspace on a large home: server time, size and queries. Pages are found by following links.

Beside them stand addresses that a form leads to: words, filters, orders and days that make the database work hardest.
Each has the clock's time and that of this process's own work, which other programs on the machine disturb less.

``DATABASE_URL`` names a database other than SQLite. ``MAJLIS_BENCHMARK_HOME`` names a folder that keeps the home, so
that the next run finds it made.
"""

import os
import re
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from benchmarks.evidence import write_table
from benchmarks.measure import Row, arguments, finish, show

from majlis.acts.index import ACTS
from majlis.acts.world import Actor, World
from majlis.interfaces.cli.main import collect_seldom
from majlis.interfaces.settings import prepare, settings
from majlis.interfaces.site.start import configure, make_tables

if TYPE_CHECKING:
    from django.test import Client

CODE = "reference"
READER = "benchmark-reader"
ROLES = ("secretariat", "risk-analyst", "auditor")
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
    "threat/",
)
"""Addresses of the nation that a form leads to, and no link."""
SAID_SLOW = ("nation/state/", "nation/checks/", "evidence/source/log/?counts=yes", "threat/?now=yes")
"""Addresses of which a large nation's pages say that they take a while: asked for once, outside the target."""
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
        """Fill an empty home."""
        from majlis.adapters.records import nations, people

        if CODE in nations.codes(self.world.records):
            return
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
        for seed in range(runs):
            self.take("risk assess", nation=CODE, draws=4, years=20, seed=seed)

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
        sizes = {"assets": 100_000, "observations": 1_000_000, "runs": 100}
        home.fill(**(sizes if large else {"assets": 3_000, "observations": 20_000, "runs": 5}))
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


def one(client: "Client", case: str, address: str) -> Row:
    """Measure a page."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    started = time.perf_counter()
    answer = client.get(address)
    first = (time.perf_counter() - started) * 1000
    taken, own = [], []
    for _ in range(TIMES):
        started, used = time.perf_counter(), time.process_time()
        answer = client.get(address)
        own.append((time.process_time() - used) * 1000)
        taken.append((time.perf_counter() - started) * 1000)
        if len(taken) > 1 and sum(taken) > ENOUGH_MS:
            break
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    p95 = statistics.quantiles(taken, n=20)[-1]
    size = len(answer.content) / 1000
    flag = " TOO LARGE" if size > MOST_KB else ""
    flag += f" STATUS {answer.status_code}" if answer.status_code != 200 else ""
    times = (
        f"median {statistics.median(taken):.0f}, own p95 {statistics.quantiles(own, n=20)[-1]:.0f}, first {first:.0f}"
    )
    note = f"{times} ms; {size:.0f} kB, {len(queries)} queries{flag}"
    return Row(case, address[:60], p95, "ms", str(MOST_MS), note)


def slow(client: "Client", case: str, address: str) -> Row:
    """Measure a page once, before anything of it is kept."""
    started, used = time.perf_counter(), time.process_time()
    client.get(address)
    own = (time.process_time() - used) * 1000
    taken = (time.perf_counter() - started) * 1000
    return Row(case, address[:60], taken, "ms", "", f"once, own {own:.0f} ms; its link says that it takes a while")


def main() -> None:
    """Measure and print."""
    wanted = arguments(__doc__)
    collect_seldom()
    case = (
        f"{'large' if wanted.large else 'small'} home, {'PostgreSQL' if os.environ.get('DATABASE_URL') else 'SQLite'}"
    )
    with large_home(large=wanted.large) as home:
        client = home.client()
        pages = walk(client)
        found = [address for known in pages.values() for address in known]
        asked = [f"/n/{CODE}/{rest}" for rest in ASKED]
        rows = [one(client, case, address) for address in dict.fromkeys([*found, *asked])]
        told = [slow(client, case, f"/n/{CODE}/{rest}") for rest in SAID_SLOW]
    rows.sort(key=lambda row: -row.median)
    rows += told
    show(rows)
    finish(rows, wanted)


if __name__ == "__main__":
    main()
