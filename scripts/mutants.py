"""Plant each error that ``tests/mutants*`` lists in a copy of the code and demand that its test fails."""

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LISTS = [*(ROOT / "tests").glob("mutants.toml"), *sorted((ROOT / "tests" / "mutants").glob("*.toml"))]
TEST_FAILED = 1
"""Pytest's exit code when tests ran and some failed. Anything else (no test, broken import) proves nothing."""
MOST_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Mutant:
    """A planted error: in ``file``, ``find`` (which occurs once) becomes ``replace``; ``test`` must fail."""

    name: str
    file: str
    find: str
    replace: str
    test: str


def main(arguments: list[str]) -> int:
    """Try all planted errors (or those whose name holds a given word); return 1 where one survives."""
    listed = [one for path in LISTS for one in tomllib.loads(path.read_text(encoding="utf-8"))["mutant"]]
    mutants = [Mutant(**one) for one in listed]
    chosen = [one for one in mutants if not arguments or any(word in one.name for word in arguments)]
    if not chosen:
        print("no planted error of that name")
        return 1
    tests = sorted({one.test for one in chosen})
    print(f"{len(chosen)} planted errors, {len(tests)} tests")
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        sound = list(pool.map(lambda test: outcome(ROOT, test), tests))
        survivors = [f"{test} fails without a planted error" for test, code in zip(tests, sound, strict=True) if code]
        survivors += [text for text in pool.map(survivor, chosen) if text]
    for text in survivors:
        print(text)
    print(f"{len(chosen) - len(survivors)} caught, {len(survivors)} not")
    return 1 if survivors else 0


def survivor(mutant: Mutant) -> str:
    """Return "" where the planted error is caught, else what went wrong."""
    with tempfile.TemporaryDirectory(prefix="majlis-mutant-") as folder:
        copy = Path(folder)
        leave = shutil.ignore_patterns("__pycache__", "*.egg-info")
        for name in ("src", "tests"):
            shutil.copytree(ROOT / name, copy / name, ignore=leave)
        shutil.copy(ROOT / "pyproject.toml", copy)
        target = copy / mutant.file
        text = target.read_text(encoding="utf-8") if target.is_file() else ""
        if (count := text.count(mutant.find)) != 1:
            return f"{mutant.name}: the text to replace occurs {count} times in {mutant.file}"
        target.write_text(text.replace(mutant.find, mutant.replace), encoding="utf-8")
        code = outcome(copy, mutant.test)
    if code == TEST_FAILED:
        return ""
    return f"{mutant.name}: {mutant.test} ends with code {code}, it should fail"


def outcome(root: Path, test: str) -> int:
    """Run one test against the code under ``root`` and return pytest's exit code."""
    environment = dict(os.environ)
    environment.pop("MAJLIS_NO_SKIPS", None)
    environment["PYTHONPATH"] = str(root / "src")
    # Compiled kernels of the sound code must not be found by the unsound.
    environment["NUMBA_CACHE_DIR"] = str(root / ".numba") if root != ROOT else environment.get("NUMBA_CACHE_DIR", "")
    if not environment["NUMBA_CACHE_DIR"]:
        del environment["NUMBA_CACHE_DIR"]
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", test]
    try:
        done = subprocess.run(
            command, cwd=root, env=environment, capture_output=True, timeout=MOST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return TEST_FAILED  # an error that makes a test run forever is caught by it
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
