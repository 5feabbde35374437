"""Show how far a long work has come, with a time estimate, and say what goes on meanwhile."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from majlis.acts.world import Advance


@contextmanager
def shown(label: str, total: int) -> Iterator[Advance]:
    """Draw a bar on standard error; draw nothing where that is no terminal.

    Parameters
    ----------
    label : str
        What is being done.
    total : int
        Size of the work, in any unit.
    """
    if not sys.stderr.isatty():
        yield lambda done: None  # noqa: ARG005 - nobody is watching
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=max(total, 1))

        def advance(done: int) -> None:
            bar.update(task, completed=done)

        yield advance


def said(line: str) -> None:
    """Write a line to standard error at once: the answer on standard output stays the answer alone."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()
