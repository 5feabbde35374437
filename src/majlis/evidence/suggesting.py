"""Suggest the fields of an incident from what somebody wrote, each with the words that led to it. A person decides."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from majlis.evidence.letter import Letter
from majlis.evidence.naming import bare
from majlis.evidence.synonyms import OTHER, gravest, normal, words_of

LONGEST_TITLE = 120
_SHORTEST_NAME = 4
"""Letters of an operator's name that is looked for; shorter ones are found in other words."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_ISO = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
_WRITTEN = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}(?:,?\s+(20\d\d))?\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(20\d\d))?\b", re.IGNORECASE)
_RELATIVE = {"yesterday": -1, "last night": -1, "this morning": 0, "today": 0, "tonight": 0, "this afternoon": 0}
_DIGITS = r"\d+(?:[.,]\d+| \d{3}(?!\d))*"
_PEOPLE = re.compile(
    rf"\b({_DIGITS})(\s*million|\s*thousand)?\s+(?:people|customers|patients|subscribers|users|consumers|citizens)\b",
    re.IGNORECASE,
)
_HOURS = re.compile(rf"(?<![\d.,])({_DIGITS})\s*(?:hours|hrs|hour|h)\b", re.IGNORECASE)
_MOST_HOURS, _MOST_PEOPLE = 10_000, 10**10
_TWO_WAYS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
"""A number whose one mark parts thousands for some and decimals for others."""
_THOUSANDS = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:[.,]\d+)?")
_TO_COME = re.compile(
    r"\b(?:perhaps|maybe|possibly|probably|likely|estimat\w+|expect\w*|forecast|could|might|(?-i:may)|will|would|another|"
    r"next|at the earliest|hope\w*)\b",
    re.IGNORECASE,
)
_STILL_TO_COME = re.compile(r",? \(?(?:perhaps|maybe|estimated|expected|more|to go|from now)\b", re.IGNORECASE)
_WHOLE_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n{2,}")
_FACTOR = {"": 1, "thousand": 1_000, "million": 1_000_000}
_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n")
_DENIED = re.compile(r"\b(?:not|no|never|without|neither|nor)\b", re.IGNORECASE)
_PREFIX = re.compile(r"^\s*((re|fw|fwd|aw|wg)\s*:\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value for a field.

    Attributes
    ----------
    field, value : str
    words : str
        The words of the text that led to it; where the value is empty, why it is.
    """

    field: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a nation knows that a text may name.

    Attributes
    ----------
    operators : sequence of (str, str)
        Name and sector of each operator.
    areas : sequence of (str, str)
        Id and name of each area.
    """

    operators: Sequence[tuple[str, str]] = ()
    areas: Sequence[tuple[str, str]] = ()


def suggest(letter: Letter, known: Known, today: date, zone: ZoneInfo) -> tuple[Suggestion, ...]:
    """Return a suggestion for each field that the text says something about; no field has two.

    Parameters
    ----------
    letter : Letter
    known : Known
    today : date
        In the nation's zone: no incident lies after it.
    zone : ZoneInfo
        In which the day of sending is told.
    """
    text = f"{letter.subject}\n\n{letter.text}" if letter.subject else letter.text
    sent = letter.sent.astimezone(zone).date() if letter.sent else today
    operator = _named(text, known.operators, "operator", lambda row: row[0], lambda row: row[0])
    sector = _phrase(text, "sector")
    if operator is not None and (home := _sector_of(operator.value, known.operators)):
        sector = Suggestion("sector", home, f"{operator.words} is an operator of it")
    found = (
        _title(letter),
        _day(text, min(sent, today), today, dated=letter.sent is not None),
        operator,
        sector,
        _kind(text),
        _named(text, known.areas, "area", lambda row: row[0], lambda row: row[1]),
        _people(text),
        _hours(text),
        Suggestion("source", _sender(letter.sender), "From") if letter.sender else None,
    )
    return tuple(one for one in found if one is not None)


def _sender(text: str) -> str:
    """Return the name of who sent it; the address only where no name stands beside it."""
    name = text.partition("<")[0].strip().strip('"').strip()
    return name or text.strip("<> ")


def _title(letter: Letter) -> Suggestion | None:
    subject = _PREFIX.sub("", letter.subject).strip()
    first = next((line for line in letter.text.split("\n") if len(line.split()) > 2), "")  # noqa: PLR2004 - "Dear all,"
    line = subject or re.split(r"(?<=[.!?])\s", first)[0].rstrip(".")
    shown = line if len(line) <= LONGEST_TITLE else line[:LONGEST_TITLE].rsplit(" ", 1)[0]
    return Suggestion("title", shown, "Subject" if subject else "first sentence") if shown else None


def _day(text: str, sent: date, today: date, *, dated: bool) -> Suggestion | None:
    for value, words in _days(text, sent):
        if value <= today:
            return Suggestion("day", str(value), words)
    return Suggestion("day", str(sent), "day of sending") if dated else None


def _days(text: str, sent: date) -> Iterable[tuple[date, str]]:
    """Yield the days that a text names, in their order there; one without a year is the last such day."""
    found: list[tuple[int, date, str]] = []
    for match in _ISO.finditer(text):
        found += _made(match, int(match[1]), int(match[2]), int(match[3]))
    for match in _WRITTEN.finditer(text):
        found += _written(match, match[1], match[2], match[3], sent)
    for match in _MONTH_FIRST.finditer(text):
        found += _written(match, match[2], match[1], match[3], sent)
    for words, shift in _RELATIVE.items():
        if said := re.search(rf"\b{words}\b", text, re.IGNORECASE):
            found.append((said.start(), sent + timedelta(days=shift), said[0]))
    return ((value, words) for _, value, words in sorted(found))


def _written(match: re.Match[str], day: str, month: str, year: str | None, sent: date) -> list[tuple[int, date, str]]:
    number = _MONTHS.index(month[:3].lower()) + 1
    if year:
        return _made(match, int(year), number, int(day))
    made = _made(match, sent.year, number, int(day))
    return _made(match, sent.year - 1, number, int(day)) if made and made[0][1] > sent else made


def _made(match: re.Match[str], year: int, month: int, day: int) -> list[tuple[int, date, str]]:
    try:
        return [(match.start(), date(year, month, day), match[0])]
    except ValueError:
        return []


def _named(
    text: str,
    rows: Iterable[tuple[str, str]],
    field: str,
    value: Callable[[tuple[str, str]], str],
    name: Callable[[tuple[str, str]], str],
) -> Suggestion | None:
    """Return the row whose name stands in the text; of several the longest, then the first there."""
    padded = f" {normal(text)} "
    found = []
    for row in rows:
        plain = bare(name(row))
        if len(plain) >= _SHORTEST_NAME and (at := padded.find(f" {plain} ")) >= 0:
            found.append((-len(plain), at, value(row), name(row)))
    if not found:
        return None
    _, _, chosen, words = min(found)
    return Suggestion(field, chosen, words)


def _sector_of(operator: str, operators: Iterable[tuple[str, str]]) -> str:
    return next((sector for name, sector in operators if name == operator), "")


def _phrases(text: str, field: str) -> Mapping[str, list[str]]:
    """Return the ids that the text speaks of, each with the phrases that say so, the longest first."""
    padded = f" {normal(text)} "
    found: dict[str, list[str]] = {}
    for phrase, key in sorted(words_of(field).items(), key=lambda pair: (-len(pair[0]), pair[0])):
        if key and f" {phrase} " in padded:
            found.setdefault(key, []).append(phrase)
            padded = padded.replace(f" {phrase} ", "  ")
    return found


def _phrase(text: str, field: str) -> Suggestion | None:
    """Return the id of which most phrases stand in the text."""
    found = _phrases(text, field)
    if not found:
        return None
    key = min(found, key=lambda one: (-len(found[one]), one))
    return Suggestion(field, key, ", ".join(found[key][:3]))


def _kind(text: str) -> Suggestion | None:
    """Return the kind of which most phrases stand in what the text affirms; of several the gravest."""
    affirmed = " ".join(part for part in _SENTENCES.split(text) if not _DENIED.search(part))
    found = _phrases(affirmed, "kind") or _phrases(text, "kind")
    found = {key: words for key, words in found.items() if key != OTHER}
    most = max((len(words) for words in found.values()), default=0)
    key = gravest(key for key, words in found.items() if len(words) == most)
    return Suggestion("kind", key, ", ".join(found[key][:3])) if key else None


def _people(text: str) -> Suggestion | None:
    match = _PEOPLE.search(text)
    if match is None:
        return None
    number = _read(match[1], persons=not match[2])
    if number is None:
        return _left_empty("people", match[0].strip(), "can be read in two ways")
    whole = round(number * _FACTOR[(match[2] or "").strip().lower()])
    return Suggestion("people", str(whole), match[0].strip()) if whole <= _MOST_PEOPLE else None


def _hours(text: str) -> Suggestion | None:
    """Return the hours that have been; those that somebody only expects are left to a person."""
    empty = None
    for sentence in _WHOLE_SENTENCES.split(text):
        for match in _HOURS.finditer(sentence):
            number = _read(match[1])
            said = _TO_COME.search(sentence[: match.start()])
            if said or _STILL_TO_COME.match(sentence[match.end() :]):
                empty = empty or _left_empty("hours", match[0], "is an estimate of what is to come")
            elif number is None:
                empty = empty or _left_empty("hours", match[0], "can be read in two ways")
            elif number < _MOST_HOURS:
                return Suggestion("hours", f"{number:g}", match[0])
    return empty


def _left_empty(field: str, words: str, why: str) -> Suggestion:
    return Suggestion(field, "", f"“{words}” {why}")


def _read(digits: str, *, persons: bool = False) -> float | None:
    """Return a number; None where it can be read in two ways, or in none.

    Of persons "40.000" and "40,000" have one reading only: nobody counts thousandths of them.
    """
    plain = digits.replace(" ", "")
    if _TWO_WAYS.fullmatch(plain):
        return float(re.sub("[.,]", "", plain)) if persons else None
    if whole := _THOUSANDS.fullmatch(plain):
        plain = plain.replace(whole[1], "")
    try:
        return float(plain.replace(",", "."))
    except ValueError:
        return None
