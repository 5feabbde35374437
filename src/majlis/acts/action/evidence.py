"""Get a file that shows what was done about an action."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import WRITES, Command, Result, act
from majlis.acts.action_lines import ActionCode, demand_reader
from majlis.acts.leaving import is_red
from majlis.acts.second_person import Second, demand_pass
from majlis.acts.world import World
from majlis.kernel.canonical import sha256_hex
from majlis.kernel.errors import ConflictError
from majlis.kernel.files import write_whole
from majlis.kernel.marking import Marking, banded


class EvidenceCommand(Command):
    """Which step of which action, and where the file is written."""

    code: ActionCode
    step: int = Field(ge=1, le=1_000_000, description="Number of the step; majlis action show lists them.")
    out: Path = Field(description="File to write; none may be there.", json_schema_extra=WRITES)


class EvidenceResult(Result):
    """Where the file lies."""

    code: str
    name: str
    out: str
    size: int = Field(description="Bytes.")
    sha256: str
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return where it lies, and that nobody has looked into it."""
        lines = [f"{self.out} · {self.name} · {self.marking}", f"sha256 {self.sha256}"]
        lines.append("It was sent by who owed the action and was not checked: it may be harmful.")
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("nation.read")
def evidence(command: EvidenceCommand, world: World) -> EvidenceResult:
    """Write the file, byte by byte as it came. One that is RED leaves only with a second person's agreement.

    Raises
    ------
    NotFoundError
        If there is no such action or step, or no file came with it.
    ConflictError
        If a file is there already, or it cannot be written there.
    WaitsError
        If it is RED and nobody has agreed yet.
    IntegrityError
        If it is gone or was changed.
    PermissionDeniedError
        If who acts has nothing to do with the Council.
    """
    demand_reader(world)
    records = world.records
    from majlis.adapters.records.council import actions

    name, data, one = actions.evidence(records, command.code, command.step)
    marking = str(one.marking)
    if is_red(marking):
        key = f"{one.code}.{command.step}"
        demand_pass(world, Second("action evidence", "council.read", one.code, Marking.parse(marking), one.owner, key))
    _write(command.out, data)
    world.note("action evidence", one.code, detail={"step": command.step, "marking": marking})
    return EvidenceResult(
        code=one.code,
        name=name,
        out=str(command.out),
        size=len(data),
        sha256=sha256_hex(data),
        marking=marking,
        synthetic=one.synthetic,
    )


def _write(out: Path, data: bytes) -> None:
    if out.exists():
        raise ConflictError(
            f"{out.name} is there already", where="argument OUT", mend="name another file", code="action.output"
        )
    try:
        write_whole(out, data)
    except OSError:
        raise ConflictError(
            f"{out.name} cannot be written", where="argument OUT", mend="name another place", code="action.output"
        ) from None
