"""List a nation's published versions."""

from datetime import datetime

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.edits import CoverageFigures
from majlis.acts.options import NationCode
from majlis.acts.world import World
from majlis.kernel.marking import Marking, banded, join_all


class VersionsCommand(Command):
    """Whose versions to list."""

    nation: NationCode
    most: int = Field(default=20, ge=1, le=10_000, description="Versions, at most, newest first.")


class VersionLine(Part):
    """One version."""

    version: int
    sha256: str
    revision: int = Field(description="Revision of the draft that it was made from.")
    published_at: datetime = Field(description="Instant, UTC.")
    published_by: str
    note: str
    marking: str
    rows: dict[str, int] = Field(description="Rows by table.")
    coverage: CoverageFigures

    def text(self) -> str:
        """Return the version as two lines, and its note."""
        when = f"{self.published_at:%Y-%m-%d %H:%M}"
        head = f"{self.version:>5}  {when}  {self.published_by}  hash {self.sha256[:12]}  {self.marking}"
        lines = [head, f"       {self.rows['assets']:,} assets; {self.coverage.text()}"]
        return "\n".join([*lines, *([f"       {self.note}"] if self.note else [])])


class VersionsResult(Result):
    """The versions, newest first."""

    nation: str
    synthetic: bool
    marking: str
    total: int
    draft: int = Field(description="Number of the draft's newest revision.")
    versions: tuple[VersionLine, ...]

    def text(self) -> str:
        """Return a few lines for each version, and whether the draft has changed since."""
        noun = "version" if self.total == 1 else "versions"
        lines = [f"{self.nation}: {self.total:,} {noun} · {self.marking}", *(one.text() for one in self.versions)]
        newest = self.versions[0].revision if self.versions else 0
        if self.draft > newest:
            since = f"since version {self.versions[0].version}" if self.versions else "and was never published"
            lines.append(f"The draft has changed {since}: majlis nation publish {self.nation}")
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("nation.read")
def versions(command: VersionsCommand, world: World) -> VersionsResult:
    """List the versions that the reader may see.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    """
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import versions as published

    header = nations.header(records, command.nation)
    found = published.versions(records, command.nation)
    shown = found[: command.most]
    markings: list[Marking] = [header.marking, *(one.marking for one in shown)]
    return VersionsResult(
        nation=command.nation,
        synthetic=header.synthetic or any(one.facts["header"]["synthetic"] for one in shown),
        marking=str(join_all(markings)),
        total=len(found),
        draft=nations.revision(records, command.nation),
        versions=tuple(
            VersionLine(
                version=one.number,
                sha256=one.sha256,
                revision=one.revision,
                published_at=one.at,
                published_by=one.by,
                note=one.note,
                marking=str(one.marking),
                rows=one.facts["rows"],
                coverage=CoverageFigures.model_validate(one.facts["coverage"]),
            )
            for one in shown
        ),
    )
