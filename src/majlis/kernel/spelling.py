"""Words that are on no list: name the nearest, and refuse."""

import difflib
from collections.abc import Iterable

from majlis.kernel.errors import InputError

_SHOWN = 20


def nearest(given: str, known: Iterable[str], otherwise: str) -> str:
    """Return how to mend a word: by the known one that is spelt most like it, or otherwise.

    Parameters
    ----------
    given : str
    known : iterable of str
    otherwise : str
        What to say where none is like it.
    """
    near = difflib.get_close_matches(given, tuple(known), n=1)
    return f"did you mean {near[0]}?" if near else otherwise


def demand_known(what: str, given: str, known: Iterable[str], *, where: str = "") -> None:
    """See that a word is on a list.

    Parameters
    ----------
    what : str
        What the list is of, for example ``sector``.
    given : str
    known : iterable of str
    where : str, optional
        For example ``option --sector``.

    Raises
    ------
    InputError
        If it is not; the nearest one is named.
    """
    names = tuple(known)
    if given in names:
        return
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    raise InputError(
        f"{given[:80]!r} is no {what}",
        where=where,
        why=f"there is: {', '.join(names[:_SHOWN])}{more}",
        mend=nearest(given, names, "use one of these"),
        code="input.unknown",
    )
