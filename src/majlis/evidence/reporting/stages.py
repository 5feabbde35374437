"""The stages of a report, and what is known of an event at one of them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any


class Stage(StrEnum):
    """How far a report has come (Directive (EU) 2022/2555, Article 23(4)). A later stage stands for an earlier one.

    An intermediate report is sent when an authority asks for one (point (c)). A progress report is sent where the
    incident still goes on when the final report is due (point (e)); the final report then follows the end of its
    handling.
    """

    EARLY = "early-warning"
    NOTIFICATION = "notification"
    INTERMEDIATE = "intermediate"
    PROGRESS = "progress"
    FINAL = "final"

    @property
    def place(self) -> int:
        """Place among the stages, from 0."""
        return list(Stage).index(self)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an event. What nobody knows yet is empty or None, which is never zero.

    Attributes
    ----------
    title : str
    happened : date or None
    kind, sector, area : str
    people : int or None
    hours : float or None
    cross_border : str
        ``yes``, ``no`` or empty.
    handled : date or None
        Day on which its handling ended; None while it goes on, or where nobody has said.
    """

    title: str = ""
    happened: date | None = None
    kind: str = ""
    sector: str = ""
    area: str = ""
    people: int | None = None
    hours: float | None = None
    cross_border: str = ""
    handled: date | None = None

    def document(self) -> dict[str, Any]:
        """Return what is known as JSON values, without what is not."""
        told = {name: getattr(self, name) for name in NAMES}
        return {name: str(value) if name in _DAYS else value for name, value in told.items() if _known(value)}

    def over(self, before: "Facts") -> "Facts":
        """Return these facts, with those before where these are not known."""
        pairs = {name: (getattr(self, name), getattr(before, name)) for name in NAMES}
        return Facts(**{name: new if _known(new) else old for name, (new, old) in pairs.items()})


_DAYS = ("happened", "handled")
NAMES = tuple(field.name for field in fields(Facts))


def facts_of(document: Mapping[str, Any]) -> Facts:
    """Return facts from their document; names that are none are passed over."""
    told = {name: document[name] for name in NAMES if name in document}
    for name in _DAYS:
        if name in told:
            told[name] = date.fromisoformat(told[name])
    return Facts(**told)


def _known(value: object) -> bool:
    return value is not None and value != ""


ASKED: Mapping[Stage, tuple[str, ...]] = {
    Stage.EARLY: ("title", "what", "aware", "kind", "sector", "cross_border", "contact"),
    Stage.NOTIFICATION: ("impact", "people", "hours", "area", "happened", "measures", "technical", "cross_border"),
    Stage.INTERMEDIATE: ("impact", "people", "hours", "measures", "technical"),
    Stage.PROGRESS: ("what", "impact", "people", "hours", "measures", "technical", "borders"),
    Stage.FINAL: ("what", "handled", "impact", "people", "hours", "measures", "technical", "borders"),
}
"""What each stage asks first. Nothing else is asked, as nobody knows it yet; who does may say it all the same."""


def following(stage: Stage, *, wanted: bool) -> Stage:
    """Return the stage that is usually sent next.

    Parameters
    ----------
    stage : Stage
        The furthest that was sent.
    wanted : bool
        Whether an authority waits for an intermediate report.
    """
    if stage is Stage.FINAL:
        return Stage.FINAL
    if wanted:
        return Stage.INTERMEDIATE
    return Stage.NOTIFICATION if stage is Stage.EARLY else Stage.FINAL
