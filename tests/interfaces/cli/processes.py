"""Run the command line as a process of its own, with limits, without rights, or until it is killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

CLI = "from majlis.interfaces.cli.main import main; main()"
SECONDS_AT_MOST = 120


def environment(home: Path, database: str = "") -> dict[str, str]:
    """Return the process's environment with another home."""
    return {**os.environ, "MAJLIS_HOME": str(home), "DATABASE_URL": database}


@dataclass(frozen=True)
class Answer:
    """What a process said, and how it left."""

    code: int
    out: str
    err: str


def majlis(home: Path, *words: str, before: Sequence[str] = (), prepare: Callable[[], None] | None = None) -> Answer:
    """Run a command to its end."""
    done = subprocess.run(
        [*before, sys.executable, "-c", CLI, *words],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=SECONDS_AT_MOST,
        check=False,
        preexec_fn=prepare,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


def without_the_rights_of_root() -> tuple[str, ...]:
    """Return what to put before a command so that permissions count for it, also where we are root."""
    if os.geteuid() != 0:
        return ()
    return ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--")


def kill_when(reached: Callable[[float], bool], home: Path, *words: str, database: str = "") -> bool:
    """Run a command and kill it, as ``kill -9`` does, when a point is reached; tell whether it was still running.

    Parameters
    ----------
    reached : callable
        Is asked again and again with the seconds since the start.
    home : Path
    words : str
    database : str, optional
    """
    started = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-c", CLI, *words],
        env=environment(home, database),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        while process.poll() is None and not reached(time.monotonic() - started):
            time.sleep(0.0005)
        running = process.poll() is None
        if running:
            process.send_signal(signal.SIGKILL)
        process.wait(timeout=SECONDS_AT_MOST)
    return running
