"""Follow a report without an account, by its number and check word."""

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act, ask
from majlis.acts.report_lines import ClockLine, ReportCode, clock_lines, clock_text, stamp
from majlis.acts.world import World
from majlis.kernel.marking import banded


class FollowCommand(Command):
    """Number and check word of the receipt."""

    code: ReportCode
    word: str = Field(
        max_length=60, description="Check word of the receipt.", json_schema_extra=ask("Check word"), repr=False
    )


class SaidLine(Part):
    """What was said."""

    kind: str
    text: str
    at: str


class FollowResult(Result):
    """How the report stands, and what was said; nothing of what it told."""

    code: str
    nation: str
    state: str
    stage: str
    clocks: tuple[ClockLine, ...]
    files: int = Field(description="How many files were sent with the report.")
    thread: tuple[SaidLine, ...]
    synthetic: bool

    def text(self) -> str:
        """Return how the report stands."""
        lines = [f"{self.code} · {self.state} · {self.stage}"]
        lines += [f"{one.stage}: {one.state}, due {clock_text(one.due)}" for one in self.clocks if one.due]
        lines += [f"Files: {self.files}"] if self.files else []
        lines += [f"{clock_text(one.at)} {one.kind}: {one.text}" for one in self.thread]
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("report.write")
def follow(command: FollowCommand, world: World) -> FollowResult:
    """Return how the report stands.

    Raises
    ------
    NotFoundError
        If number and word do not go together.
    """
    return followed(world, command.code, command.word)


def followed(world: World, code: str, word: str) -> FollowResult:
    """Return how a report stands, to who knows its check word."""
    records = world.records
    from majlis.adapters.records.reports import public

    one, thread = public.follow(records, code, word)
    return FollowResult(
        code=one.code,
        nation=one.nation_name,
        state="closed" if one.closed else "waiting" if one.asked else "open",
        stage=one.stage,
        clocks=clock_lines(one),
        files=public.enclosed(records, code, word),
        thread=tuple(SaidLine(kind=it.kind, text=it.text, at=stamp(it.at, one.zone)) for it in thread),
        synthetic=one.synthetic,
    )
