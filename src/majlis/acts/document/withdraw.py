"""Withdraw a document: it stays with the reason, and others read it no more."""

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.document_lines import DocumentCode, DocumentResult, result_of
from majlis.acts.note_making import releases
from majlis.acts.texts import GivenLine
from majlis.acts.world import World


class WithdrawCommand(Command):
    """Which document, and why."""

    document: DocumentCode
    reason: GivenLine = Field(description="Why. Who read the document sees it.", json_schema_extra=OPTION)


@act("document.write")
def withdraw(command: WithdrawCommand, world: World) -> DocumentResult:
    """Withdraw it; a draft is given up so.

    Raises
    ------
    NotFoundError
        If there is no such document.
    ConflictError
        If it is withdrawn already.
    PermissionDeniedError
        If it belongs to others, and who acts may not release documents.
    """
    records = world.records
    from majlis.adapters.records.documents import writing

    return result_of(writing.withdraw(records, command.document, command.reason, releases=releases(world)))
