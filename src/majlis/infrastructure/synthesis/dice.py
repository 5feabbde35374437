"""The random numbers of a synthetic nation, each with its address."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from majlis.kernel.streams import Purpose, Stream

Floats = NDArray[np.float64]


class Step(IntEnum):
    """What a number decides. Numbers are never reused; new ones are added at the end."""

    AREA = 1
    NORTHWARD = 2
    EASTWARD = 3
    OPERATOR = 4
    MAIN_VENDOR = 5
    VENDOR = 6
    DEVIATES = 7
    REPAIR = 8
    BLACK_START = 9
    ZONE_SIZE = 10
    DECLARED = 11
    UNKNOWN = 12
    RADIAL = 13
    BUFFER = 14


@dataclass(frozen=True, slots=True)
class Dice:
    """The numbers of one seed.

    Attributes
    ----------
    stream : Stream
    """

    stream: Stream

    def throw(self, step: Step, code: int, size: int) -> Floats:
        """Return ``size`` numbers strictly between 0 and 1, addressed by step and code.

        Parameters
        ----------
        step : Step
        code : int
            Which class, rule or operator it is for.
        size : int
        """
        return self.stream.uniform(Purpose.SYNTHESIS, draw=int(step), year=code, item=np.arange(size))
