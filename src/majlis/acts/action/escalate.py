"""Escalate what is overdue: each open action rises to the level that its days have reached."""

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.options import NationCode
from majlis.acts.world import World
from majlis.kernel.marking import banded


class EscalateCommand(Command):
    """Of which nation."""

    nation: NationCode


class Raised(Part):
    """An action that rose."""

    code: str
    level: int
    name: str = Field(description="What the level is called.")
    tells: tuple[str, ...] = Field(description="Who is to be told: doer, secretariat, chair, members.")


class EscalateResult(Result):
    """What rose, the longest overdue first."""

    nation: str
    raised: tuple[Raised, ...]
    synthetic: bool

    def text(self) -> str:
        """Return what rose, and who is to be told."""
        lines = [
            f"{one.code} · level {one.level}, {one.name} · to be told: {', '.join(one.tells)}" for one in self.raised
        ] or ["Nothing rose."]
        if self.raised:
            lines.append("majlis action remind NATION --send tells them.")
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("council.write")
def escalate(command: EscalateCommand, world: World) -> EscalateResult:
    """Raise each open action to the level that it has reached today; each rise is written into its history once.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    """
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.council import acting
    from majlis.reference.escalation import levels

    header = nations.header(records, command.nation)
    known = {one.level: one for one in levels()}
    raised = tuple(
        Raised(code=code, level=level, name=known[level].name, tells=known[level].tells)
        for code, level in acting.escalate(records, command.nation)
    )
    return EscalateResult(nation=command.nation, raised=raised, synthetic=header.synthetic)
