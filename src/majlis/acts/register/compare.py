"""Compare a checkpoint that somebody holds, perhaps on paper, with the log."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.register.witness import read
from majlis.acts.registering import LogNation, log_named
from majlis.acts.world import World
from majlis.kernel.errors import InputError
from majlis.kernel.marking import banded


class CompareCommand(Command):
    """Which log, and what the checkpoint says."""

    nation: LogNation = ""
    file: Path | None = Field(default=None, description="The checkpoint as a file.")
    size: int | None = Field(default=None, ge=1, le=2**53, description="Its second line: how many entries.")
    root: str = Field(default="", max_length=60, description="Its third line: the root, base64.")


class CompareResult(Result):
    """The log continues it."""

    log: str
    synthetic: bool
    size: int = Field(description="Entries of the checkpoint.")
    now: int = Field(description="Entries of the log.")
    signed: bool = Field(description="Whether one of our keys signed the checkpoint.")

    def text(self) -> str:
        """Return that it agrees."""
        lines = [
            f"{self.log}: its {self.now:,} entries begin with the {self.size:,} of the checkpoint.",
            "Nothing under it was rewritten.",
        ]
        if not self.signed:
            lines.append("Whether we signed it was not verified: that needs the file with its signature.")
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("register.read")
def compare(command: CompareCommand, world: World) -> CompareResult:
    """Verify that the log begins with what the checkpoint covers.

    Raises
    ------
    InputError
        If nothing to compare is given, or it is no checkpoint.
    NotFoundError
        If there is no such log, or it has fewer entries than the checkpoint.
    IntegrityError
        If no key of ours signed it, or the log had another root at that size: somebody keeps a second history.
    """
    records, log = log_named(world, command.nation)
    from majlis.adapters.records.register import reading, witnessing
    from majlis.register import Verifier, open_note, parse_checkpoint, parse_note
    from majlis.register.note import decode_base64

    if command.file is not None:
        data = read(command.file)
        found = parse_checkpoint(parse_note(data).text)
        if found.origin != log.name:
            raise InputError(
                f"it is of the log {found.origin[:80]}, not of {log.name}", where="checkpoint",
                mend="name the nation whose log it is", code="register.origin",
            )  # fmt: skip
        size, root = found.size, found.root
        open_note(data, [Verifier.parse(one.vkey) for one in reading.keys(records, log)])
    elif command.size is not None and command.root:
        size, root = command.size, decode_base64(command.root.strip())
    else:
        raise InputError(
            "there is nothing to compare", mend="give --file, or --size and --root as they stand on the paper",
            code="register.compare",
        )  # fmt: skip
    witnessing.compare(records, log, size, root)
    return CompareResult(
        log=log.name,
        synthetic=log.synthetic,
        size=size,
        now=reading.size(records, log),
        signed=command.file is not None,
    )
