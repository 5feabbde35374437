"""Which vendor's technology an asset runs on: shared across operators and sectors, so that causes are common."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from majlis.infrastructure.synthesis.dice import Dice, Floats, Step
from majlis.infrastructure.synthesis.places import Ints
from majlis.reference.parameters import parameters
from majlis.reference.vendors import technologies, vendor_weights

_TECHNOLOGIES = ("control", "network", "platform")
_CODES_PER_TECHNOLOGY = 1000


@dataclass(frozen=True)
class Choice:
    """Vendors of a technology and where each one's share ends.

    Attributes
    ----------
    vendors : tuple of str
    edges : float64[vendors]
        Cumulative shares; the last is 1.
    """

    vendors: tuple[str, ...]
    edges: Floats

    def pick(self, throw: Floats) -> Ints:
        """Return the vendor that each number between 0 and 1 falls on."""
        return np.minimum(np.searchsorted(self.edges, throw, side="right"), len(self.vendors) - 1).astype(np.int64)


@cache
def choice(technology: str) -> Choice:
    """Return the vendors of a technology, weighted by their entries in KEV, flattened by a dated parameter."""
    vendors = technologies()[technology]
    power = parameters()["synthesis.vendor-flattening"].centre
    weights = np.array([float(vendor_weights()[vendor].entries) for vendor in vendors]) ** power
    edges = np.cumsum(weights)
    return Choice(vendors, edges / edges[-1])


def assign(technology: str, operator: Ints, *, dice: Dice, code: int) -> list[str]:
    """Return a vendor for each asset: mostly its operator's main vendor of that technology.

    Parameters
    ----------
    technology : str
    operator : int64[assets]
        Number of the operator within the nation.
    dice : Dice
    code : int
        Class code.
    """
    table = choice(technology)
    address = _TECHNOLOGIES.index(technology) * _CODES_PER_TECHNOLOGY
    main = table.pick(dice.throw(Step.MAIN_VENDOR, address, int(operator.max()) + 1))
    other = table.pick(dice.throw(Step.VENDOR, code, len(operator)))
    keeps = dice.throw(Step.DEVIATES, code, len(operator)) < parameters()["synthesis.main-vendor"].centre
    return [table.vendors[index] for index in np.where(keeps, main[operator], other)]
