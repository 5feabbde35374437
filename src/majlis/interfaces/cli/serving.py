"""``majlis serve``: not an act but a way to reach all of them."""

from dataclasses import dataclass
from typing import Annotated

from cyclopts import Parameter

from majlis.acts.settings import Setting
from majlis.kernel.errors import InputError

_MOST = 64
_PORTS = 65_535


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed after ``majlis serve``."""

    at: str
    processes: str
    threads: str
    worker: bool

    def serve(self, settings: tuple[Setting, ...]) -> None:
        """Judge the values, serve the site until it is stopped, and say where it is once it answers.

        Raises
        ------
        InputError
            If a value is out of its range.
        """
        from majlis.interfaces.site.server import Serving, serve

        bind, shown = place(self.at)
        processes = whole(self.processes, "--processes", 1, _MOST)
        threads = whole(self.threads, "--threads", 1, _MOST)

        def say() -> None:
            print(f"Majlis is at {shown}\nStop it with Ctrl+C.", flush=True)  # noqa: T201 - this is the interface that prints

        serve(settings, Serving(bind, processes, threads, self.worker), say)


def serve(
    *,
    at: Annotated[
        str,
        Parameter(
            help="Where to listen: PORT, ADDRESS:PORT, or the path of a socket behind nginx. [default: 127.0.0.1:8000]",
            show_default=False,
        ),
    ] = "127.0.0.1:8000",
    processes: Annotated[str, Parameter(help="Processes, 1 to 64. [default: 2]", show_default=False)] = "2",
    threads: Annotated[str, Parameter(help="Threads of each, 1 to 64. [default: 4]", show_default=False)] = "4",
    no_worker: Annotated[
        bool, Parameter(help="Leave long work to a worker of its own.", negative="", show_default=False)
    ] = False,
) -> Wanted:
    """Serve the workspace to browsers, until it is stopped."""
    return Wanted(at, processes, threads, not no_worker)


def place(at: str) -> tuple[str, str]:
    """Return where to bind, and what a person types to get there.

    Raises
    ------
    InputError
        If it names no port.
    """
    if "/" in at:
        return f"unix:{at}", at
    host, _, port = at.rpartition(":")
    number = whole(port, "--at", 1, _PORTS)
    host = host or "127.0.0.1"
    return f"{host}:{number}", f"http://{'localhost' if host in {'127.0.0.1', '[::1]'} else host}:{number}/"


def whole(text: str, option: str, low: int, high: int) -> int:
    """Return a whole number that was typed.

    Raises
    ------
    InputError
        If it is none, or out of its range.
    """
    if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
        raise InputError(
            f"{text[:20]!r} is no whole number from {low} to {high}", where=f"option {option}", code="serve.number"
        )
    return int(text)
