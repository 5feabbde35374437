"""Keep a claim alive while its work is done, and learn when to stop."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from types import TracebackType
from typing import Self

from majlis.adapters.records.runs.work import Answer, Claim, Measure, UnreachableError

_EVERY_SECONDS = 1.0
_BEATS_PER_LEASE = 5


class HaltError(Exception):
    """The work must stop and write nothing."""


class LostError(HaltError):
    """The lease was lost: another worker has the work, or may have."""


class CancelledError(HaltError):
    """Somebody asked the work to stop."""


class Heart:
    """Renews the lease in a thread with a connection of its own, and carries the progress along.

    The work calls :meth:`advance` often; there it stops, by an exception, once it was cancelled or the lease is lost.

    Parameters
    ----------
    claim : Claim
    now : callable
        The clock that people see. The lease is measured by one that cannot jump.
    """

    def __init__(self, claim: Claim, now: Callable[[], datetime]) -> None:
        self._claim = claim
        self._now = now
        self._every = min(_EVERY_SECONDS, claim.seconds / _BEATS_PER_LEASE)
        self._measure = Measure()
        self._answer = Answer.HELD
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, name=f"heart of {claim.code}", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def begin(self, label: str, total: int) -> None:
        """Say what is done now, and how much of it there is."""
        self._measure = Measure(label, 0, total, self._now())
        self.check()

    def advance(self, done: int) -> None:
        """Say how far it has come.

        Raises
        ------
        CancelledError, LostError
            If the work must stop.
        """
        self._measure = replace(self._measure, done=done)
        self.check()

    def check(self) -> None:
        """Stop the work where it must.

        Raises
        ------
        CancelledError, LostError
            If the work must stop.
        """
        if self._answer is Answer.LOST:
            raise LostError(self._claim.code)
        if self._answer is Answer.CANCEL_ASKED:
            raise CancelledError(self._claim.code)

    def confirm(self) -> None:
        """Ask the database now: what is written next must be the holder's.

        A database that is away is waited for as long as the lease is: what took hours is not thrown away for a restart.

        Raises
        ------
        CancelledError, LostError
            If the work must stop.
        UnreachableError
            If the database does not answer for as long.
        """
        from majlis.adapters.records.runs import leases

        end = time.monotonic() + self._claim.seconds
        while True:
            try:
                self._answer = leases.renew(self._claim, self._measure)
                break
            except UnreachableError:
                self.check()
                if time.monotonic() > end:
                    raise
                time.sleep(self._every)
        self.check()

    def _beat(self) -> None:
        from majlis.adapters.records.runs import leases

        renewed = time.monotonic()
        try:
            while not self._over.wait(self._every):
                try:
                    self._answer = leases.renew(self._claim, self._measure)
                    renewed = time.monotonic()
                except UnreachableError:
                    if time.monotonic() - renewed > self._claim.seconds:
                        return
                if self._answer is Answer.LOST:
                    return
        finally:
            if not self._over.is_set():  # however the heart stopped: nothing vouches for the lease any more
                self._answer = Answer.LOST
            leases.leave()
