"""Lay a base layer of your own under a nation's map, or take it away."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.options import NationCode
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError
from majlis.kernel.marking import banded


class LayerCommand(Command):
    """Which nation, and which file."""

    nation: NationCode
    file: Path | None = Field(
        default=None,
        description="GeoJSON in degrees, at most 4 MiB: lines, areas or points of your own. Of the rest names stay.",
    )
    source: Line = Field(default="", description="Where it comes from, with its licence; shown beside the map.")
    away: bool = Field(default=False, description="Take the layer away instead.")


class LayerResult(Result):
    """What lies under the map now."""

    nation: str
    sha256: str = Field(description="Hash of the layer; empty where there is none now.")
    size: int = Field(description="Its size, bytes.")
    synthetic: bool

    def text(self) -> str:
        """Return what lies under the map now."""
        if not self.sha256:
            return banded(f"Nothing lies under the map of {self.nation}.", synthetic=self.synthetic)
        line = f"Laid a layer of {self.size:,} bytes under the map of {self.nation} (hash {self.sha256[:12]})."
        return banded(f"{line}\nTo take it away: majlis nation layer {self.nation} --away", synthetic=self.synthetic)


@act("nation.write")
def layer(command: LayerCommand, world: World) -> LayerResult:
    """Read the file strictly, keep geometries and names, and lay it in place of the layer before.

    Raises
    ------
    NotFoundError
        If there is no such nation or file.
    InputError
        If the file is too large or no GeoJSON.
    """
    if (command.file is None) != command.away:
        raise InputError("give a file, or --away", where="option --file", code="map.layer")
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.scenarios import layers
    from majlis.infrastructure.outline import MOST_BYTES, clean_layer

    header = nations.header(records, command.nation)
    if command.file is None:
        layers.lift(records, command.nation)
        return LayerResult(nation=command.nation, sha256="", size=0, synthetic=header.synthetic)
    clean = clean_layer(_data(command.file, MOST_BYTES))
    sha256 = layers.lay(records, command.nation, clean, command.source)
    return LayerResult(nation=command.nation, sha256=sha256, size=len(clean.encode()), synthetic=header.synthetic)


def _data(file: Path, most: int) -> bytes:
    """Return what is in a file, one byte more than the most at most."""
    try:
        with file.open("rb") as opened:
            return opened.read(most + 1)
    except OSError as error:
        raise NotFoundError(
            f"{file.name} cannot be read", where="option --file", why=error.strerror or "", code="map.layer-file"
        ) from None
