"""Hear the signals that ask a worker to stop, and let it stop only where it may."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGINT)


class StoppedError(BaseException):
    """A signal asked the worker to stop while it could. No handler of ordinary errors catches it."""


class Stop:
    """Whether a signal came. Within :meth:`possible` it interrupts at once; elsewhere it waits to be asked about."""

    def __init__(self) -> None:
        self.asked = False
        self._armed = False

    def hear(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - the shape of a signal's handler
        """Note a signal, and interrupt where that is possible; once, so that what tidies up is left alone."""
        self.asked = True
        if self._armed:
            self._armed = False
            raise StoppedError

    @contextmanager
    def possible(self) -> Iterator[None]:
        """Let a signal interrupt what is done inside.

        Raises
        ------
        StoppedError
            If one comes, or came before.
        """
        self._armed = True
        try:
            if self.asked:
                raise StoppedError
            yield
        finally:
            self._armed = False


@contextmanager
def listening() -> Iterator[Stop]:
    """Hear SIGTERM and SIGINT until the end of the block; threads other than the main one cannot and need not."""
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = {number: signal.signal(number, stop.hear) for number in SIGNALS}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
