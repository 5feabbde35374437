"""The entry of the command line: split, judge, perform, print, note, exit."""

import contextlib
import gc
import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from majlis.interfaces.settings import prepare, settings, split

if TYPE_CHECKING:
    from majlis.acts.act import Result
    from majlis.acts.settings import Setting
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
    os.umask(os.umask(0o077) | 0o027)  # what is written, the data folder first, is not for every user of the machine
    collect_seldom()
    sys.exit(run(sys.argv[1:] if arguments is None else list(arguments)))


def collect_seldom() -> None:
    """Let Python look for cycles seldom: a nation is millions of objects that live at once, and none is in a cycle.

    It saves a sixth of the time of taking in, checking and publishing a large nation.
    """
    gc.set_threshold(50_000, 20, 100)


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

    typed, words = split(arguments)
    found = settings(typed)
    prepare(found)
    tree = command_tree()
    try:
        answer = tree(words, exit_on_error=False, print_error=False, verbose=False, result_action="return_value")
    except CycloptsError as error:
        from majlis.interfaces.cli.faults import from_usage

        raise from_usage(error) from error
    except SystemExit as leaving:  # help and version may leave by themselves
        return int(leaving.code or 0)
    from majlis.interfaces.cli.call import Call
    from majlis.interfaces.cli.serving import Wanted

    if isinstance(answer, Wanted):
        answer.serve(found)
        return 0
    return perform(answer, _world(found)) if isinstance(answer, Call) else 0


def harmless(text: str) -> str:
    """Return a text without control characters: names come from files of others, and a terminal obeys them."""
    return _CONTROL.sub("\ufffd", text)


def _world(found: "tuple[Setting, ...]") -> "World":
    import getpass
    from pathlib import Path

    from majlis.acts.settings import value_of
    from majlis.acts.world import Actor, World
    from majlis.interfaces.cli.progress import said, shown
    from majlis.interfaces.cli.secrets import ask

    name = "local"
    with contextlib.suppress(OSError, KeyError, ImportError):
        name = getpass.getuser()
    # One person at one machine holds every permission, the RED annex included; it must still be asked for.
    actor = Actor(name, frozenset({"*", "briefing.annex"}))
    home, database = Path(value_of(found, "home")), value_of(found, "database")
    return World(actor, home, progress=shown, database=database, settings=found, secret=ask, say=said)


@dataclass
class _Outcome:
    """How an act ended, for the log."""

    word: str = "failed"
    code: str = ""


def perform(call: "Call", world: "World") -> int:
    """Judge what was typed, perform the act, print its answer, and return the exit code.

    Raises
    ------
    MajlisError
        If the input is wrong or the act fails in a way that a person can mend.
    """
    import time

    started, ticks = world.now(), time.perf_counter()
    with _noted(call, world) as outcome:
        result = _performed(call, world)
        outcome.word = "done" if result.exit_code == 0 else "not in order"
        outcome.code = ""
    if call.as_json:
        text = _as_json(call, result, started.isoformat(timespec="seconds"), time.perf_counter() - ticks)
    else:
        text = harmless(result.text())
    sys.stdout.write(text.rstrip("\n") + "\n")
    sys.stdout.flush()
    return int(result.exit_code)


def _performed(call: "Call", world: "World") -> "Result":
    from pydantic import ValidationError

    from majlis.adapters.upkeep.trouble import from_database
    from majlis.interfaces.cli import faults
    from majlis.interfaces.cli.asking import answered

    try:
        command = call.act.command.model_validate(answered(call))
    except ValidationError as error:
        raise faults.from_validation(error, call.act.command, where=f"majlis {call.entry.name}") from None
    try:
        result: Result = call.act(command, world)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise faults.from_system(error) from error
    except Exception as error:
        if (known := from_database(error)) is None:
            raise
        raise known from error
    return result


@contextlib.contextmanager
def _noted(call: "Call", world: "World") -> Iterator[_Outcome]:
    """Note in the log how the act ended: names and codes, no word of what it was about."""
    import time

    import majlis
    from majlis.acts.settings import value_of
    from majlis.adapters.upkeep.log import Log
    from majlis.kernel.errors import MajlisError, PermissionDeniedError

    started, ticks, outcome = world.now(), time.perf_counter(), _Outcome()
    try:
        yield outcome
    except PermissionDeniedError as error:
        outcome.word, outcome.code = "refused", error.fault.code
        raise
    except MajlisError as error:
        outcome.word, outcome.code = "failed", error.fault.code
        raise
    except (KeyboardInterrupt, BrokenPipeError):
        outcome.word = "interrupted"
        raise
    except BaseException as error:
        outcome.word, outcome.code = "crashed", type(error).__name__
        raise
    finally:
        megabytes = int(value_of(world.settings, "log_megabytes", "10"))
        Log(world.home / "logs", value_of(world.settings, "log", "file"), megabytes).write(
            {
                "at": started.isoformat(timespec="milliseconds"),
                "act": call.entry.name,
                "actor": world.actor.name,
                "seconds": round(time.perf_counter() - ticks, 3),
                "outcome": outcome.word,
                "code": outcome.code,
                "majlis": majlis.__version__,
                "pid": os.getpid(),
            }
        )


def _as_json(call: "Call", result: "Result", when: str, seconds: float) -> str:
    import json

    import majlis
    from majlis.kernel.marking import SYNTHETIC_BAND

    facts = {
        "majlis": majlis.__version__,
        "act": call.entry.name,
        "when": when.replace("+00:00", "Z"),
        "seconds": round(seconds, 3),
        "band": SYNTHETIC_BAND if getattr(result, "synthetic", False) else "",
    }
    document = {"result": result.model_dump(mode="json"), "run": facts}
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)  # the same document: a terminal may show it
