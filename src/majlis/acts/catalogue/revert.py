"""Let the catalogue before count again."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


class RevertCommand(Command):
    """Nothing to choose: the newest update is undone."""


class RevertResult(Result):
    """Which catalogue counts now."""

    version: str
    entries: int
    before: str = Field(description="Version that counted before.")

    def text(self) -> str:
        """Return what counts."""
        return (
            f"The catalogue of {self.version} ({self.entries:,} entries) counts again, instead of {self.before}.\n"
            f"Undo: majlis catalogue update FILE, with the file of {self.before}"
        )


@act("catalogue.write")
def revert(command: RevertCommand, world: World) -> RevertResult:  # noqa: ARG001 - there is nothing to choose
    """Take the newest update away. The catalogue stays in the vault for the runs that were made with it."""
    from majlis.adapters.vault import catalogues
    from majlis.evidence.catalogue import shipped
    from majlis.kernel.times import format_instant

    lines = catalogues.journal(world.vault)
    standing = catalogues.counting(lines)
    before = catalogues.current(world.vault)
    if not standing or before.sha256 == shipped().sha256:
        raise ConflictError(
            "the catalogue that ships with Majlis counts already",
            why="no update is left to be undone",
            mend="majlis catalogue list shows the catalogues",
            code="catalogue.nothing",
        )
    left = standing[-2].sha256 if len(standing) > 1 else ""
    line = catalogues.Line(format_instant(world.now()), world.actor.name, "revert", left)
    catalogues.append(world.vault, line, after=lines)
    now = catalogues.current(world.vault)
    world.note("catalogue revert", now.version, detail={"sha256": now.sha256, "before": before.version})
    return RevertResult(version=now.version, entries=len(now.vulnerabilities), before=before.version)
