"""List the rules by which reports of a nation are shown to authorities."""

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.options import NationCode
from majlis.acts.world import World
from majlis.kernel.marking import banded


class RulesCommand(Command):
    """Which nation."""

    nation: NationCode


class RuleLine(Part):
    """A rule: what it demands, to whom it shows, and why."""

    id: str
    sector: str
    kind: str
    people: int | None
    operator: str
    dependents: int | None
    cross_border: str
    recipients: tuple[str, ...]
    sections: tuple[str, ...]
    reason: str
    own: bool = Field(description="Whether it is the nation's own; else it ships.")

    def text(self) -> str:
        """Return the rule as a sentence."""
        demands = [f"sector {self.sector}" if self.sector else "", f"kind {self.kind}" if self.kind else ""]
        demands += [f"{self.people:,} people or more" if self.people is not None else ""]
        demands += [f"operator {self.operator}" if self.operator else ""]
        many = f"{self.dependents:,} assets of others or more" if self.dependents is not None else ""
        demands += [f"{many} cannot do without it" if many else ""]
        demands += [f"across borders: {self.cross_border}" if self.cross_border else ""]
        where = " and ".join(filter(None, demands)) or "every report"
        parts = ", ".join(self.sections) or "the sections for their kind"
        own = "own" if self.own else "shipped"
        return f"{self.id} ({own}): {where} → {', '.join(self.recipients)}: {parts}. {self.reason}."


class RulesResult(Result):
    """The rules that count."""

    nation: str
    rules: tuple[RuleLine, ...]
    synthetic: bool

    def text(self) -> str:
        """Return the rules, one a line."""
        lines = [one.text() for one in self.rules] or ["No rule: no report is shown to anybody by itself."]
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("report.work")
def rules(command: RulesCommand, world: World) -> RulesResult:
    """Return the rules that count: those that ship, with the nation's own in their place.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    """
    return rules_now(world, command.nation)


def rules_now(world: World, nation: str) -> RulesResult:
    """Return the rules of a nation that count now."""
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.reports import routing

    return RulesResult(
        nation=nation,
        rules=tuple(
            RuleLine(
                id=one.id,
                sector=one.sector,
                kind=one.kind,
                people=one.people,
                operator=one.operator,
                dependents=one.dependents,
                cross_border=one.cross_border,
                recipients=one.recipients,
                sections=one.sections,
                reason=one.reason,
                own=own,
            )
            for one, own in routing.rules(records, nation)
        ),
        synthetic=nations.header(records, nation).synthetic,
    )
