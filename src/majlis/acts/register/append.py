"""Enter files into a nation's register: by their hashes, or sealed."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.options import NationCode
from majlis.acts.registering import entry_bytes, seal_head
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.canonical import file_hash
from majlis.kernel.errors import InputError
from majlis.kernel.marking import Marking, banded

_MOST_SEALED = 50_000_000


class AppendCommand(Command):
    """Which files enter whose register."""

    nation: NationCode
    files: tuple[Path, ...] = Field(min_length=1, max_length=1000, description="Files to enter.")
    title: Line = Field(default="", description="What they are, one line; it can be read by who may read the entry.")
    sealed: bool = Field(
        default=False,
        description="Keep the files here and enter salted commitments only: no name, no hash.",
    )
    marking: Line = Field(default="", description="Who may read the entries. [default: the nation's marking]")


class EnteredLine(Part):
    """One entry."""

    index: int = Field(description="Where it stands in the log, counted from 0.")
    file: str
    sha256: str


class AppendResult(Result):
    """What was entered."""

    nation: str
    synthetic: bool
    marking: str
    log: str
    entries: tuple[EnteredLine, ...]
    unsigned: str = Field(description="Why the head is not signed yet; empty where it is.")

    def text(self) -> str:
        """Return a line for each entry, and how to prove it."""
        lines = [f"Entered into {self.log} · {self.marking}"]
        lines += [f"  entry {one.index:>6}  {one.sha256[:16]}  {one.file}" for one in self.entries]
        if self.unsigned:
            lines.append(f"Not signed yet: {self.unsigned}. Sign it: majlis register checkpoint {self.nation}")
        else:
            lines.append(f"Next: majlis register prove {self.nation} {self.entries[-1].index}")
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("register.write")
def append(command: AppendCommand, world: World) -> AppendResult:
    """Enter the files, all of them or none, and sign the head.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    InputError
        If a file cannot be read, or is too large to be kept sealed.
    """
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.register import entering
    from majlis.adapters.records.register.logs import log_of

    header = nations.header(records, command.nation)
    marking = Marking.parse(command.marking, where="option --marking") if command.marking else header.marking
    hashes = [_hash(path) for path in command.files]
    log = log_of(records, command.nation, "decisions")
    facts = {"nation": command.nation, "synthetic": header.synthetic, "at": _instant(world)}
    if command.sealed:
        papers = [path.read_bytes() for path in command.files]
        indices = entering.enter_sealed(records, log, {"kind": "sealed", **facts}, papers, marking)
    else:
        told = [
            {"kind": "file", **facts, "title": command.title, "name": path.name, "sha256": sha256}
            for path, sha256 in zip(command.files, hashes, strict=True)
        ]
        indices = entering.enter(records, log, [entry_bytes(one) for one in told], marking)
    return AppendResult(
        nation=command.nation,
        synthetic=header.synthetic,
        marking=str(marking),
        log=log.name,
        entries=tuple(
            EnteredLine(index=index, file=path.name, sha256=sha256)
            for index, path, sha256 in zip(indices, command.files, hashes, strict=True)
        ),
        unsigned=seal_head(world, command.nation),
    )


def _instant(world: World) -> str:
    from majlis.kernel.times import format_instant

    return format_instant(world.now())


def _hash(path: Path) -> str:
    try:
        size = path.stat().st_size
        sha256 = file_hash(path)
    except OSError as error:
        raise InputError(
            "it cannot be read", where=path.name, why=(error.strerror or "").lower(), mend="name a file",
            code="register.file",
        ) from None  # fmt: skip
    if size > _MOST_SEALED:
        raise InputError(
            f"it is larger than {_MOST_SEALED:,} bytes", where=path.name, mend="enter a smaller one",
            code="register.file",
        )  # fmt: skip
    return sha256
