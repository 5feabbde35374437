"""The first screen: what a minister understands in ten seconds. At most 75 words, everything around it counted."""

from dataclasses import dataclass

from majlis.briefing.document import Picture
from majlis.briefing.material import sector_name
from majlis.briefing.messages import say
from majlis.briefing.summary import chance_line, chance_squares, confidence_of, data_day, headline_of
from majlis.briefing.words import listing, percent
from majlis.risk.result import RiskResult

MOST_WORDS = 75
_NAMED = 2
"""So many sectors about which nothing can be said are named; more are counted."""
_MUCH, _LITTLE = 0.5, 0.7
"""Share of judgement from which it is the reason of a low confidence; share of declared supply below which that is."""


@dataclass(frozen=True, slots=True)
class Screen:
    """The first screen.

    Attributes
    ----------
    data_to : str
        The last day that evidence reaches.
    headline : str
    worse : tuple of str
        What rises, what falls, and about what nothing can be said; empty where the headline says it in counts.
    chance : str
        What could break, and how likely; ``**`` encloses the chance.
    confidence, why : str
        How far to trust it, and the reason; the reason gives way where there is no room.
    squares : Picture
        The chance as a hundred squares.
    """

    data_to: str
    headline: str
    worse: tuple[str, ...]
    chance: str
    confidence: str
    why: str
    squares: Picture

    @property
    def words(self) -> int:
        """Number of words that a reader sees, the headings of the lines among them."""
        heads = (say("screen.worse"), say("screen.break"))
        return count_words(
            " ".join((*heads, self.data_to, self.headline, *self.worse, self.chance, self.confidence, self.why))
        )


def count_words(text: str) -> int:
    """Return the number of words of a text: what holds a letter or a digit."""
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def screen(result: RiskResult, *, besides: int = 0) -> Screen:
    """Return the first screen; what matters least gives way where there would be more than 75 words.

    Parameters
    ----------
    result : RiskResult
    besides : int
        Number of words that stand around it: band, marking, menu, what waits for the reader.
    """
    room = MOST_WORDS - besides
    named, some, counted = _named(result), _some_named(result), _counted(result)
    why, short = _why(result), _short(result)
    tried = [(named, why), (some, why), (counted, why), (some, short), (counted, short), (counted, "")]
    long, brief = headline_of(result), _brief(result)
    screens = [_screen(result, long, worse, reason) for worse, reason in tried]
    screens += [_screen(result, brief, worse, reason) for worse, reason in ((counted, short), ((), short), ((), ""))]
    return next((one for one in screens if one.words <= room), screens[-1])


def _brief(result: RiskResult) -> str:
    """Return a shorter headline where attacks rise in some sectors and fall in others."""
    found = _by_verdict(result)
    if not found["rising"] or not found["falling"]:
        return headline_of(result)
    rising, falling = len(found["rising"]), len(found["falling"])
    return say("screen.mixed", n=rising, falling=str(falling))


def _screen(result: RiskResult, headline: str, worse: tuple[str, ...], why: str) -> Screen:
    return Screen(
        data_to=say("screen.data", day=data_day(result)),
        headline=headline,
        worse=worse,
        chance=chance_line(result),
        confidence=say("screen.confidence", confidence=say(f"confidence.{confidence_of(result)}")),
        why=why,
        squares=chance_squares(result),
    )


def _by_verdict(result: RiskResult) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"rising": [], "falling": [], "cannot tell": []}
    for threat in result.threat:
        if threat.sector:
            found[threat.verdict].append(sector_name(threat.sector))
    return found


def _moved(found: dict[str, list[str]]) -> tuple[str, ...]:
    moved = ("rising", "falling")
    return tuple(say(f"screen.{verdict}", sectors=listing(found[verdict])) for verdict in moved if found[verdict])


def _named(result: RiskResult) -> tuple[str, ...]:
    found = _by_verdict(result)
    still = found["cannot tell"]
    if not 0 < len(still) <= _NAMED:
        return _some_named(result)
    return (*_moved(found), say("screen.cannot_tell", sectors=listing(still)))


def _some_named(result: RiskResult) -> tuple[str, ...]:
    found = _by_verdict(result)
    moved, still = _moved(found), len(found["cannot tell"])
    return (*moved, say("screen.others" if moved else "screen.all", n=still)) if still or not moved else moved


def _counted(result: RiskResult) -> tuple[str, ...]:
    found = _by_verdict(result)
    return tuple(
        say(f"screen.count.{verdict.replace(' ', '_')}", n=len(sectors))
        for verdict, sectors in found.items()
        if sectors
    )


def _why(result: RiskResult) -> str:
    """Return the reason that most readers can do something about: dependencies that were not declared."""
    return _undeclared("screen.undeclared", result) or _short(result)


def _short(result: RiskResult) -> str:
    """Return the reason in fewer words."""
    if result.nation.sectors_undeclared:
        return _undeclared("screen.undeclared.short", result)
    if result.nation.declared < _LITTLE:
        return say("screen.declared", declared=percent(result.nation.declared))
    if result.judgement_share >= _MUCH:
        return say("screen.judgement", judgement=percent(round(result.judgement_share, 1)))
    return say("screen.range") if confidence_of(result) == "low" else ""


def _undeclared(code: str, result: RiskResult) -> str:
    nation = result.nation
    undeclared = len(nation.sectors_undeclared)
    return say(code, n=undeclared, sectors=str(undeclared + len(nation.sectors_declared))) if undeclared else ""
