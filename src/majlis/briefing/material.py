"""What a briefing is made of: a result, its run, and what stands beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from majlis.briefing.document import Spec
from majlis.briefing.maps import Place
from majlis.kernel.marking import Marking, join_all
from majlis.kernel.times import DAYS_PER_MONTH, Window
from majlis.reference import sectors, services
from majlis.risk.result import Annex, CurvePoint, RiskResult

if TYPE_CHECKING:
    from majlis.risk.difference import Difference


@dataclass(frozen=True, slots=True)
class Occasion:
    """The run that a briefing shows, and when it was made. The same occasion gives the same bytes.

    Attributes
    ----------
    run_id, run_sha256 : str
    made : datetime
        With a zone.
    time_zone : str
        IANA name of the nation's zone; times are shown in it.
    """

    run_id: str
    run_sha256: str
    made: datetime
    time_zone: str


@dataclass(frozen=True)
class Material:
    """Everything that a briefing shows.

    Attributes
    ----------
    result : RiskResult
    occasion : Occasion
    previous : RiskResult, optional
        The run before.
    difference : Difference, optional
        What changed since then, part by part.
    annex : Annex, optional
        Named assets; only where somebody asked for it and may see it.
    places : mapping of str to Place
        Where each area's circle goes, by area id.
    largest : tuple of CurvePoint
        The exceedance curve of the year's largest event; it is shown where it is given.
    map : mapping, optional
        The map as it was laid out before; it is laid out anew where there is none, which takes long.
    """

    result: RiskResult
    occasion: Occasion
    previous: RiskResult | None = None
    difference: "Difference | None" = None
    annex: Annex | None = None
    places: Mapping[str, Place] = field(default_factory=dict)
    largest: tuple[CurvePoint, ...] = ()
    map: Spec | None = None

    @property
    def marking(self) -> Marking:
        """The strictest marking of all that the briefing is made of."""
        parts = [self.result.nation.marking, *(source.marking for source in self.result.sources)]
        if self.annex is not None:
            parts.append(self.annex.marking)
        return join_all([Marking.parse(part) for part in parts])

    @property
    def synthetic(self) -> bool:
        """Whether the nation or any of the evidence is synthetic: then everything made from them says so."""
        return self.result.synthetic

    @property
    def within_uncertainty(self) -> bool:
        """Whether the change of the chance is smaller than what we do not know."""
        if self.difference is not None:
            return self.difference.within_uncertainty
        before, after = self.previous, self.result.headline.chance
        return before is not None and after.low <= before.headline.chance.mean <= after.high


def a_month(count: int, window: str) -> float:
    """Return incidents per month in a window ``from..to``: periods of unequal length compare only so."""
    return count * DAYS_PER_MONTH / Window.parse(window).days


def sector_name(sector: str) -> str:
    """Return a sector's name, or its id where the reference does not know it."""
    return _look(sectors().rows, sector, "name")


def sector_noun(sector: str) -> str:
    """Return what completes "attacks on ..."."""
    return _look(sectors().rows, sector, "noun")


def service_noun(service: str) -> str:
    """Return what completes "without ..."."""
    return _look(services().rows, service, "phrase").removeprefix("without ")


def _look(rows: tuple[Mapping[str, str], ...], key: str, column: str) -> str:
    return next((row[column] for row in rows if row["id"] == key), key)
