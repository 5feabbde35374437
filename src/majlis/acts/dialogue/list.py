"""List the dialogues of a nation."""

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.dialogue_lines import HeadLine, head_line
from majlis.acts.options import After, Cursor, NationCode, next_page
from majlis.acts.world import World
from majlis.kernel.marking import banded, join_all


class ListCommand(Command):
    """Whose dialogues, and which page of them."""

    nation: NationCode
    most: int = Field(default=50, ge=1, le=1000, description="Length of a page, 1 to 1,000 dialogues.")
    after: After = ""


class DialogueLine(Part):
    """A dialogue with its counts."""

    dialogue: HeadLine
    participants: int
    votes: int = Field(description="Votes cast, with those that were changed.")
    statements: int = Field(description="Statements that were accepted.")
    waiting: int = Field(description="Statements that wait for moderation.")
    synthetic: bool

    def line(self) -> str:
        """Return it in two lines."""
        one = self.dialogue
        waiting = f", {self.waiting} waiting" if self.waiting else ""
        counts = f"{self.participants:,} take part, {self.statements:,} statements{waiting}, {self.votes:,} votes"
        return f"{one.code}  {one.title}  {one.marking}\n  {one.phase}; {counts}"


class ListResult(Result):
    """A page of dialogues, newest first."""

    nation: str
    marking: str
    synthetic: bool
    dialogues: tuple[DialogueLine, ...]
    cursor: Cursor

    def text(self) -> str:
        """Return two lines for each dialogue."""
        lines = [f"Dialogues of {self.nation} · {self.marking}"]
        if not self.dialogues:
            lines += ["None.", f"Next: majlis dialogue start {self.nation} --title TEXT --question TEXT"]
        lines += [one.line() for one in self.dialogues] + next_page(self.cursor)
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("dialogue.read")
def list_(command: ListCommand, world: World) -> ListResult:
    """Return a page of dialogues.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    InputError
        If the cursor is none.
    """
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.dialogue import heads

    header = nations.header(records, command.nation)
    found, cursor = heads.page(records, command.nation, command.after, command.most)
    return ListResult(
        nation=command.nation,
        marking=str(join_all([header.marking, *(one.head.marking for one in found)])),
        synthetic=header.synthetic or any(one.head.synthetic for one in found),
        dialogues=tuple(
            DialogueLine(
                dialogue=head_line(one.head),
                participants=one.participants,
                votes=one.votes,
                statements=one.statements,
                waiting=one.waiting,
                synthetic=one.head.synthetic,
            )
            for one in found
        ),
        cursor=cursor,
    )
