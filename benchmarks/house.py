"""How long the house takes to open its door: an empty Python, `import majlis`, help, and the demo again."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import Row, arguments, finish, show

CLI = "from majlis.interfaces.cli.main import main; main({})"


def seconds(command: Sequence[str], environment: dict[str, str], times: int) -> float:
    """Return the median time of a command, seconds; it must end well."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env=environment)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def main() -> None:
    """Measure and print."""
    wanted = arguments(__doc__)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "MAJLIS_HOME": str(Path(folder) / "home")}
        environment.pop("NUMBA_CACHE_DIR", None)
        demo = CLI.format(["demo", f"{folder}/demo"])
        cases = [
            ("an empty Python", "pass", 11, ""),
            ("import majlis", "import majlis", 11, ""),
            ("majlis --help", CLI.format(["--help"]), 11, "0.3"),
            ("majlis nation check --help", CLI.format(["nation", "check", "--help"]), 7, ""),
            ("majlis demo, first (compiles)", demo, 1, ""),
            ("majlis demo, again", demo, 3, "20"),
        ]
        for name, program, times, target in cases:
            taken = seconds([sys.executable, "-c", program], environment, times)
            empty = rows[0].median if rows else taken
            rows.append(Row("house", name, taken, "s", target, f"{taken / empty:,.1f} x an empty Python; {times} runs"))
            show(rows[-1:])
    finish(rows, wanted)


if __name__ == "__main__":
    main()
