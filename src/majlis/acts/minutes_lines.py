"""What the acts on minutes share: how they stand, and the file that a person names."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from majlis.acts.act import Result
from majlis.acts.action_lines import is_clerk
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError
from majlis.kernel.files import write_whole
from majlis.kernel.marking import banded

MeetingCode = Annotated[str, Field(max_length=40, description="Code of the meeting, like MTG-2026-0003.")]


class MinutesResult(Result):
    """How minutes stand."""

    meeting: str
    body: str
    version: int
    state: str = Field(description="draft, proposed, approved or replaced.")
    notes: dict[str, str] = Field(
        description="Code of an item, empty for the whole meeting, to what was written on it."
    )
    approved_in: str = Field(description="Code of the meeting that approved them; empty where none did.")
    sha256: str = Field(description="Of the approved PDF; empty where they are not approved.")
    index: int | None = Field(description="Of the entry in the register that holds its hash, or a commitment to it.")
    unsigned: str = Field(default="", description="Why the register's head is not signed yet; empty where it is.")
    said: str = Field(description="What was done; empty where they were only shown.")
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return how they stand, and what was written on each item."""
        lines = [*([self.said] if self.said else [])]
        lines.append(f"Minutes of {self.meeting} · version {self.version} · {self.state} · {self.marking}")
        if self.approved_in:
            lines.append(f"Approved in {self.approved_in}; entry {self.index} of the register; sha256 {self.sha256}")
        if self.unsigned:
            lines.append(f"The register's head is not signed yet: {self.unsigned}.")
        lines += [f"{code or 'The meeting'}: {note}" for code, note in sorted(self.notes.items())]
        return banded("\n".join(lines), synthetic=self.synthetic)


def minutes_now(world: World, meeting: str, said: str = "", unsigned: str = "") -> MinutesResult:
    """Return how the minutes of a meeting stand.

    Raises
    ------
    NotFoundError
        If there is no such meeting, or it has none that who acts may see.
    """
    records = world.records
    from majlis.adapters.records.council import minutes

    one = minutes.find(records, meeting, drafts=is_clerk(world))
    return MinutesResult(
        meeting=one.meeting,
        body=one.body,
        version=one.version,
        state=one.state,
        notes=dict(one.notes),
        approved_in=one.approved_in,
        sha256=one.sha256,
        index=one.index,
        unsigned=unsigned,
        said=said,
        marking=str(one.marking),
        synthetic=one.synthetic,
    )


def read_given(path: Path) -> tuple[str, bytes]:
    """Return name and content of a file.

    Raises
    ------
    NotFoundError
        If there is no such file.
    """
    try:
        return path.name, path.read_bytes()
    except OSError:
        raise NotFoundError(
            f"{path.name} cannot be read", where="option --file", mend="name a file", code="minutes.no-file"
        ) from None


def put_file(out: Path, data: bytes) -> None:
    """Write a file that is not there yet.

    Raises
    ------
    ConflictError
        If it is there, or cannot be written.
    """
    if out.exists():
        raise ConflictError(
            f"{out.name} is there already", where="argument OUT", mend="name another file", code="council.output"
        )
    try:
        write_whole(out, data)
    except OSError:
        raise ConflictError(
            f"{out.name} cannot be written", where="argument OUT", mend="name another place", code="council.output"
        ) from None
