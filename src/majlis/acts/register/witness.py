"""Cosign a log of another site, where it continues what was seen of it; refuse it where it tells two stories."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import WRITES, Command, Result, act
from majlis.acts.registering import KeyWord
from majlis.acts.world import World
from majlis.kernel.errors import InputError
from majlis.kernel.files import write_whole


class WitnessCommand(Command):
    """What another site sent, and whom we trust."""

    request: Path = Field(description="File that majlis register prove NATION --since SIZE wrote there.")
    key: KeyWord = Field(default="", description="Key of the log: for the first time, or a new one.")
    renew: bool = Field(
        default=False, description="Take a new key for which the old one does not vouch: you asked who runs the log."
    )
    out: Path | None = Field(
        default=None, description="File for the checkpoint with our signature.", json_schema_extra=WRITES
    )


class WitnessResult(Result):
    """What was signed."""

    log: str
    size: int = Field(description="Entries that we have seen now.")
    key: str = Field(description="The log's key.")
    witness: str = Field(description="Our key, which the other site needs.")
    checkpoint: str = Field(description="The checkpoint with our signature.")
    out: str

    def text(self) -> str:
        """Return what was seen, and where it goes."""
        lines = [f"{self.log}: it continues what we saw; {self.size:,} entries, signed by us"]
        lines += [f"Written: {self.out}"] if self.out else ["", self.checkpoint]
        lines.append("There: majlis register cosigned NATION --file FILE --witness KEY, with our key:")
        lines.append(f"  {self.witness}")
        return "\n".join(lines)


@act("register.keep")
def witness(command: WitnessCommand, world: World) -> WitnessResult:
    """Verify that a log continues what was seen of it, keep what is seen now, and sign that.

    Raises
    ------
    InputError
        If the file is no request, or the key is not known yet and none is given.
    ConflictError
        If the proof begins from another size than was seen.
    IntegrityError
        If the log did not sign it, or tells another story than before.
    """
    records = world.records
    from majlis.adapters.records.register import witnessing
    from majlis.register import Verifier

    key = Verifier.parse(command.key) if command.key else None
    found = witnessing.cosign(records, read(command.request), key, renew=command.renew)
    if command.out is not None:
        write_whole(command.out.absolute(), found.note)
    return WitnessResult(
        log=found.name,
        size=found.size,
        key=found.vkey,
        witness=str(witnessing.own_key(records)),
        checkpoint=found.note.decode(),
        out=str(command.out or ""),
    )


def read(path: Path) -> bytes:
    """Return the bytes of a file of some kilobytes.

    Raises
    ------
    InputError
        If it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(2_000_000)
    except OSError as error:
        raise InputError(
            "it cannot be read", where=path.name, why=(error.strerror or "").lower(), mend="name a file",
            code="register.file",
        ) from None  # fmt: skip
