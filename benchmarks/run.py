"""Run the benchmarks one after the other, each in a Python of its own. They gate nothing.

Usage: run.py [--large] [--json FILE] [NAME ...]; the names are those of the registry.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REGISTRY = {
    "cascade": "the engine against a networkx queue, the oracle and the machine",
    "risk": "the national assessment",
    "nation": "import, check, publish of a nation in the records",
    "work": "long work through the queue, on both databases",
    "register": "the register: appends, durable commits, proofs at a million entries",
    "dialogue": "dialogues: the mathematics beside red-dwarf, votes, the projector",
    "upkeep": "backup and restore of a home",
    "evidence": "a table of incidents into the records, and finding it again",
    "pages": "every page of the workspace on a large home",
    "load": "a hundred readers and ten writers at once",
    "whatif": "from the click on the map to the painted answer",
    "house": "opening the door: help, import, demo",
}


def run_one(name: str, *, large: bool) -> list[dict[str, object]] | None:
    """Run a benchmark; return its rows, or nothing where it ends badly."""
    print(f"== {name}: {REGISTRY[name]}", flush=True)
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "rows.json"
        options = ["--json", str(kept), *(["--large"] if large else [])]
        done = subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *options], check=False, cwd=ROOT)
        print(f"   ({time.perf_counter() - started:.0f} s)\n", flush=True)
        rows: list[dict[str, object]] | None = None if done.returncode else json.loads(kept.read_text(encoding="utf-8"))
    return rows


def missed(rows: list[dict[str, object]]) -> list[str]:
    """Return the figures above their target (a range of numbers is what was to be simulated, not a target)."""
    above = [row for row in rows if str(row["wanted"]).isdigit() and str(row["unit"]) and _above(row)]
    return [
        f"{row['case']}, {row['phase']}: {row['median']:.3g} {row['unit']}, wanted {row['wanted']}" for row in above
    ]


def _above(row: dict[str, object]) -> bool:
    return float(str(row["median"])) > float(str(row["wanted"]))


def main() -> int:
    """Run what is asked for; return 1 where one ends badly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[*REGISTRY, []], help="default: all")
    parser.add_argument("--large", action="store_true", help="the nation of 100,000 assets too (minutes)")
    parser.add_argument("--json", type=Path, help="write all rows to this file")
    wanted = parser.parse_args()
    print("  case, phase, median, unit, target (where there is one), beside what\n")
    found = {name: run_one(name, large=wanted.large) for name in wanted.names or REGISTRY}
    rows = [row for some in found.values() for row in some or []]
    for line in missed(rows):
        print(f"missed: {line}")
    bad = [name for name, some in found.items() if some is None]
    if bad:
        print(f"ended badly: {', '.join(bad)}")
    if wanted.json:
        wanted.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
