"""Amendments: what one changes in a text, and the text after several were carried."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

__all__ = ["Piece", "difference", "left_behind", "merged"]

_WORD = re.compile(r"\s+|[^\s]+")
Kind = Literal["same", "out", "in"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text as an amendment leaves it.

    Attributes
    ----------
    kind : {"same", "out", "in"}
    text : str
    """

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class _Edit:
    """Words of the base from ``start`` to before ``end`` become others."""

    start: int
    end: int
    words: tuple[str, ...]


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """Return a text with what an amendment takes out and puts in, word by word.

    Examples
    --------
    >>> [(piece.kind, piece.text) for piece in difference("Report in June.", "Report in May.")]
    [('same', 'Report in '), ('out', 'June.'), ('in', 'May.')]
    """
    old, new = _words(before), _words(after)
    found: list[Piece] = []
    for tag, low, high, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(old[low:high])))
            continue
        found += [Piece("out", "".join(old[low:high]))] if high > low else []
        found += [Piece("in", "".join(new[first:last]))] if last > first else []
    return tuple(found)


def left_behind(before: tuple[str, str], after: tuple[str, str]) -> Literal["", "english", "urdu"]:
    """Return which language was left as it was while the other one changed; empty for none.

    Parameters
    ----------
    before, after : tuple of str
        The text in English and in Urdu. A text that was not written in Urdu, or is so no longer, is in nobody's way.

    Examples
    --------
    >>> left_behind(("One day.", "ایک دن"), ("Two days.", "ایک دن"))
    'urdu'
    """
    english, urdu = (old != new for old, new in zip(before, after, strict=True))
    if english == urdu or not (before[1] and after[1]):
        return ""
    return "urdu" if english else "english"


def merged(base: str, amended: str, current: str) -> str | None:
    """Return the current text with the changes of an amendment that was written on an earlier one.

    Parameters
    ----------
    base : str
        The text on which it was written.
    amended : str
        The text as it wants it.
    current : str
        The text as others that were carried left it.

    Returns
    -------
    str or None
        None where both change the same words, or words beside each other: then the amendment falls.
    """
    words = _words(base)
    ours, theirs = set(_edits(words, _words(amended))), set(_edits(words, _words(current)))
    if any(_touch(one, other) for one in ours - theirs for other in theirs - ours):
        return None
    edits = sorted(ours | theirs, key=lambda edit: (edit.start, edit.end))
    out: list[str] = []
    at = 0
    for edit in edits:
        out += [*words[at : edit.start], *edit.words]
        at = edit.end
    return "".join([*out, *words[at:]])


def _touch(one: _Edit, other: _Edit) -> bool:
    return one.start <= other.end + 1 and other.start <= one.end + 1  # the space between two words lies between


def _edits(old: list[str], new: list[str]) -> list[_Edit]:
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [_Edit(low, high, tuple(new[first:last])) for tag, low, high, first, last in codes if tag != "equal"]


def _words(text: str) -> list[str]:
    return _WORD.findall(text)
