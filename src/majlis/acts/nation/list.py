"""List the nations in the records."""

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.edits import CoverageFigures
from majlis.acts.world import World
from majlis.kernel.marking import Marking, banded, join_all


class ListCommand(Command):
    """List them all."""


class NationLine(Part):
    """One nation."""

    nation: str
    name: str
    synthetic: bool
    marking: str
    revision: int = Field(description="Number of the draft's newest revision; 0: it was never changed.")
    version: int | None = Field(description="Number of the newest version; null where none was published.")
    sha256: str = Field(description="Hash of the newest version; empty where none was published.")
    changed: bool = Field(description="Whether the draft has changed since the newest version.")
    assets: int = Field(description="Assets of the newest version, or of the draft where none was published.")
    coverage: CoverageFigures | None = Field(description="Coverage of the newest version.")

    def text(self) -> str:
        """Return the nation as two lines."""
        version = f"version {self.version}" if self.version else "not published"
        changed = ", draft changed since" if self.changed and self.version else ""
        head = f"{self.nation:<20} {version}{changed}; {self.assets:,} assets; {self.marking}"
        about = f"  {self.name}" + (" (synthetic)" if self.synthetic else "")
        return "\n".join([head, about, *([f"  {self.coverage.text()}"] if self.coverage else [])])


class ListResult(Result):
    """The nations that the reader may see, by code."""

    synthetic: bool
    marking: str
    nations: tuple[NationLine, ...]

    def text(self) -> str:
        """Return a few lines for each nation."""
        if not self.nations:
            return "No nations in the records yet. Begin with: majlis nation start, or majlis nation import SOURCE"
        return banded("\n".join(one.text() for one in self.nations), synthetic=self.synthetic)


@act("nation.read")
def list_(command: ListCommand, world: World) -> ListResult:  # noqa: ARG001 - it has no fields
    """List the nations."""
    if not world.has_records:
        return ListResult(synthetic=False, marking=str(join_all([])), nations=())
    records = world.records
    from majlis.adapters.records.nations import overview

    found = overview.nations(records)
    lines = tuple(
        NationLine(
            nation=one.code,
            name=one.header.name,
            synthetic=one.header.synthetic,
            marking=str(one.header.marking),
            revision=one.revision,
            version=one.version.number if one.version else None,
            sha256=one.version.sha256 if one.version else "",
            changed=one.version is None or one.revision > one.version.revision,
            assets=one.assets,
            coverage=CoverageFigures.model_validate(one.version.facts["coverage"]) if one.version else None,
        )
        for one in found
    )
    markings: list[Marking] = [one.header.marking for one in found]
    return ListResult(synthetic=any(line.synthetic for line in lines), marking=str(join_all(markings)), nations=lines)
