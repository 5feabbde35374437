"""What-if on the map: from the click to the painted answer, in Chromium against a server of two processes.

``MAJLIS_BENCHMARK_CHROMIUM`` names the browser. Each click puts one more asset of the nation down, up to thirty.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Row, arguments, finish, show

from majlis.acts.index import ACTS
from majlis.acts.world import Actor, World

if TYPE_CHECKING:
    from playwright.sync_api import Page

CODE, READER, PASSWORD = "whatif", "benchmark-reader", "words-of-the-benchmark-7"
PORT = 8790
CLICKS = 30
SIZES = {3_000: 100, 100_000: 500}
"""Assets, and within how many milliseconds the answer is to be painted."""


def fill(home: Path, assets: int) -> None:
    """Make a home with a published nation and a reader."""
    world = World(Actor("benchmark", frozenset({"*"})), home)
    records = world.records
    from majlis.adapters.records import people
    from majlis.adapters.records.people.roles import grant

    acts = {entry.name: entry.load() for entry in ACTS if entry.name.startswith("nation ")}

    def take(act_name: str, /, **values: object) -> None:
        acts[act_name](acts[act_name].command.model_validate(values), world)

    with tempfile.TemporaryDirectory() as folder:
        take("nation synthesize", directory=Path(folder) / "nation", assets=assets)
        take("nation import", source=Path(folder) / "nation", name=CODE)
    take("nation publish", nation=CODE)
    people.ensure_organisation(records, "secretariat", "Secretariat", "council")
    people.add_person(records, READER, {"full_name": "Reader"}, None, PASSWORD)
    grant(records, READER, "analyst", "secretariat")


@contextmanager
def served(home: Path) -> Iterator[str]:
    """Serve a home while the measurement lasts; give its address."""
    command = [sys.executable, "-c", "from majlis.interfaces.cli.main import main; main()", "--home", str(home)]
    command += ["serve", "--at", str(PORT), "--no-worker"]
    address = f"http://localhost:{PORT}"
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            for _ in range(240):
                try:
                    urllib.request.urlopen(f"{address}/alive", timeout=5).read()  # noqa: S310 - our own server
                    break
                except OSError:
                    time.sleep(0.5)
            yield address
        finally:
            process.terminate()


def opened(page: "Page", address: str) -> float:
    """Sign in, open the map, and return the seconds until it is ready."""
    page.set_default_timeout(120_000)
    page.goto(f"{address}/account/login/")
    page.fill("[name=login]", READER)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_load_state("networkidle")
    page.goto(f"{address}/n/{CODE}/map/")
    page.wait_for_selector("html[data-map=ready]")
    started = time.perf_counter()
    page.reload()
    page.wait_for_selector("html[data-map=ready]")
    return time.perf_counter() - started


def clicked(page: "Page") -> list[float]:
    """Take assets down one after the other; return the milliseconds from each click to the painted answer."""
    taken: list[float] = []
    page.fill("#q", "grid")
    page.wait_for_selector("#found li button.small")
    buttons = page.locator("#found li button.small")
    many = buttons.count()
    for number in range(CLICKS):
        buttons.nth(number % many).click()
        while (
            len(found := page.evaluate("performance.getEntriesByName('whatif').map((one) => one.duration)")) <= number
        ):
            page.wait_for_timeout(20)
        taken = found
    return taken


def dragged(page: "Page") -> float:
    """Return the median milliseconds in which the hour is moved and painted."""
    script = """(hour) => { const field = document.getElementById('hour'), begin = performance.now();
        field.value = hour; field.dispatchEvent(new Event('input')); return performance.now() - begin; }"""
    return statistics.median([float(page.evaluate(script, hour)) for hour in range(0, 100, 5)])


def measured(home: Path, assets: int) -> list[Row]:
    """Return the rows of a nation of so many assets."""
    from playwright.sync_api import sync_playwright

    fill(home, assets)
    with served(home) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=os.environ.get("MAJLIS_BENCHMARK_CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        ready = opened(page, address)
        taken = sorted(clicked(page))
        drag = dragged(page)
        browser.close()
    case, wanted = f"what-if, {assets:,} assets", f"< {SIZES[assets]}"
    return [
        Row(case, "map opened again", ready * 1000, "ms", "", "until ids are there, too"),
        Row(case, "click to painted answer, median", statistics.median(taken), "ms", wanted),
        Row(
            case,
            "click to painted answer, 95 %",
            taken[int(0.95 * len(taken)) - 1],
            "ms",
            wanted,
            f"{len(taken)} clicks",
        ),
        Row(case, "hour moved and drawn, median", drag, "ms", "", "without the server"),
    ]


def main() -> None:
    """Measure the small nation, and the large one where it is asked for."""
    wanted = arguments(__doc__)
    rows: list[Row] = []
    for assets in SIZES if wanted.large else [min(SIZES)]:
        with tempfile.TemporaryDirectory() as name:
            found = measured(Path(name) / "home", assets)
        show(found)
        rows += found
    finish(rows, wanted)


if __name__ == "__main__":
    main()
