"""Run every benchmark of this folder, one after the other, so that nothing disturbs them. They gate nothing."""

import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(names: list[str]) -> int:
    """Run the benchmarks with the given names, or all; return 1 where one ends badly."""
    scripts = [path for path in sorted(HERE.glob("*.py")) if path.name != Path(__file__).name]
    chosen = [path for path in scripts if not names or path.stem in names]
    if not chosen:
        print(f"no benchmark of that name; there are: {', '.join(path.stem for path in scripts)}")
        return 1
    bad = []
    for path in chosen:
        print(f"== {path.stem}", flush=True)
        started = time.perf_counter()
        if subprocess.run([sys.executable, str(path)], check=False).returncode:
            bad.append(path.stem)
        print(f"   ({time.perf_counter() - started:.0f} s)\n", flush=True)
    if bad:
        print(f"ended badly: {', '.join(bad)}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
