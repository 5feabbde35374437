"""The server of the site: gunicorn, with the static files laid out beside it, and a worker for long work."""

import gc
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from majlis.acts.settings import Setting, value_of
from majlis.adapters.upkeep import health
from majlis.interfaces.site.start import configure, lay_out, make_tables


@dataclass(frozen=True, slots=True)
class Serving:
    """How the site is to be served.

    Attributes
    ----------
    bind : str
        ``ADDRESS:PORT``, or ``unix:PATH`` for a socket behind nginx.
    processes, threads : int
        Processes, and threads in each.
    worker : bool
        Whether long work is done beside it.
    """

    bind: str
    processes: int
    threads: int
    worker: bool


def serve(settings: tuple[Setting, ...], how: Serving, ready: Callable[[], None]) -> None:
    """Serve the site until it is stopped, and call `ready` when it listens.

    Raises
    ------
    ConflictError, IntegrityError
        If the tables are of another version.
    """
    configure(settings, published=True)
    make_tables(settings)
    health.sweep_forgotten(Path(value_of(settings, "home")), datetime.now(UTC))
    lay_out()
    with _worker(settings) if how.worker else _nobody():
        _run(how, ready)


def _run(how: Serving, ready: Callable[[], None]) -> None:
    from django.core.wsgi import get_wsgi_application
    from django.db import connections
    from gunicorn.app.base import BaseApplication

    application = get_wsgi_application()
    load_ahead()
    connections.close_all()  # no connection goes over to the processes

    class Site(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
        def load_config(self) -> None:
            options: dict[str, Any] = {
                "bind": how.bind,
                "workers": how.processes,
                "threads": how.threads,
                "worker_class": "gthread",
                "preload_app": True,
                "timeout": 120,
                "graceful_timeout": 30,
                "max_requests": 20_000,
                "max_requests_jitter": 2_000,
                "loglevel": "warning",
                "control_socket_disable": True,
                "proc_name": "majlis",
                "when_ready": lambda _arbiter: ready(),
                "forwarded_allow_ips": "127.0.0.1,::1",
            }
            for name, value in options.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Any:  # noqa: ANN401 - a WSGI application
            return application

    Site().run()


AHEAD = (
    "majlis.interfaces.site.urls",
    "majlis.adapters.places.warm",
    "majlis.adapters.records.reports",
    "majlis.adapters.records.documents",
    "majlis.threat.rates",
    "majlis.threat.change",
    "majlis.risk.campaigns",
    "majlis.briefing.drawing",
)
"""Modules of pages, and of the engines behind them: loaded once, shared by all processes, waited for by nobody."""


def load_ahead() -> None:
    """Load what pages need before the processes part, and leave it out of what the collector of garbage looks through.

    A process that loads it for itself takes its memory once more, and who asks first waits for it.
    """
    for name in AHEAD:
        import_module(name)
    gc.collect()
    gc.freeze()


@contextmanager
def _worker(settings: tuple[Setting, ...]) -> Iterator[None]:
    """Let a worker do the long work while the site is served."""
    home = value_of(settings, "home")
    command = [sys.executable, "-c", "from majlis.interfaces.cli.main import main; main()", "--home", home, "worker"]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as process:  # noqa: S603 - our own program
        try:
            yield
        finally:
            process.terminate()


@contextmanager
def _nobody() -> Iterator[None]:
    yield
