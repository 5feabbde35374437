"""Plant each error that ``tests/mutants*`` lists in a copy of the code and demand that its test fails."""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).resolve().parents[1]
LISTS = [*(ROOT / "tests").glob("mutants.toml"), *sorted((ROOT / "tests" / "mutants").glob("*.toml"))]
TEST_FAILED = 1
"""Pytest's exit code when tests ran and some failed. Anything else (no test, broken import) proves nothing."""
LEAST_SECONDS = 120
TIMES_SOUND = 10
"""A planted error may make a test run forever. It is stopped at so many times what the sound code takes."""
UNUSED = ("cacheprovider", "xdist", "schemathesis")
"""Plugins of pytest that no such test needs; the last one takes a second to load."""
LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "majlis-demo", "majlis-workspace", "build", "dist")


@dataclass(frozen=True, slots=True)
class Mutant:
    """A planted error: in ``file``, ``find`` (which occurs once) becomes ``replace``; ``test`` must fail."""

    name: str
    file: str
    find: str
    replace: str
    test: str


class Benches:
    """Copies of the repository, one for each core. A copy is reused, so that its kernels are compiled once."""

    def __init__(self, top: Path, count: int) -> None:
        self.free: SimpleQueue[Path] = SimpleQueue()
        for number in range(count):
            self.free.put(Path(shutil.copytree(ROOT, top / str(number), ignore=LEFT_OUT)))

    @contextmanager
    def bench(self) -> Iterator[Path]:
        """Lend a copy that nobody else uses."""
        folder = self.free.get()
        try:
            yield folder
        finally:
            self.free.put(folder)

    def sound(self, test: str) -> tuple[int, float]:
        """Run a test against the code as it is; return pytest's exit code and the seconds it took."""
        start = time.monotonic()
        with self.bench() as folder:
            code = outcome(folder, test, seconds=None)
        return code, time.monotonic() - start

    def survivor(self, mutant: Mutant, seconds: float) -> str:
        """Return "" where the planted error is caught, else what went wrong."""
        with self.bench() as folder:
            target = folder / mutant.file
            text = target.read_text(encoding="utf-8") if target.is_file() else ""
            if (count := text.count(mutant.find)) != 1:
                return f"{mutant.name}: the text to replace occurs {count} times in {mutant.file}"
            with planted(target, text.replace(mutant.find, mutant.replace)):
                code = outcome(folder, mutant.test, seconds=seconds)
        if code == TEST_FAILED:
            return ""
        return f"{mutant.name}: {mutant.test} ends with code {code}, it should fail"


@contextmanager
def planted(target: Path, text: str) -> Iterator[None]:
    """Put another text into a file for a while; afterwards all is as before, the times too."""
    before, times = target.read_bytes(), target.stat()
    # Python knows a changed file by its size and second: neither need differ here.
    compiled = Path(importlib.util.cache_from_source(str(target)))
    compiled.unlink(missing_ok=True)
    target.write_text(text, encoding="utf-8")
    try:
        yield
    finally:
        target.write_bytes(before)
        os.utime(target, ns=(times.st_atime_ns, times.st_mtime_ns))
        compiled.unlink(missing_ok=True)


def outcome(root: Path, test: str, *, seconds: float | None) -> int:
    """Run one test against the code under ``root`` and return pytest's exit code."""
    environment = dict(os.environ)
    # tests/conftest.py chooses a cache for compiled kernels by what the kernels say: the unsound never find the sound.
    for name in ("MAJLIS_NO_SKIPS", "NUMBA_CACHE_DIR"):
        environment.pop(name, None)
    environment["PYTHONPATH"] = str(root / "src")
    left_out = [word for name in UNUSED for word in ("-p", f"no:{name}")]
    command = [sys.executable, "-m", "pytest", "-q", "-x", *left_out, test]
    try:
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return TEST_FAILED  # an error that makes a test run forever is caught by it
    return done.returncode


def main(arguments: list[str]) -> int:
    """Try all planted errors (or those whose name holds a given word); return 1 where one survives."""
    listed = [one for path in LISTS for one in tomllib.loads(path.read_text(encoding="utf-8"))["mutant"]]
    mutants = [Mutant(**one) for one in listed]
    chosen = [one for one in mutants if not arguments or any(word in one.name for word in arguments)]
    if not chosen:
        print("no planted error of that name")
        return 1
    tests = sorted({one.test for one in chosen})
    print(f"{len(chosen)} planted errors, {len(tests)} tests", flush=True)
    cores = len(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory(prefix="majlis-mutants-") as top, ThreadPoolExecutor(cores) as pool:
        benches = Benches(Path(top), cores)
        sound = dict(zip(tests, pool.map(benches.sound, tests), strict=True))
        faults = [f"{test} fails without a planted error" for test, (code, _) in sound.items() if code]
        limits = [max(LEAST_SECONDS, TIMES_SOUND * sound[one.test][1]) for one in chosen]
        survivors = [text for text in pool.map(benches.survivor, chosen, limits) if text]
    for text in faults + survivors:
        print(text)
    print(f"{len(chosen) - len(survivors)} caught, {len(survivors)} not")
    return 1 if faults or survivors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
