"""Marking: TLP 2.0 x national classification x compartments."""

from dataclasses import dataclass
from enum import IntEnum
from functools import reduce
from typing import Self

from majlis.kernel.errors import InputError

SYNTHETIC_BAND = "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY"
"""Stands on every page, chart, file and answer that is made from a synthetic nation or synthetic evidence."""


def banded(text: str, *, synthetic: bool) -> str:
    """Return a text with the band as its first line where it comes from anything synthetic."""
    return f"{SYNTHETIC_BAND}\n{text}" if synthetic else text


class Tlp(IntEnum):
    """Traffic Light Protocol, FIRST, version 2.0 (2022), in order of strictness."""

    CLEAR = 0
    GREEN = 1
    AMBER = 2
    AMBER_STRICT = 3
    RED = 4

    @property
    def label(self) -> str:
        """The label as FIRST writes it, for example ``TLP:AMBER+STRICT``."""
        return "TLP:" + self.name.replace("_", "+")


class Classification(IntEnum):
    """National classification, in order of strictness."""

    OPEN = 0
    RESTRICTED = 1
    CONFIDENTIAL = 2
    SECRET = 3


@dataclass(frozen=True, slots=True)
class Marking:
    """Who may see a thing: sharing, clearance, and need to know.

    Attributes
    ----------
    tlp : Tlp
    classification : Classification
    compartments : frozenset of str
        All of them are needed to read.
    """

    tlp: Tlp = Tlp.AMBER
    classification: Classification = Classification.OPEN
    compartments: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, text: str, *, where: str = "") -> Self:
        """Read ``TLP:AMBER``, ``TLP:RED/SECRET`` or ``TLP:RED/SECRET/health,incident-7``.

        Raises
        ------
        InputError
            If it is no marking. An empty text is none either: nothing is unmarked by accident.
        """
        tlp, _, rest = text.strip().partition("/")
        level, _, names = rest.partition("/")
        prefix, _, colour = tlp.upper().partition(":")
        try:
            return cls(
                {"TLP": Tlp}[prefix][colour.replace("+", "_")],
                Classification[level.upper() or "OPEN"],
                frozenset(part.strip() for part in names.split(",") if part.strip()),
            )
        except KeyError:
            raise InputError(
                f"{text[:60]!r} is not a marking",
                where=where,
                why="everything that carries information says who may see it",
                mend="write TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT or TLP:RED, "
                "optionally /RESTRICTED, /CONFIDENTIAL or /SECRET, optionally /compartment,compartment",
                code="kernel.marking",
            ) from None

    def __str__(self) -> str:
        """Return the shortest text that :meth:`parse` reads back."""
        parts = [self.tlp.label]
        if self.classification or self.compartments:
            parts.append(self.classification.name)
        if self.compartments:
            parts.append(",".join(sorted(self.compartments)))
        return "/".join(parts)

    def join(self, other: Self) -> Self:
        """Return the marking of something made from both: the stricter in each part."""
        return type(self)(
            max(self.tlp, other.tlp),
            max(self.classification, other.classification),
            self.compartments | other.compartments,
        )

    def permits(self, thing: Self) -> bool:
        """Tell whether a reader cleared to this marking may see the thing."""
        return (
            thing.tlp <= self.tlp
            and thing.classification <= self.classification
            and thing.compartments <= self.compartments
        )


def join_all(markings: "list[Marking] | tuple[Marking, ...]") -> Marking:
    """Return the join of all; of none, the least strict marking."""
    return reduce(Marking.join, markings, Marking(Tlp.CLEAR))
