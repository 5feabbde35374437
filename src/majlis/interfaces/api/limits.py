"""How much one person may ask for: a file of counters that all processes of this machine share, without the database.

Each person has, for each kind of request, one number: the instant from which the next request is free of debt (the
"generic cell rate algorithm", ITU-T I.371, annex A.2). A request adds ``60 / limit`` seconds to it, and is refused
where it would lie more than a minute ahead. Nothing is written to the disk at once; a machine that starts anew forgets.
"""

import fcntl
import hashlib
import mmap
import os
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

FILE = Path("cache") / "limits.bin"
PERIOD = 60.0
"""Limits are per minute, seconds; so much may come at once."""
_CELL = struct.Struct("<Qd")
_CELLS = 1 << 14
_PROBES = 16
_turn = threading.Lock()


@dataclass(frozen=True, slots=True)
class Limits:
    """The counters below a data folder.

    Attributes
    ----------
    home : Path
    """

    home: Path

    def wait(self, key: str, limit: int, now: float) -> float:
        """Count a request, and return 0; or, where it is one too many, so many seconds until the next may come.

        Parameters
        ----------
        key : str
            Who asks, and for what kind of thing.
        limit : int
            Requests in a minute; 0 for no limit.
        now : float
            Seconds since 1970, by the clock that all processes share.
        """
        if limit <= 0:
            return 0.0
        digest = hashlib.blake2b(key.encode(), digest_size=8).digest()
        number = int.from_bytes(digest, "little") or 1
        with self._cells() as cells:
            place, due = _find(cells, number, now)
            due = (
                min(max(due, now), now + PERIOD) + PERIOD / limit
            )  # a clock that was set back holds nobody up for long
            if due > now + PERIOD:
                return due - now - PERIOD
            _CELL.pack_into(cells, place, number, due)
            return 0.0

    @contextmanager
    def _cells(self) -> Iterator[mmap.mmap]:
        path = self.home / FILE
        size = _CELLS * _CELL.size
        with _turn:
            path.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX)
                if os.fstat(handle).st_size != size:
                    os.ftruncate(handle, size)
                with mmap.mmap(handle, size) as cells:
                    yield cells
            finally:
                os.close(handle)  # gives the lock back, too

    @contextmanager
    def slot(self, number: int) -> Iterator[bool]:
        """Hold one of so many places for long acts; the context says whether one was free.

        Parameters
        ----------
        number : int
            Places of this machine.
        """
        held = next((handle for place in range(number) if (handle := self._held(place)) is not None), None)
        try:
            yield held is not None
        finally:
            if held is not None:
                os.close(held)

    def _held(self, place: int) -> int | None:
        path = self.home / FILE.with_name(f"long-{place}.lock")
        path.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return None
        return handle


def _find(cells: mmap.mmap, number: int, now: float) -> tuple[int, float]:
    """Return the cell of a key with its instant, or one that is free; the one that is due first where none is."""
    best, earliest = 0, float("inf")
    for step in range(_PROBES):
        place = (number + step) % _CELLS * _CELL.size
        key, due = _CELL.unpack_from(cells, place)
        if key == number:
            return place, due
        if (free := due if due > now else 0.0) < earliest:
            best, earliest = place, free
    return best, 0.0
