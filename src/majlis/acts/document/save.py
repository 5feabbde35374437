"""Write parts of a draft."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.document_lines import DocumentCode, DocumentResult, PartText, result_of
from majlis.acts.note_making import find, with_parts
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.errors import InputError


class SaveCommand(Command):
    """Which draft, and what its parts say now. A part that is not named stays as it is; an empty one is emptied."""

    document: DocumentCode
    title: Line | None = Field(default=None, description="What happened, in one line.")
    known: PartText | None = Field(default=None, description="What is known, a line for each fact.")
    assessed: PartText | None = Field(default=None, description="What we make of it, and how sure we are.")
    unknown: PartText | None = Field(default=None, description="What is not known.")
    spread: PartText | None = Field(default=None, description="What it could spread to; no asset by name.")
    done: PartText | None = Field(default=None, description="What has been done.")
    asked: PartText | None = Field(default=None, description="What is asked of the reader.")
    next: Line | None = Field(
        default=None, description="When the next update comes, like 2026-11-25T18:00, local time."
    )
    revision: int | None = Field(
        default=None, ge=1, description="Number of the draft that was changed; refuses where it was saved meanwhile."
    )


@act("document.write")
def save(command: SaveCommand, world: World) -> DocumentResult:
    """Save the draft.

    Raises
    ------
    NotFoundError
        If there is no such document.
    ConflictError
        If it is no draft, or somebody else saved it meanwhile.
    InputError
        If it is no note, its title is empty, or the time of the next update is none.
    """
    told = find(world, command.document)
    if told.kind != "note":
        raise InputError(
            f"{told.code} is no note", mend="compose the briefing anew: majlis document keep", code="document.no-note"
        )
    if command.title == "":
        raise InputError("a note needs a title", where="option --title", mend="say it in one line", code="note.title")
    given = command.model_dump(exclude={"document", "title", "revision"})
    content = with_parts(world, told, given)
    from majlis.adapters.records.documents import writing

    title = told.title if command.title is None else command.title
    return result_of(writing.save(world.records, told.code, title, content, command.revision))
