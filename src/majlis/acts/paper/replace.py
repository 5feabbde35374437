"""Add a version to a paper. The ones before stay."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.council_lines import MarkingText, PaperCode, Said, marking_of, paper_said, read_file
from majlis.acts.paper.add import FILE
from majlis.acts.texts import Line
from majlis.acts.world import World


class ReplaceCommand(Command):
    """Which paper, and the file."""

    paper: PaperCode
    file: Path = Field(description=FILE)
    note: Line = Field(default="", description="What was changed.")
    marking: MarkingText = Field(default="", description="Who may see this version; never less strict than the paper.")


@act("council.write")
def replace(command: ReplaceCommand, world: World) -> Said:
    """Add the version. What was pinned or decided on names the version that it rested on.

    Raises
    ------
    NotFoundError
        If there is no such paper or file.
    InputError
        If the file is no paper.
    ConflictError
        If it is the newest version already, or paper or item are withdrawn or done.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    from majlis.council.papers import MOST

    marking = marking_of(command.marking)
    data = read_file(command.file, MOST)
    records = world.records
    from majlis.adapters.records.council import papers

    number = papers.replace(records, command.paper, papers.Sent(command.file.name, data, command.note, marking))
    return paper_said(records, command.paper, f"{command.paper} has version {number}.")
