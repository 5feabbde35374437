"""Which of the names that a nation knows somebody meant: case, punctuation and "(synthetic)" do not matter."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from majlis.evidence.synonyms import normal

_ADDED = " synthetic"
_SHORTEST = 3
"""Letters that must be given before a part of a name stands for the whole."""

Named = tuple[str, str]
"""A value, and the name that stands for it."""


def bare(name: str) -> str:
    """Return a name as it is compared: normal, without a "(synthetic)" at its end."""
    return normal(name).removesuffix(_ADDED)


def same(words: str, rows: Iterable[Named]) -> str:
    """Return the value of the one row of that very name or value; empty where there is none, or several."""
    wanted = bare(words)
    found = {value for value, name in rows if wanted and wanted in {bare(name), normal(value)}}
    return found.pop() if len(found) == 1 else ""


def meant(words: str, rows: Sequence[Named]) -> tuple[Named, ...]:
    """Return the rows that the words may mean: the one of that very name, else those of which they are a part.

    Parameters
    ----------
    words : str
        Each of them begins a word of the name; a number is a whole one.
    rows : sequence of (str, str)

    Returns
    -------
    tuple of (str, str)
        One where it is sure what is meant.
    """
    value = same(words, rows)
    if value:
        return tuple(row for row in rows if row[0] == value)[:1]
    wanted = bare(words)
    if len(wanted) < _SHORTEST:
        return ()
    return tuple(row for row in rows if _within(wanted.split(), bare(row[1]).split()))


def _within(wanted: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(_begins(word, one) for word in words) for one in wanted)


def _begins(word: str, part: str) -> bool:
    return word == part if part[-1].isdigit() else word.startswith(part)


def near(words: str, rows: Sequence[Named], most: int = 5) -> tuple[Named, ...]:
    """Return the rows that somebody may have meant: those of which the words are a part, else those spelt alike."""
    found = meant(words, rows)
    if not found:
        by_name = {bare(name): (value, name) for value, name in rows}
        found = tuple(by_name[name] for name in get_close_matches(bare(words), by_name, most))
    return found[:most]
