"""Type the votes of a sheet of paper, as the clerk of the room."""

import re

from pydantic import Field

from majlis.acts.act import OPTION, Command, Result, act
from majlis.acts.dialogue_lines import DialogueCode, vote_number
from majlis.acts.texts import GivenLine
from majlis.acts.world import World
from majlis.kernel.errors import InputError
from majlis.kernel.marking import banded

_VOTE = re.compile(r"\s*([1-9][0-9]{0,5})\s*=\s*(agree|disagree|pass)(!?)\s*")
MOST = 2_000


class PaperCommand(Command):
    """Which sheet, of whom, and what stands on it."""

    code: DialogueCode
    sheet: GivenLine = Field(
        max_length=40, description="Number on the sheet: it is counted once.", json_schema_extra=OPTION
    )
    constituency: GivenLine = Field(max_length=40, description="Id of the constituency.", json_schema_extra=OPTION)
    vote: tuple[str, ...] = Field(
        min_length=1,
        max_length=MOST,
        description="A vote as NUMBER=agree, NUMBER=disagree or NUMBER=pass; with ! behind it where it is marked "
        "important. Repeat it.",
        json_schema_extra=OPTION,
    )


class PaperResult(Result):
    """What was taken."""

    code: str
    sheet: str
    votes: int
    new: bool = Field(description="False where the sheet was typed before, and is corrected.")
    synthetic: bool

    def text(self) -> str:
        """Return what was taken."""
        told = "typed" if self.new else "corrected"
        return banded(f"{self.code} · sheet {self.sheet} {told} · {self.votes} votes", synthetic=self.synthetic)


@act("dialogue.write")
def paper(command: PaperCommand, world: World) -> PaperResult:
    """Take the votes as those of one participant, marked as typed from paper and by whom.

    Raises
    ------
    NotFoundError
        If there is no such dialogue or statement.
    PermissionDeniedError
        If the person does not act for the organisation that leads it.
    InputError
        If a vote or the constituency does not fit.
    ConflictError
        If no votes are taken now, or the sheet was typed for another constituency.
    """
    from majlis.dialogue.marks import Marked

    votes: dict[int, Marked] = {}
    for text in command.vote:
        form = _VOTE.fullmatch(text)
        if form is None or int(form[1]) in votes:
            raise InputError(
                f"{text[:40]!r} is no vote" if form is None else f"statement {form[1]} stands there twice",
                where="option --vote",
                mend="write NUMBER=agree, NUMBER=disagree or NUMBER=pass, each statement once",
                code="dialogue.vote",
            )
        votes[int(form[1])] = Marked(vote_number(form[2]), bool(form[3]))
    records = world.records
    from majlis.adapters.records.dialogue import heads, voting

    new = voting.paper(records, command.code, voting.Sheet(command.sheet, command.constituency, votes))
    head = heads.find(records, command.code)
    return PaperResult(code=head.code, sheet=command.sheet, votes=len(votes), new=new, synthetic=head.synthetic)
