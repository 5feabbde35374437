"""Note in the log how an act ended that was asked for over HTTP: names and codes, no word of what it was about."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import majlis
from majlis.acts.act import Result
from majlis.acts.settings import value_of
from majlis.adapters.upkeep.log import Log
from majlis.interfaces.web.asking import Asking, settings_in_force
from majlis.kernel.errors import MajlisError, PermissionDeniedError


@contextmanager
def noted(asked: Asking, act: str) -> Iterator[Callable[[Result], None]]:
    """Note an act when it has ended; the context yields what takes its result.

    Parameters
    ----------
    asked : Asking
    act : str
        Its name.
    """
    started, ticks = datetime.now(UTC), time.perf_counter()
    outcome, code = "crashed", ""

    def ending(result: Result) -> None:
        nonlocal outcome
        outcome = "done" if result.exit_code == 0 else "not in order"

    try:
        yield ending
    except MajlisError as error:
        outcome = "refused" if isinstance(error, PermissionDeniedError) else "failed"
        code = error.fault.code
        raise
    except Exception as error:
        code = type(error).__name__
        raise
    finally:
        settings = settings_in_force()
        megabytes = int(value_of(settings, "log_megabytes", "10"))
        Log(asked.home / "logs", value_of(settings, "log", "file"), megabytes).write(
            {
                "at": started.isoformat(timespec="milliseconds"),
                "act": act,
                "actor": asked.actor.name,
                "by": "api",
                "seconds": round(time.perf_counter() - ticks, 3),
                "outcome": outcome,
                "code": code,
                "majlis": majlis.__version__,
                "pid": os.getpid(),
            }
        )
