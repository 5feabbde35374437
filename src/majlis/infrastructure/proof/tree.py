"""The parts of a proof tree: hits, fallen requirements, causes, and the steps of the way back."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Struck:
    """A hit: from hour, until the repair is done (None: not within the horizon)."""

    from_h: float
    until_h: float | None


@dataclass(frozen=True, slots=True)
class Fallen:
    """A requirement that is no longer met.

    Attributes
    ----------
    group : str
    k, listed, working : int
        Suppliers needed, listed, and working at the hour ``exhausted_h``.
    lacking_h : float
        Since when too few work.
    buffer_h : float
        What the full buffer bridges.
    bridged_h : float
        What it did bridge from ``lacking_h``: less than ``buffer_h`` if it was not full.
    exhausted_h : float
        When the group fell.
    suppliers : tuple of Cause
        Those that were down then (at most six), each with its own proof.
    more : int
        Further suppliers that were down, not shown.
    """

    group: str
    k: int
    listed: int
    working: int
    lacking_h: float
    buffer_h: float
    bridged_h: float
    exhausted_h: float
    suppliers: tuple["Cause", ...]
    more: int


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the way back, latest first.

    Attributes
    ----------
    node : str
    back_h : float or None
        When it worked again; None: not within the horizon.
    clear_h : float or None
        Since when nothing stood in its way.
    waited_for : str
        What cleared last: ``repair``, or the name of the group.
    held_start : bool
        The group was needed to start only.
    alone : bool
        It started by black start or by hand, without its start requirements.
    deadlock : bool
        It waits for itself.
    """

    node: str
    back_h: float | None
    clear_h: float | None
    waited_for: str
    held_start: bool = False
    alone: bool = False
    deadlock: bool = False


@dataclass(frozen=True, slots=True)
class Cause:
    """One outage of one node, and why.

    Attributes
    ----------
    node : str
    from_h : float
    until_h : float or None
        None: not over when the horizon is reached.
    struck : tuple of Struck
    fallen : tuple of Fallen
        Groups whose fall took it down.
    way_back : tuple of Step
        From its return to the repair that it waited for; only for the node that was asked about.
    elsewhere : bool
        Its proof stands at another place of the tree; ``struck`` and ``fallen`` are empty here.
    cut : bool
        Its proof is left out because the tree has grown too large; the same.
    """

    node: str
    from_h: float
    until_h: float | None
    struck: tuple[Struck, ...] = ()
    fallen: tuple[Fallen, ...] = ()
    way_back: tuple[Step, ...] = ()
    elsewhere: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a node is dark: one cause per outage, in time order. None: it is never dark."""

    node: str
    horizon_h: float
    outages: tuple[Cause, ...]
    lines: tuple[str, ...] = field(repr=False)
    """The proof in plain English, indented by two spaces a level."""

    def __str__(self) -> str:
        """Return the lines as one text."""
        return "\n".join(self.lines)
