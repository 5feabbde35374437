"""A signal stops what may be stopped at once, and is remembered where not."""

import os
import signal
import threading

import pytest

from majlis.adapters.worker.signals import SIGNALS, StoppedError, listening


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_interrupts_only_where_that_is_possible(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with listening() as stop:
        os.kill(os.getpid(), number)
        assert stop.asked
        with pytest.raises(StoppedError), stop.possible():
            pytest.fail("what was asked before must not begin")
    with listening() as stop:
        with pytest.raises(StoppedError), stop.possible():
            os.kill(os.getpid(), number)
        os.kill(os.getpid(), number)  # a second one does not disturb the tidying up
    assert signal.getsignal(number) == before


def test_a_thread_that_can_hear_no_signal_works_all_the_same() -> None:
    heard: list[bool] = []

    def work() -> None:
        with listening() as stop, stop.possible():
            heard.append(stop.asked)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert heard == [False]
