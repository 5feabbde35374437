"""Write a decision as a bundle that anybody can verify off line, or as a PDF with the checkpoint on it."""

import hashlib
from pathlib import Path
from typing import Annotated

from pydantic import Field

from majlis.acts.act import WRITES, Command, Result, act
from majlis.acts.briefing_making import put
from majlis.acts.motion_lines import DecisionCode
from majlis.acts.second_person import Second, demand_pass
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError, NotFoundError
from majlis.kernel.marking import Marking, Tlp, banded

PERMISSION = "council.read"
ENDINGS = (".json", ".pdf")


class ExportCommand(Command):
    """Which decision, and where it goes."""

    decision: DecisionCode
    out: Path = Field(
        description="File to write: .json is the bundle, .pdf the paper. One that is there is replaced.",
        json_schema_extra=WRITES,
    )
    continues: tuple[Annotated[int, Field(ge=1, le=2**53 - 1)], ...] = Field(
        default=(),
        max_length=20,
        description="Size of a checkpoint that the reader holds: the bundle then proves that the log continues it.",
    )


class ExportResult(Result):
    """Where the decision lies, and what proves it."""

    decision: str
    out: str
    sha256: str = Field(description="Hash of the file.")
    log: str
    entry: int = Field(description="Number of its entry, counted from 0.")
    size: int = Field(description="Entries under the checkpoint.")
    key: str = Field(description="Key of the log that signs now: hand it over on another way than the file.")
    sealed: bool = Field(description="Whether the entry is a commitment; the file then holds text and salt.")
    marking: str
    synthetic: bool
    differs: tuple[str, ...] = Field(description="What the tables say otherwise; the file has what the register holds.")

    def text(self) -> str:
        """Return where it lies, and how to verify it."""
        lines = [f"{self.decision} · {self.marking} · entry {self.entry} of {self.size}", f"{self.out}"]
        lines += [f"sha256 {self.sha256}", f"key    {self.key}"]
        if self.sealed and Marking.parse(self.marking).tlp != Tlp.CLEAR:
            lines.append("The entry is sealed, and the file opens it: give it to those only who may read the decision.")
        if self.differs:
            lines.append(f"The tables were changed ({', '.join(self.differs)}); the file has what the register holds.")
        lines.append("To verify it, see docs/how-to/verify-a-decision.md; hand the key over on another way.")
        return banded("\n".join(lines), synthetic=self.synthetic)


@act(PERMISSION)
def export(command: ExportCommand, world: World) -> ExportResult:
    """Write it. One that is RED leaves only with a second person's agreement.

    Raises
    ------
    NotFoundError
        If there is no such decision, no such directory, or no checkpoint of such a size was signed.
    ConflictError
        If no signed checkpoint covers it yet, or its text was lawfully destroyed.
    InputError
        If the file's ending names no form.
    WaitsError
        If it is RED and nobody has agreed yet.
    """
    _judge(command.out)
    records = world.records
    from majlis.adapters.records.council import bundling, decisions
    from majlis.register import parse_checkpoint, parse_note, parse_receipt
    from majlis.register.bundle import dump_bundle

    told = decisions.find(records, command.decision)
    bundle = bundling.bundle(records, command.decision, command.continues)
    marking = str(told.marking)
    form = command.out.suffix
    if told.marking.tlp == Tlp.RED:
        key = f"{told.code}{form}"
        demand_pass(world, Second("decision export", PERMISSION, told.code, told.marking, told.owner, key))
    if form == ".json":
        data = dump_bundle(bundle)
    else:
        from majlis.acts.decided_making import paper_of

        data = paper_of(bundle, bundling.names(records, command.decision), marking)
    put(command.out, data)
    world.note("decision export", told.code, detail={"form": form.removeprefix("."), "marking": marking})
    receipt = parse_receipt(bundle.receipt)
    return ExportResult(
        decision=told.code,
        out=str(command.out),
        sha256=hashlib.sha256(data).hexdigest(),
        log=bundle.log,
        entry=receipt.index,
        size=parse_checkpoint(parse_note(receipt.checkpoint).text).size,
        key=str(bundle.keys[-1].key),
        sealed=told.sealed,
        marking=marking,
        synthetic=told.synthetic,
        differs=told.differs,
    )


def _judge(out: Path) -> None:
    """See that a file can be written, in a form that decisions have."""
    if out.suffix not in ENDINGS:
        raise InputError(
            f"{out.name!r} names no form of a decision",
            where="OUT",
            mend="end it with .json for the bundle, or .pdf for the paper",
            code="decision.form",
        )
    if not out.parent.is_dir():
        raise NotFoundError(
            f"there is no directory {out.parent}", where="OUT", mend="make it first", code="decision.directory"
        )
    if out.is_dir():
        raise ConflictError(f"{out} is a directory", where="OUT", mend="give the name of a file", code="decision.out")
