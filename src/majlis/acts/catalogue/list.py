"""Say which catalogue of exploited vulnerabilities counts, and how old it is."""

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.world import World

OLD_DAYS = 90
"""From so many days after its release on, a catalogue is called old. CISA adds entries nearly every week."""


class ListCommand(Command):
    """Nothing to choose."""


class CatalogueLine(Part):
    """One catalogue."""

    counts: bool = Field(description="Whether runs use it now.")
    version: str
    released: str = Field(description="Instant, UTC.")
    age_days: int = Field(description="Days since its release.")
    entries: int
    newest: str = Field(description="Day of the newest entry.")
    sha256: str
    origin: str = Field(description="Who brought it and when, or that it ships.")


class ListResult(Result):
    """Catalogues: the one that ships, and those that came in by file, oldest first."""

    catalogues: tuple[CatalogueLine, ...]

    def text(self) -> str:
        """Return a line for each catalogue, and a word where the one that counts is old."""
        lines = [f"{'':7}  version     age         entries  newest      origin"]
        lines += [
            f"{'counts' if one.counts else '':7}  {one.version:10}  {one.age_days:>5,} days  {one.entries:7,}  "
            f"{one.newest}  {one.origin}"
            for one in self.catalogues
        ]
        counts = next(one for one in self.catalogues if one.counts)
        if counts.age_days > OLD_DAYS:
            lines += ["", f"It is {counts.age_days:,} days old. Bring a newer one: majlis catalogue update FILE"]
        return "\n".join(lines)


@act("catalogue.read")
def list_(command: ListCommand, world: World) -> ListResult:  # noqa: ARG001 - there is nothing to choose
    """List the catalogue that ships and those that stand in the journal."""
    from majlis.adapters.vault import catalogues
    from majlis.evidence.catalogue import shipped
    from majlis.kernel.times import format_instant

    own = shipped()
    counts = catalogues.current(world.vault).sha256
    found = [(own, f"ships with {_version()}")]
    found += [
        (catalogues.kept(world.vault, line.sha256), f"{line.at[:10]} by {line.actor}")
        for line in catalogues.counting(catalogues.journal(world.vault))
    ]
    return ListResult(
        catalogues=tuple(
            CatalogueLine(
                counts=one.sha256 == counts,
                version=one.version,
                released=format_instant(one.released),
                age_days=max((world.now() - one.released).days, 0),
                entries=len(one.vulnerabilities),
                newest=one.newest.isoformat(),
                sha256=one.sha256,
                origin=origin,
            )
            for one, origin in found
        )
    )


def _version() -> str:
    from majlis import __version__

    return f"Majlis {__version__}"
