"""How long the house takes to open its door: an empty Python, `import majlis`, help, and the demo again."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

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
    """Print case, median and the ratio to an empty Python."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "MAJLIS_HOME": str(Path(folder) / "home")}
        demo = CLI.format(["demo", f"{folder}/demo"])
        cases = [
            ("an empty Python", "pass", 11),
            ("import majlis", "import majlis", 11),
            ("majlis --help", CLI.format(["--help"]), 11),
            ("majlis nation check --help", CLI.format(["nation", "check", "--help"]), 7),
            ("majlis demo, first (compiles)", demo, 1),
            ("majlis demo, again", demo, 1),
        ]
        empty = 0.0
        for name, program, times in cases:
            taken = seconds([sys.executable, "-c", program], environment, times)
            empty = empty or taken
            print(f"  {name:<32}{taken:8.3f} s {taken / empty:8.1f} x an empty Python   ({times} runs)")


if __name__ == "__main__":
    main()
