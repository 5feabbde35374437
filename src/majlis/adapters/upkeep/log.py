"""The log: one line of JSON for each act. It names acts, people and codes, never what an act was about."""

import fcntl
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FILE = "majlis.log"
KEPT = 5
"""So many full files are kept beside the one that is written."""
UNNAMED = frozenset(
    f"dialogue {verb}" for verb in ("door", "enter", "next", "vote", "state", "argue", "estimate", "dissent", "stand")
)
"""Acts of which no line says who did them: beside the order of statements it would tell who wrote which."""
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Log:
    """Where lines go.

    Attributes
    ----------
    folder : Path
        Of the files; made where it is missing.
    place : str
        ``file``, ``stderr`` or ``off``.
    megabytes : int
        Size at which a new file begins.
    """

    folder: Path
    place: str = "file"
    megabytes: int = 10

    def write(self, facts: Mapping[str, object]) -> None:
        """Add a line. A log that cannot be written stops nobody's work.

        Parameters
        ----------
        facts : mapping
            Names, codes, numbers. Never content: no name of an asset, no file's place, no text of an error.
        """
        if facts.get("act") in UNNAMED:
            facts = {name: value for name, value in facts.items() if name != "actor"}
        line = json.dumps(facts, ensure_ascii=True, separators=(",", ":")) + "\n"
        if self.place == "stderr":
            sys.stderr.write(line)
        if self.place != "file":
            return
        try:
            self._append(line.encode("ascii"))
        except OSError:  # read-only or full disk; majlis doctor tells of both
            return

    def _append(self, line: bytes) -> None:
        if not self.folder.is_dir():
            if not self.folder.parent.is_dir():  # a command that keeps nothing makes no data folder
                return
            self.folder.mkdir(mode=0o750, exist_ok=True)
        # Processes take turns: a file is turned over once, and no line goes to one that was.
        with (self.folder / ".lock").open("w") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            path = self.folder / FILE
            if path.exists() and path.stat().st_size + len(line) > self.megabytes * _MEGABYTE:
                self._turn_over(path)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o640)
            try:
                os.write(handle, line)
            finally:
                os.close(handle)

    def _turn_over(self, path: Path) -> None:
        for number in range(KEPT, 0, -1):
            older = path.with_name(f"{FILE}.{number - 1}") if number > 1 else path
            if older.exists():
                older.replace(path.with_name(f"{FILE}.{number}"))
