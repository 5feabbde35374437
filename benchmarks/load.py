"""A hundred readers and ten writers at once, against the real server, for some minutes: no answer may be an error.

Options of the environment: ``MAJLIS_BENCHMARK_HOME`` (kept home of ``benchmarks.pages``), ``MAJLIS_BENCHMARK_SECONDS``.
"""

import http.client
import os
import random
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from datetime import date
from urllib.parse import urlencode

from benchmarks.measure import Row, arguments, finish, show
from benchmarks.pages import CODE, Home, large_home, walk

READERS, WRITERS = 100, 10
PAUSE = 2.0
"""Mean seconds between a reader's pages."""


class Crowd:
    """Readers and writers, and what they saw."""

    def __init__(self, port: int, cookie: str, pages: list[str]) -> None:
        self.port, self.cookie, self.pages = port, cookie, pages
        self.end = time.monotonic() + float(os.environ.get("MAJLIS_BENCHMARK_SECONDS", "300"))
        self.taken: dict[str, list[float]] = {"read": [], "write": []}
        self.answers: Counter[str] = Counter()
        self.lock = threading.Lock()

    def ask(self, kind: str, method: str, path: str, body: str = "", more: dict[str, str] | None = None) -> None:
        """Ask once and note how long it took and how it ended."""
        started = time.perf_counter()
        headers = {"Host": "localhost", "Cookie": self.cookie, **(more or {})}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body or None, headers)
            answer = connection.getresponse()
            answer.read()
            ended = f"{kind} {answer.status}"
        except OSError as error:
            ended = f"{kind} {type(error).__name__}"
        finally:
            connection.close()
        with self.lock:
            self.taken[kind].append((time.perf_counter() - started) * 1000)
            self.answers[ended] += 1

    def read(self, seed: int) -> None:
        """Read page after page."""
        drawn = random.Random(seed)  # noqa: S311 - a reader's whims
        time.sleep(drawn.uniform(0, PAUSE))
        while time.monotonic() < self.end:
            self.ask("read", "GET", drawn.choice(self.pages))
            time.sleep(drawn.expovariate(1 / PAUSE))

    def write(self, seed: int) -> None:
        """Enter incident after incident."""
        drawn = random.Random(seed)  # noqa: S311 - a writer's whims
        token = "t" * 32
        while time.monotonic() < self.end:
            facts = {"nation": CODE, "title": f"Synthetic load {drawn.random():.9f}", "day": str(date.today())}  # noqa: DTZ011
            body = urlencode({**facts, "kind": "ddos", "sector": "health", "csrfmiddlewaretoken": token})
            more = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"{self.cookie}; csrftoken={token}"}
            self.ask("write", "POST", "/do/incident/create/", body, more)
            time.sleep(drawn.expovariate(1 / PAUSE))


def serve(home: Home, port: int) -> "subprocess.Popen[bytes]":
    """Start the server as a person would."""
    code = "from majlis.interfaces.cli.main import main; main()"
    command = [sys.executable, "-c", code, "--home", str(home.path), "serve", "--at", str(port), "--no-worker"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    for _ in range(300):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return process
        time.sleep(0.2)
    raise SystemExit("the server did not come up")


def main() -> None:
    """Measure and print."""
    wanted = arguments(__doc__)
    with large_home(large=wanted.large) as home:
        client = home.client()
        pages = [address for known in walk(client).values() for address in known if not address.startswith("/do/")]
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        crowd = Crowd(port, f"majlis={client.cookies['majlis'].value}", pages)
        process = serve(home, port)
        try:
            crowd.end = time.monotonic() + float(os.environ.get("MAJLIS_BENCHMARK_SECONDS", "300"))
            people = [threading.Thread(target=crowd.read, args=(seed,)) for seed in range(READERS)]
            people += [threading.Thread(target=crowd.write, args=(1000 + seed,)) for seed in range(WRITERS)]
            for person in people:
                person.start()
            for person in people:
                person.join()
        finally:
            process.terminate()
            process.wait(timeout=60)
    case = f"{READERS} readers, {WRITERS} writers, {'PostgreSQL' if os.environ.get('DATABASE_URL') else 'SQLite'}"
    rows = [
        Row(case, f"{kind}: p95", statistics.quantiles(taken, n=20)[-1], "ms", "", f"of {len(taken):,}")
        for kind, taken in crowd.taken.items()
    ]
    good = {f"{kind} {status}" for kind in crowd.taken for status in (200, 302)}
    bad = sum(count for ended, count in crowd.answers.items() if ended not in good)
    rows.append(Row(case, "answers that were errors", bad, "", "0", str(dict(crowd.answers))))
    show(rows)
    finish(rows, wanted)


if __name__ == "__main__":
    main()
