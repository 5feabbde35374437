"""Who reads: organisations and clearance, and the one rule that says what a reader may see."""

from dataclasses import dataclass, field, replace

from majlis.kernel.marking import Marking, Tlp


@dataclass(frozen=True, slots=True)
class Reader:
    """A person as the access rule sees one.

    Attributes
    ----------
    name : str
    organisations : frozenset of str
        Codes of the organisations for which the person acts now.
    clearance : Marking
        Strictest information that the person may see at all; its TLP is the ceiling within the own organisations.
    others : Tlp
        Ceiling for what belongs to other organisations.
    everything : bool
        True for the one person at one machine, who holds the files anyway.
    ceilings : frozenset of (str, Tlp)
        Of the organisations, those in which the person's role sees less than the clearance lets: code and ceiling.
    """

    name: str
    organisations: frozenset[str] = frozenset()
    clearance: Marking = field(default_factory=lambda: Marking(Tlp.CLEAR))
    others: Tlp = Tlp.CLEAR
    everything: bool = False
    ceilings: frozenset[tuple[str, Tlp]] = frozenset()

    def own_ceiling(self, organisation: str) -> Tlp:
        """Return the strictest TLP that the person sees of what one of the own organisations holds."""
        return min([self.clearance.tlp, *(tlp for code, tlp in self.ceilings if code == organisation)])

    def limited(self, tlp: Tlp) -> "Reader":
        """Return the same person with a view that ends at a TLP."""
        clearance = replace(self.clearance, tlp=min(self.clearance.tlp, tlp))
        return replace(self, clearance=clearance, others=min(self.others, tlp))

    def may_read(self, marking: Marking, owner: str) -> bool:
        """Tell whether the reader may see a thing with a marking that belongs to an organisation.

        TLP 2.0 (FIRST, 2022) lets the owner's own people see more than others: the ceiling of the clearance holds
        within the own organisations, ``others`` for all else. Classification and compartments hold everywhere.
        """
        if self.everything:
            return True
        own = owner in self.organisations and marking.tlp <= self.own_ceiling(owner)
        return self.clearance.permits(marking) and (own or marking.tlp <= self.others)


EVERYTHING = Reader("local", everything=True)
"""The person at the machine that holds the data."""
