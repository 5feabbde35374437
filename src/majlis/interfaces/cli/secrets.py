"""Ask for a secret: hidden at a terminal, else the first line of the standard input. Never an argument, never shown."""

import getpass
import sys

from majlis.kernel.errors import InputError


def ask(label: str) -> str:
    """Return what the person types, or the first line of the standard input.

    Parameters
    ----------
    label : str
        What is asked for, for example ``the password of a.khan``.

    Raises
    ------
    InputError
        If nothing is given, or a terminal is told two different ones.
    """
    if sys.stdin.isatty():
        given = getpass.getpass(f"{label}: ")
        if given != getpass.getpass("once more: "):
            raise InputError("the two differ; nothing was changed", mend="try again", code="cli.secrets-differ")
    else:
        given = sys.stdin.readline().rstrip("\r\n")
    if not given:
        raise InputError(
            f"{label} is empty; nothing was changed",
            mend="type it when asked, or send it as the first line of the standard input",
            code="cli.no-secret",
        )
    return given
