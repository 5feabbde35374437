"""Make a synthetic nation of a given size, the same for the same size and seed."""

from dataclasses import replace

from majlis.infrastructure.nation import Header, Nation
from majlis.infrastructure.synthesis.dependencies import asset_owners, connect, demand_owners
from majlis.infrastructure.synthesis.dice import Dice
from majlis.infrastructure.synthesis.facilities import Setting, facilities
from majlis.infrastructure.synthesis.people import demands, zones
from majlis.infrastructure.synthesis.places import places
from majlis.kernel.errors import InputError
from majlis.kernel.marking import Marking, Tlp
from majlis.kernel.streams import Stream

SMALLEST, LARGEST = 500, 100_000
REFERENCE = (3000, 1)
"""Size and seed of the reference nation. Any other synthetic nation has an id of its own: runs are told apart by it."""
MARKING = Marking(Tlp.AMBER)
"""Real data of this kind would be at least AMBER; the synthetic nation shows how that looks."""
NOTICE = (
    "Areas and people are the districts of Pakistan of the 2023 census. Every facility, operator, dependency and "
    "assignment of a vendor is invented. This is not an assessment of any country."
)
HEADER = Header(
    id="reference",
    name="Reference nation (synthetic)",
    synthetic=True,
    notice=NOTICE,
    time_zone="Asia/Karachi",
    currency="PKR",
    horizon_hours=336,
    slot_minutes=60,
    marking=MARKING,
)


def synthesize(*, assets: int, seed: int) -> Nation:
    """Return a synthetic nation: real areas and people, everything else invented.

    Parameters
    ----------
    assets : int
        Exact number of assets, 500 to 100,000.
    seed : int
        0 up to 2**64 - 1. The same size and seed give the same nation.

    Returns
    -------
    Nation
        Rows sorted by key.

    Raises
    ------
    InputError
        If size or seed is out of range.
    """
    if not SMALLEST <= assets <= LARGEST:
        raise InputError(
            f"a nation of {assets} assets cannot be made",
            why="below 500 some sector would be missing; above 100,000 the rules are not tried",
            mend=f"ask for {SMALLEST} to {LARGEST:,} assets",
            code="nation.size",
        )
    dice = Dice(Stream(seed))
    where = places()
    plants = facilities(Setting(where, dice, MARKING), assets=assets)
    groups = zones(where, assets=assets, dice=dice)
    wants = demands(groups, where, marking=MARKING)
    owners = [*asset_owners(plants, dice=dice), *demand_owners(groups, wants, dice=dice)]
    links = connect(owners, plants, dice=dice, marking=MARKING)
    return Nation(
        header=header(assets=assets, seed=seed),
        areas=where.areas,
        operators=tuple(sorted(plants.operators, key=lambda row: row.id)),
        assets=tuple(sorted(plants.assets, key=lambda row: row.id)),
        demands=tuple(sorted(wants.demands, key=lambda row: row.id)),
        requirements=tuple(sorted(links.requirements, key=lambda row: (row.node, row.group))),
        suppliers=tuple(sorted(links.suppliers, key=lambda row: (row.node, row.group, row.supplier))),
    )


def header(*, assets: int, seed: int) -> Header:
    """Return the header of a synthetic nation; its id says which one it is."""
    if (assets, seed) == REFERENCE:
        return HEADER
    name = f"Synthetic nation ({assets:,} assets, seed {seed})"
    return replace(HEADER, id=f"synthetic-{assets}-{seed}", name=name)
