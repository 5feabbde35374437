"""Numbers as a person says them: about 1 in 12, 6 million people, 14 hours; always rounded, never falsely exact."""

import math
from collections.abc import Sequence
from datetime import date
from typing import Literal

from majlis.briefing.messages import say
from majlis.kernel.times import DAYS_PER_MONTH

_LARGEST_N = 1_000
"""Chances below one in this many are said as "less than": a model of attacks does not know more."""
_STEPS = ((20, 1), (50, 5), (200, 10), (1_000, 50))
"""Up to this N, N is a multiple of that step."""
_SIZES = ((1e9, "amount.billion"), (1e6, "amount.million"))

_LEAST = 0.001
"""Amounts below it are said as "less than": their digits mean nothing, and take room."""

Confidence = Literal["low", "medium", "high"]


def one_in(chance: float, *, towards: Literal["nearest", "rarer", "likelier"] = "nearest") -> str:
    """Return a chance as "1 in 12", rounded as coarsely as such chances are known.

    Parameters
    ----------
    chance : float
        Between 0 and 1.
    towards : {"nearest", "rarer", "likelier"}
        Direction of rounding. The ends of a range are rounded outwards, so that it never looks narrower than it is.

    Returns
    -------
    str
        "1 in N" up to one in 1,000; "9 in 10" and the like above one in two; "almost certain" above 95 %.
    """
    if chance > 0.95:  # noqa: PLR2004 - the rule stated above
        return say("chance.certain")
    if chance > 0.5:  # noqa: PLR2004 - the rule stated above
        return say("chance.tenths", tenths=str(min(9, _directed(chance * 10, towards, up="likelier"))))
    if chance * _LARGEST_N < 1:
        return say("chance.tiny", whole=count(_LARGEST_N))
    raw = 1 / chance
    step = next(step for limit, step in _STEPS if raw <= limit)
    return say("chance.one_in", whole=count(max(2, step * _directed(raw / step, towards, up="rarer"))))


def _directed(value: float, towards: str, *, up: str) -> int:
    value = round(value, 9)
    if towards == "nearest":
        return math.floor(value + 0.5)
    return math.ceil(value) if towards == up else math.floor(value)


def chance_range(low: float, high: float) -> str:
    """Return the range of a chance, rarer end first, rounded outwards: "1 in 30 to 1 in 5"."""
    rare, likely = one_in(low, towards="rarer"), one_in(high, towards="likelier")
    return rare if rare == likely else say("chance.range", low=rare, high=likely)


def count(value: float) -> str:
    """Return a whole number with thousands separators."""
    return f"{round(value):,}"


def two_digits(value: float) -> float:
    """Return the value rounded to two significant digits."""
    if value == 0:
        return 0.0
    return float(round(value, 1 - math.floor(math.log10(abs(value)))))


def amount(value: float) -> str:
    """Return a large number in words, two significant digits: "6.2 million", "850,000", "37"."""
    rounded = two_digits(value)
    for size, code in _SIZES:
        if abs(rounded) >= size:
            return say(code, value=_plain(rounded / size))
    return _plain(rounded)


def amount_range(middle: float, low: float, high: float) -> str:
    """Return an amount and its range in one unit: "260 million (120-560)" with a dash between the ends."""
    size, code = next(((size, code) for size, code in _SIZES if two_digits(middle) >= size), (1.0, ""))
    ends = [_plain(end / size) for end in (low, high)]
    whole = _plain(middle / size)
    return say("cell.range", middle=say(code, value=whole) if code else whole, low=ends[0], high=ends[1])


def _plain(value: float) -> str:
    rounded = two_digits(value)
    if 0 < rounded < _LEAST:
        return say("amount.tiny", value=f"{_LEAST:g}")
    return f"{rounded:,.0f}" if abs(rounded) >= 10 or rounded == 0 else f"{rounded:.2g}"  # noqa: PLR2004 - two digits


def hours_range(middle: float, low: float, high: float) -> str:
    """Return hours and their range as one cell: "14 (9-30)"; the middle alone where both ends are the same."""
    middle_text, low_text, high_text = (count(two_digits(value)) for value in (middle, low, high))
    if low_text == high_text == middle_text:
        return middle_text
    return say("cell.range", middle=middle_text, low=low_text, high=high_text)


def people(value: float) -> str:
    """Return a number of people: "6.2 million people"."""
    return say("people", n=round(value), value=amount(value))


def hours(value: float) -> str:
    """Return a duration, two significant digits: "14 hours"; "a day" for exactly 24."""
    whole = round(two_digits(value))
    return say("hours.day") if value == 24 else say("hours", n=whole, value=count(whole))  # noqa: PLR2004 - a day


def months(days: float) -> str:
    """Return a span of days in whole months: "12 months"."""
    whole = round(days / DAYS_PER_MONTH)
    return say("months", n=whole, value=count(whole))


def percent(share: float) -> str:
    """Return a share in whole per cent; below one, "less than 1 %"."""
    if 0 < share < 0.005:  # noqa: PLR2004 - would round to nought
        return say("percent.tiny")
    return say("percent", value=f"{share * 100:.0f}")


def listing(items: Sequence[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    if not items:
        return ""
    text = items[0]
    for item in items[1:-1]:
        text = say("list.more", first=text, next=item)
    return say("list.last", first=text, last=items[-1]) if len(items) > 1 else text


def alternatives(items: Sequence[str]) -> str:
    """Return "a", "a or b", "a, b or c"."""
    if len(items) < 2:  # noqa: PLR2004 - no alternative
        return "".join(items)
    text = items[0]
    for item in items[1:-1]:
        text = say("list.more", first=text, next=item)
    return say("list.or", first=text, last=items[-1])


def day(value: date) -> str:
    """Return a date as "23 Nov 2026"."""
    return say("day", day=str(value.day), month=say(f"month.{value.month}"), year=str(value.year))


def confidence(*, judgement: float, unknown: float, low: float, high: float) -> Confidence:
    """Return how much weight the headline chance bears.

    Parameters
    ----------
    judgement : float
        Share of the uncertainty that rests on judgement.
    unknown : float
        Share of people whose supply is not declared.
    low, high : float
        Knowledge interval of the chance.

    Returns
    -------
    str
        "low" if half or more of the uncertainty is judgement, or if the supply of more than 30 % of people is not
        declared, or if the range spans a factor of ten or more. "high" if judgement is below a quarter, undeclared
        supply below 10 %, and the factor below three. "medium" otherwise. The briefing prints the same rule.
    """
    factor = high / low if low > 0 else math.inf
    if judgement >= 0.5 or unknown > 0.3 or factor >= 10:  # noqa: PLR2004 - the rule stated above
        return "low"
    if judgement < 0.25 and unknown < 0.1 and factor < 3:  # noqa: PLR2004 - the rule stated above
        return "high"
    return "medium"


def headline(rising: Sequence[str], falling: Sequence[str], *, sectors: int, overall: str = "cannot tell") -> str:
    """Return the one sentence that heads the briefing.

    Parameters
    ----------
    rising, falling : sequence of str
        Nouns of the sectors ("hospitals") where the evidence says so.
    sectors : int
        Number of sectors looked at.
    overall : str
        Verdict of all sectors taken together, used where no single sector shows a change.
    """
    if not rising and not falling:
        return say("headline.none" if overall == "cannot tell" else f"headline.{overall}.overall")
    parts = [
        _direction(nouns, direction, sectors)
        for nouns, direction in ((rising, "rising"), (falling, "falling"))
        if nouns
    ]
    if len(rising) + len(falling) < sectors:
        parts.append(say("headline.elsewhere"))
    return " ".join(parts)


def _direction(nouns: Sequence[str], direction: str, sectors: int) -> str:
    if len(nouns) == sectors:
        return say(f"headline.{direction}.all")
    if len(nouns) > 3:  # noqa: PLR2004 - more nouns than a sentence carries
        return say(f"headline.{direction}.count", n=len(nouns), sectors=str(sectors))
    return say(f"headline.{direction}", nouns=listing(nouns))
