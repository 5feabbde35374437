"""Map the words of a source to our sectors, kinds and columns."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from majlis.reference.loader import incident_kinds, load_table, sectors

OTHER = "other"
"""The kind of an incident whose kind is not stated or not in our list."""
_GAPS = re.compile(r"[\W_]+")


def normal(text: str) -> str:
    """Return the text in lower case, its words parted by single blanks, punctuation gone."""
    return _GAPS.sub(" ", text.casefold()).strip()


@cache
def words_of(field: str) -> Mapping[str, str]:
    """Return normalised text to id for a field: ``sector``, ``kind``, ``technique``, ``phase`` or ``column``."""
    own = {"sector": sectors, "kind": incident_kinds}.get(field)
    found = {normal(row["text"]): row["id"] for row in load_table("synonyms").rows if row["field"] == field}
    if own:
        for row in own().rows:
            found[normal(row["id"])] = found[normal(row["name"])] = row["id"]
    return found


@lru_cache(maxsize=65536)
def match(field: str, text: str) -> str:
    """Return the id that the text stands for, or ``""``.

    The whole text is looked up first; then the longest known phrase within it that has an id.
    """
    known, wanted = words_of(field), normal(text)
    if wanted in known:
        return known[wanted]
    phrase = _longest_within(wanted, tuple(known))
    return known.get(phrase, "")


def match_or(values: Mapping[str, str], field: str, text: str) -> str:
    """Return the id that a person said the text stands for, if it is one of the field's, else that of :func:`match`.

    Parameters
    ----------
    values : mapping of str to str
        Their word to our id, whole words as they stand in the source; case and punctuation do not matter.
    field : {"sector", "kind"}
    text : str
    """
    wanted = normal(text)
    said = next((ours for theirs, ours in values.items() if normal(theirs) == wanted), "")
    return said if said and said in _ids(field) else match(field, text)


@cache
def _ids(field: str) -> frozenset[str]:
    return frozenset((sectors if field == "sector" else incident_kinds)().column("id"))


def _longest_within(text: str, phrases: tuple[str, ...]) -> str:
    padded = f" {text} "
    inside = [phrase for phrase in phrases if f" {phrase} " in padded]
    return max(inside, key=lambda phrase: (len(phrase), phrase), default="")


@cache
def _severity() -> Mapping[str, int]:
    order = [row["id"] for row in load_table("synonyms").rows if row["field"] == "precedence"]
    return {kind: position for position, kind in enumerate(order)}


def gravest(kinds: Iterable[str]) -> str:
    """Return the kind that comes first in the order of precedence, or ``""`` of none."""
    order = _severity()
    return min((kind for kind in kinds if kind), key=lambda kind: order.get(kind, len(order)), default="")
