"""The entry of the command line: split, judge, perform, print, exit."""

import contextlib
import os
import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from majlis.interfaces.cli.settings import home, prepare

if TYPE_CHECKING:
    from majlis.acts.world import World
    from majlis.interfaces.cli.call import Call

WRONG_INPUT = 2
INTERRUPTED = 130
_SIGPIPE = 141
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code.

    Parameters
    ----------
    arguments : sequence of str, optional
        What was typed after ``majlis``; by default the process's own.
    """
    _have_standard_input()
    sys.exit(run(sys.argv[1:] if arguments is None else list(arguments)))


def _have_standard_input() -> None:
    """Give an empty input to a process that a scheduler started with none.

    The next file to be opened would take its place, and the library that draws charts fails where there is none.
    """
    try:
        os.fstat(0)
    except OSError:
        os.open(os.devnull, os.O_RDONLY)  # takes the lowest free number, which is 0


def run(arguments: Sequence[str]) -> int:
    """Run one command and return the exit code.

    Returns
    -------
    int
        0: done. 1: the answer is "not in order". 2: wrong usage or input, nothing changed. 130: interrupted.
    """
    from majlis.kernel.errors import MajlisError

    try:
        return _run(list(arguments))
    except MajlisError as error:
        print(harmless(f"error: {error}"), file=sys.stderr)  # noqa: T201 - this is the interface that prints
        return WRONG_INPUT
    except KeyboardInterrupt:
        print("\nStopped. Nothing was left half-written.", file=sys.stderr)  # noqa: T201 - the same
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has gone; Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _SIGPIPE


def _run(arguments: list[str]) -> int:
    from cyclopts import CycloptsError

    from majlis.interfaces.cli.tree import command_tree

    folder = home()
    prepare(folder)
    tree = command_tree()
    try:
        answer = tree(arguments, exit_on_error=False, print_error=False, verbose=False, result_action="return_value")
    except CycloptsError as error:
        from majlis.interfaces.cli.faults import from_usage

        raise from_usage(error) from error
    except SystemExit as leaving:  # help and version may leave by themselves
        return int(leaving.code or 0)
    from majlis.interfaces.cli.call import Call

    return perform(answer, _world()) if isinstance(answer, Call) else 0


def harmless(text: str) -> str:
    """Return a text without control characters: names come from files of others, and a terminal obeys them."""
    return _CONTROL.sub("\ufffd", text)


def _world() -> "World":
    import getpass

    from majlis.acts.world import Actor, World
    from majlis.interfaces.cli.progress import shown

    name = "local"
    with contextlib.suppress(OSError, KeyError, ImportError):
        name = getpass.getuser()
    # One person at one machine holds every permission, the RED annex included; it must still be asked for.
    actor = Actor(name, frozenset({"*", "briefing.annex"}))
    return World(actor, home(), progress=shown, database=os.environ.get("DATABASE_URL", "").strip())


def perform(call: "Call", world: "World") -> int:
    """Judge what was typed, perform the act, print its answer, and return the exit code.

    Raises
    ------
    MajlisError
        If the input is wrong or the act fails in a way that a person can mend.
    """
    import json
    import time

    from pydantic import ValidationError

    import majlis
    from majlis.interfaces.cli import faults
    from majlis.kernel.marking import SYNTHETIC_BAND

    try:
        command = call.act.command.model_validate(call.values)
    except ValidationError as error:
        raise faults.from_validation(error, call.act.command, where=f"majlis {call.entry.name}") from None
    started, ticks = world.now(), time.perf_counter()
    try:
        result = call.act(command, world)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise faults.from_system(error) from error
    if call.as_json:
        facts = {
            "majlis": majlis.__version__,
            "act": call.entry.name,
            "when": started.isoformat(timespec="seconds").replace("+00:00", "Z"),
            "seconds": round(time.perf_counter() - ticks, 3),
            "band": SYNTHETIC_BAND if getattr(result, "synthetic", False) else "",
        }
        document = {"result": result.model_dump(mode="json"), "run": facts}
        text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    else:
        text = harmless(result.text())
    sys.stdout.write(text.rstrip("\n") + "\n")
    sys.stdout.flush()
    return int(result.exit_code)
