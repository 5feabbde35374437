"""A nation of the records that is read once for several acts: a large one takes seconds each time."""

from dataclasses import dataclass, field

from majlis.adapters.places.recorded import RecordedPlace
from majlis.infrastructure.nation import Nation


@dataclass(frozen=True)
class SteadyPlace(RecordedPlace):
    """A version or a draft as it was when it was first read here.

    Attributes
    ----------
    kept : list of Nation
        The nation, once it was read.
    """

    kept: list[Nation] = field(default_factory=list, repr=False, compare=False)

    def nation(self) -> Nation:
        """Return the version as it was published, or the draft as it was."""
        if not self.kept:
            self.kept.append(RecordedPlace.nation(self))
        return self.kept[0]


def steady(place: RecordedPlace) -> SteadyPlace:
    """Return the same place, read once."""
    return SteadyPlace(place.records, place.vault, place.named)
