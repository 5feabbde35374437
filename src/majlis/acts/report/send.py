"""Send a report of what befell an operator, and get the receipt."""

from pydantic import Field

from majlis.acts.act import Result, act
from majlis.acts.options import NationCode
from majlis.acts.report_lines import ClockLine, StageName, Told, clock_lines, clock_text
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.marking import banded


class SendCommand(Told):
    """What befell whom. Nothing has to be known."""

    nation: NationCode
    stage: StageName = Field(default="early-warning", description="Stage of the report.")
    operator: Line = Field(
        default="",
        description="Organisation of the operator. Default: your own; for an authority: none, attached later.",
    )
    name: Line = Field(default="", description="Name of the operator, where it has no organisation here.")
    marking: str = Field(
        default="", max_length=300, description="Who may see it. Default: TLP:RED, who it is routed to and nobody else."
    )
    section_marking: tuple[str, ...] = Field(
        default=(), description="Sections with another marking, like technical=TLP:AMBER."
    )


class ReceiptResult(Result):
    """Number and check word. The word is shown once and kept nowhere."""

    code: str = Field(description="Number of the report.")
    word: str = Field(description="Check word: with it and the number the report can be followed without an account.")
    nation: str
    clocks: tuple[ClockLine, ...]
    synthetic: bool

    def text(self) -> str:
        """Return the receipt."""
        lines = [f"Number      {self.code}", f"Check word  {self.word}  (shown once: write it down)"]
        lines += [f"{one.stage:<15} {one.state}, due {clock_text(one.due)}" for one in self.clocks if one.due]
        lines.append(f"Next: majlis report show {self.code}")
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("report.write")
def send(command: SendCommand, world: World) -> ReceiptResult:
    """Write the report, show it to whom the nation's rules name, and return the receipt.

    Raises
    ------
    NotFoundError
        If there is no such nation or organisation.
    InputError
        If a fact does not fit, or nothing is said.
    PermissionDeniedError
        If the person does not act for the operator, and works for no authority.
    """
    records = world.records
    from majlis.adapters.records.reports import heads, writing

    mine = world.actor.reader.organisations
    works = bool({"report.work", "*"} & world.actor.permissions)
    operator = command.operator or ("" if works or not mine else min(mine))
    way = "behalf" if works and operator not in mine else "account"
    nation = writing.taking(records, command.nation)
    telling = command.telling(command.stage, heads.zone_of(nation), (command.marking, command.section_marking))
    receipt = writing.send(records, command.nation, telling, writing.Teller(operator, command.name, way))
    # Not asked as the person: an authority that types for an operator may not be shown the report afterwards.
    return receipt_of(receipt.code, receipt.word, world)


def receipt_of(code: str, word: str, world: World) -> ReceiptResult:
    """Return the receipt of a report that was sent just now."""
    records = world.records
    from majlis.adapters.records.reports import public

    one, _ = public.follow(records, code, word)
    return ReceiptResult(code=code, word=word, nation=one.nation_name, clocks=clock_lines(one), synthetic=one.synthetic)
