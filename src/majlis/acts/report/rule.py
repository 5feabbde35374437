"""Set a rule by which reports of a nation are shown to authorities, or take one out."""

from typing import Literal

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.options import NationCode, parts
from majlis.acts.report.rules import RulesResult, rules_now
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.evidence.reporting.routing import Rule
from majlis.kernel.errors import InputError


class RuleCommand(Command):
    """What the rule demands, to whom it shows, and why. What is left out is not demanded."""

    nation: NationCode
    id: str = Field(pattern=r"^[a-z][a-z0-9-]{0,60}$", description="Name of the rule, like bank-regulator.")
    to: tuple[str, ...] = Field(
        default=(), description="Organisations, kind:cert, kind:council, kind:ministry, or regulators."
    )
    reason: Line = Field(default="", description="Why: operator and authorities read it.")
    sector: Line = Field(default="", description="Only of this sector.")
    kind: Line = Field(default="", description="Only of this kind.")
    people: int | None = Field(
        default=None, ge=1, le=10_000_000_000, description="Only where so many people are affected, or served."
    )
    operator: Line = Field(default="", description="Only where it befell this organisation.")
    dependents: int | None = Field(
        default=None, ge=1, le=10_000_000, description="Only where so many assets of others cannot do without it."
    )
    cross_border: Literal["", "yes", "no"] = Field(default="", description="Only where it reaches other countries.")
    sections: tuple[str, ...] = Field(default=(), description="Sections. Default: those that are for the kind.")
    off: bool = Field(default=False, description="Take the rule out; one that ships is off from then on.")


@act("report.work")
def rule(command: RuleCommand, world: World) -> RulesResult:
    """Set the rule, route open reports anew, and return the rules that count.

    Raises
    ------
    NotFoundError
        If there is no such nation or rule.
    InputError
        If nobody or no reason is named, or sector, kind, section or recipient is none.
    PermissionDeniedError
        If the person does not act for the organisation that keeps the nation.
    """
    records = world.records
    from majlis.adapters.records.reports import routing

    if command.off:
        routing.drop_rule(records, command.nation, command.id)
        return rules_now(world, command.nation)
    recipients = parts(command.to)
    for where, value in (("option --to", recipients), ("option --reason", command.reason)):
        if not value:
            raise InputError("the rule is not complete", where=where, mend="give it", code="report.rule")
    wanted = Rule(
        id=command.id,
        sector=command.sector,
        kind=command.kind,
        people=command.people,
        cross_border=command.cross_border,
        recipients=recipients,
        sections=parts(command.sections),
        reason=command.reason,
        operator=command.operator,
        dependents=command.dependents,
    )
    routing.set_rule(records, command.nation, wanted)
    return rules_now(world, command.nation)
