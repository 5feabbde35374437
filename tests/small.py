"""The small nation of eight assets with one marking on all its rows, and a world that has published it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.places import publish_nation

from majlis.acts.world import World
from majlis.infrastructure import Nation, read
from majlis.infrastructure.nation import Asset
from majlis.kernel.marking import Marking

GOLDEN = Path(__file__).parent / "golden" / "dossier-small"
TABLES = ("areas", "operators", "assets", "demands", "requirements", "suppliers")
WEST = "grid:west-01"


def small_nation(marking: str = "TLP:AMBER") -> Nation:
    """Return the small nation with one marking on all its rows."""
    small, one = read(GOLDEN), Marking.parse(marking)
    rows: dict[str, Any] = {name: tuple(replace(row, marking=one) for row in getattr(small, name)) for name in TABLES}
    return replace(small, header=replace(small.header, marking=one), **rows)


def with_bigger_plant(nation: Nation) -> Nation:
    """Return the nation with an asset that takes longer to repair: another version."""

    def changed(asset: Asset) -> Asset:
        return replace(asset, repair_mode_h=asset.repair_mode_h + 6) if asset.id == WEST else asset

    return replace(nation, assets=tuple(map(changed, nation.assets)))


def published(world: World, nation: Nation | None = None) -> str:
    """Publish the small nation in a world's records, and return its code."""
    found = nation or small_nation()
    records = world.records
    from majlis.adapters.places import warm

    warm.forget()
    publish_nation(records, world.vault, found)
    return found.header.id
