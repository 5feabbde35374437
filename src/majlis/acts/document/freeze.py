"""Freeze a draft: from now on it says what it says."""

from majlis.acts.act import Command, act
from majlis.acts.document_lines import DocumentCode, DocumentResult, result_of
from majlis.acts.note_making import find, freeze_note
from majlis.acts.world import World


class FreezeCommand(Command):
    """Which draft."""

    document: DocumentCode


@act("document.write")
def freeze(command: FreezeCommand, world: World) -> DocumentResult:
    """Freeze it at this moment, and keep it as PDF, Word and HTML.

    Raises
    ------
    NotFoundError
        If there is no such document.
    ConflictError
        If it is no draft any more.
    PermissionDeniedError
        If it belongs to others.
    """
    return result_of(freeze_note(world, find(world, command.document)))
