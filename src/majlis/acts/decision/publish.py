"""Publish a decision: everybody may read it from now on, and the register says so."""

from majlis.acts.act import Command, act
from majlis.acts.decision_lines import DecisionResult, decision_of
from majlis.acts.motion_lines import DecisionCode
from majlis.acts.note_making import RELEASE
from majlis.acts.registering import seal_head
from majlis.acts.second_person import Second, demand_second
from majlis.acts.world import World


class PublishCommand(Command):
    """Which decision."""

    decision: DecisionCode


@act("council.write")
def publish(command: PublishCommand, world: World) -> DecisionResult:
    """Publish it; a second person agrees. Its marking becomes TLP:CLEAR; evidence and papers keep theirs.

    Raises
    ------
    NotFoundError
        If there is no such decision.
    ConflictError
        If it is published already, or its text was lawfully destroyed.
    PermissionDeniedError
        If who acts does not keep the body's records.
    WaitsError
        If nobody else has agreed yet.
    """
    records = world.records
    from majlis.adapters.records.council import bodies, decisions

    told = decisions.find(records, command.decision)
    bodies.demand_owner(records, bodies.body_row(records, told.body))
    decisions.demand_unpublished(told.published_at, told.code)
    demand_second(world, command, Second("decision publish", RELEASE, told.code, told.marking, told.owner))
    decisions.publish(records, told.code)
    seal_head(world, told.nation)
    return decision_of(world, told.code)
