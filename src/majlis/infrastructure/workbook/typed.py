"""What people type into cells: names with odd blanks, numbers in any digits, with separators, as percentages."""

import re
from datetime import date, datetime, time, timedelta

from majlis.evidence.cells import Cell as PlainCell
from majlis.evidence.cells import plain

Cell = PlainCell | time
"""What a cell holds."""

_ARABIC = str.maketrans(
    {
        "\N{ARABIC DECIMAL SEPARATOR}": ".",
        "\N{ARABIC THOUSANDS SEPARATOR}": ",",
        "\N{ARABIC COMMA}": ",",
        "\N{ARABIC PERCENT SIGN}": "%",
        "\N{MINUS SIGN}": "-",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    }
)
_PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?")
_GROUPS = re.compile(r"[+-]?\d{1,3}(?:([,' .])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d{1,2}")
_SOUTH_ASIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_RANGE = re.compile(r"[\d.,]+\s*(?:-|–|—|to)\s*[\d.,]+")
_DATED = (date, datetime, time, timedelta)


def typed_text(cell: Cell) -> str:
    """Return a cell as one line of text: blanks of any kind single, none at the ends, digits as 0-9."""
    text = plain(str(cell) if isinstance(cell, time) else cell).replace("\u200b", "").replace("\ufeff", "")
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def same_name(text: str) -> str:
    """Return the form in which names are compared: small letters, single blanks."""
    return typed_text(text).casefold()


def typed_number(cell: Cell, *, whole: bool = False, percent: bool = False) -> float:
    """Read a number as people type it.

    Parameters
    ----------
    cell : cell value
        ``1200``, ``1,200,000``, ``1 200 000``, ``12,00,000``, ``1.5``, ``1,5``; digits and separators of any script.
    whole : bool
        Whether only a whole number fits; then one group of three after a comma is thousands.
    percent : bool
        Whether a percent sign may follow.

    Raises
    ------
    ValueError
        If it is no number, or may be two; the message says why.
    """
    if isinstance(cell, _DATED):
        shown = cell.strftime("%d %b %Y") if isinstance(cell, date) else str(cell)
        raise ValueError(  # noqa: TRY004 - whoever reads a cell catches one kind of error
            f"it holds the day or time {shown}, not a number; Excel makes days of entries like 3-4"
        )
    if isinstance(cell, bool):
        raise ValueError("it holds true or false, not a number")  # noqa: TRY004 - the same
    value = float(cell) if isinstance(cell, (int, float)) else _read(typed_text(cell), whole=whole, percent=percent)
    if whole and not value.is_integer():
        raise ValueError(f"{value:g} is not a whole number")
    return value


def _read(text: str, *, whole: bool, percent: bool) -> float:
    bare = text.translate(_ARABIC)
    if percent and bare.endswith("%"):
        bare = bare[:-1].rstrip()
    if _PLAIN.fullmatch(bare) and not (whole and re.fullmatch(r"\d{1,3}\.\d{3}", bare)):
        return float(bare)
    if _RANGE.fullmatch(bare):
        raise ValueError(f"{text[:30]!r} is a range, not one number")
    if _DECIMAL_COMMA.fullmatch(bare) and not whole:
        return float(bare.replace(",", "."))
    if _SOUTH_ASIAN.fullmatch(bare):
        return float(bare.replace(",", ""))
    if found := _GROUPS.fullmatch(bare):
        mark, other = found[1], "," if found[1] == "." else "."
        groups = len(re.findall(re.escape(mark) + r"\d{3}", bare))
        if groups == 1 and mark in ",." and other not in bare and not whole:
            raise ValueError(f"{text[:30]!r} may be read in two ways, with thousands or with a decimal comma")
        return float(bare.replace(mark, "").replace(",", "."))
    raise ValueError(f"{text[:30]!r} is not a number")


_ALL = {"all", "all of them", "every", "each", "all needed"}
_ONE = {"one", "one of them", "any", "any one", "any of them", "any one of them", "either", "at least one"}
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_OF = re.compile(r"(?:any |at least )?(\w+)(?: out)? of (\w+)(?: of them)?")


def typed_share(text: str) -> tuple[int | None, int | None]:
    """Read how many suppliers are needed.

    Parameters
    ----------
    text : str
        ``all``, ``one of them``, ``any 2 of 3``, ``2 of 3``, ``two of three``, ``2 of them``.

    Returns
    -------
    tuple of int or None
        How many are needed (None: all) and of how many (None: not said).

    Raises
    ------
    ValueError
        If it is none of these.
    """
    words = same_name(text).translate(_ARABIC).replace("/", " of ")
    words = " ".join(words.split())
    if words in _ALL:
        return None, None
    if words in _ONE:
        return 1, None
    if found := _OF.fullmatch(words):
        needed, listed = _count(found[1]), None if found[2] in {"them", "these"} else _count(found[2])
        if needed and (listed or found[2] in {"them", "these"}):
            return needed, listed
    if (alone := _count(words)) is not None:
        return alone, None
    raise ValueError(f"{text[:40]!r} does not say how many are needed")


def _count(word: str) -> int | None:
    if word.isdecimal() and 0 < int(word) < 1000:  # noqa: PLR2004 - more suppliers than anyone lists by hand
        return int(word)
    return _WORDS.get(word)
