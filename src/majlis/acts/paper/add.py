"""Add a paper to an item."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.council_lines import ItemCode, MarkingText, Said, marking_of, paper_said, read_file
from majlis.acts.texts import Line
from majlis.acts.world import World

FILE = "File of the paper, 50 MB at most: .pdf, office files without macros, pictures, or plain text."


class AddCommand(Command):
    """To which item, and the file."""

    item: ItemCode
    file: Path = Field(description=FILE)
    title: Line = Field(default="", description="What it is called. Default: the name of the file.")
    marking: MarkingText = Field(
        default="", description="Who may see it; never less strict than the item. Default: as it."
    )


@act("council.write")
def add(command: AddCommand, world: World) -> Said:
    """Add it as version 1. What the file holds is looked at, not what its name says.

    Raises
    ------
    NotFoundError
        If there is no such item or file.
    InputError
        If the file is no paper: empty, too large, of a kind that is not taken, or not what its name says.
    ConflictError
        If the item is done or withdrawn.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    from majlis.council.papers import MOST

    marking = marking_of(command.marking)
    data = read_file(command.file, MOST)
    records = world.records
    from majlis.adapters.records.council import papers

    title = command.title or command.file.stem
    code = papers.add(records, command.item, title, papers.Sent(command.file.name, data, "", marking))
    newest = papers.find(records, code).newest
    sha256 = newest.sha256 if newest else ""
    return paper_said(records, code, f"{code} is added to {command.item}. sha256 {sha256}")
