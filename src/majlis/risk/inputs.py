"""What an assessment is made from, in one frozen piece: nation, network, rates, campaign types, parameters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from majlis.infrastructure.nation import Nation
from majlis.infrastructure.network import Network
from majlis.kernel.errors import InputError
from majlis.reference.parameters import Parameter
from majlis.risk.campaigns import GROUPS, CampaignType

if TYPE_CHECKING:
    from majlis.threat.rate import Rate

HEADLINE_SERVICES = ("power", "phones", "water")


@dataclass(frozen=True, slots=True)
class Cell:
    """The reported rate of a sector and kind per month: a Gamma(shape, inverse_scale)."""

    sector: str
    kind: str
    shape: float
    inverse_scale: float


@dataclass(frozen=True)
class Inputs:
    """Everything that the loss depends on, but for seed and size.

    Attributes
    ----------
    nation : Nation
    network : Network
        Built from ``nation``.
    cells : tuple of Cell
        Reported rates by sector and kind.
    campaigns : tuple of CampaignType
    parameters : mapping of str to Parameter
        Shipped ones with the dossier's own on top.
    vendor_weights : mapping of str to float
        Relative exposure of vendors (KEV); a vendor that is not listed weighs 1.
    people : int
        Headline: more than so many people ...
    hours : int
        ... without one of the services for at least so long.
    """

    nation: Nation
    network: Network
    cells: tuple[Cell, ...]
    campaigns: tuple[CampaignType, ...]
    parameters: Mapping[str, Parameter]
    vendor_weights: Mapping[str, float] = field(default_factory=dict)
    people: int = 1_000_000
    hours: int = 24

    def __post_init__(self) -> None:
        wanted = [f"{group}.{campaign.id}" for campaign in self.campaigns for group in GROUPS] + ["buffer.factor"]
        missing = [name for name in wanted if name not in self.parameters]
        if missing:
            raise InputError(
                f"{len(missing)} parameters are missing: {', '.join(missing[:5])}",
                mend="add them to the dossier's parameters.csv",
                code="risk.parameters",
            )

    @property
    def headline_slots(self) -> int:
        """Number of slots that the headline's hours take, rounded up."""
        return -(-self.hours * 60 // self.network.slot_minutes)

    def of(self, group: str, campaign: CampaignType) -> Parameter:
        """Return a campaign type's parameter of a group."""
        return self.parameters[f"{group}.{campaign.id}"]


def cells_of(rates: "Sequence[Rate]") -> tuple[Cell, ...]:
    """Return the cells of rates told by sector and kind; those of an unknown sector are left out.

    Raises
    ------
    InputError
        If nothing is left: without evidence there is no rate.
    """
    cells = tuple(
        Cell(rate.sector, rate.kind, rate.shape, rate.inverse_scale) for rate in rates if rate.sector and rate.kind
    )
    if not cells:
        raise InputError(
            "no evidence says how often attacks come",
            why="the risk model takes its rates from observed incidents",
            mend="add some with `majlis evidence add DIR FILE`, or `majlis evidence synthesize DIR`",
            code="risk.no-evidence",
        )
    return cells
