"""Release a document that somebody else composed: others may read it from now on."""

from majlis.acts.act import Command, act
from majlis.acts.document_lines import DocumentCode, DocumentResult, result_of
from majlis.acts.note_making import RELEASE, find
from majlis.acts.second_person import Second, demand_second
from majlis.acts.world import World
from majlis.kernel.marking import Tlp


class ReleaseCommand(Command):
    """Which document."""

    document: DocumentCode


@act("document.release")
def release(command: ReleaseCommand, world: World) -> DocumentResult:
    """Release it. Nobody releases what he or she composed; one that is RED needs a further person's agreement.

    Raises
    ------
    NotFoundError
        If there is no such document.
    ConflictError
        If it is a draft, or was released or withdrawn already.
    PermissionDeniedError
        If who acts composed or froze it.
    WaitsError
        If it is RED and nobody else has agreed yet.
    """
    told = find(world, command.document)
    records = world.records
    from majlis.adapters.records.documents import writing

    alone = world.actor.at_the_machine
    writing.demand_releasable(told.state, told.code)
    composers = {told.composed.by, told.frozen.by}
    if not alone and world.actor.name in composers:
        raise writing.own_release(world.actor.name, told.code)
    if told.marking.tlp == Tlp.RED:
        demand_second(world, command, Second("document release", RELEASE, told.code, told.marking, told.owner))
        if not alone and world.second in composers:
            raise writing.own_release(world.second, told.code)
    return result_of(writing.release(records, told.code, alone=alone))
