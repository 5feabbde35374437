"""List the logs of the register, and how they stand."""

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.world import World
from majlis.kernel.marking import banded


class ListCommand(Command):
    """All that who acts may see."""


class LogLine(Part):
    """A log."""

    log: str
    nation: str
    kind: str
    synthetic: bool
    size: int
    signed: int
    key: str


class WitnessedLine(Part):
    """A log of another site that is witnessed here."""

    log: str
    size: int


class ListResult(Result):
    """The logs by name."""

    logs: tuple[LogLine, ...]
    witnessed: tuple[WitnessedLine, ...]

    def text(self) -> str:
        """Return a line for each log."""
        if not self.logs and not self.witnessed:
            return "No log yet. One begins with its first entry."
        lines = [
            f"{one.size:>9,} entries, {one.signed:>9,} signed  key {one.key}  {one.log}"
            f"{'  (synthetic)' if one.synthetic else ''}"
            for one in self.logs
        ]
        if self.witnessed:
            lines += ["Witnessed here, of other sites:"]
            lines += [f"{one.size:>9,} entries  {one.log}" for one in self.witnessed]
        return banded("\n".join(lines), synthetic=any(one.synthetic for one in self.logs))


@act("register.read")
def list_(command: ListCommand, world: World) -> ListResult:  # noqa: ARG001 - every act takes a command
    """Return the logs of the nations that who acts may see; the audit's to who may read the audit."""
    records = world.records
    from majlis.adapters.records.register import reading, witnessing

    found = reading.logs(records, with_audit=bool(world.actor.permissions & {"audit.read", "*"}))
    return ListResult(
        logs=tuple(
            LogLine(
                log=one.log.name,
                nation=one.log.nation,
                kind=one.log.kind,
                synthetic=one.log.synthetic,
                size=one.size,
                signed=one.signed,
                key=one.key,
            )
            for one in found
        ),
        witnessed=tuple(WitnessedLine(log=one.name, size=one.size) for one in witnessing.seen(records)),
    )
