"""List a nation's evidence."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from majlis.acts.act import Command, Result, act
from majlis.acts.world import World
from majlis.evidence import UNPLACED
from majlis.kernel.errors import InputError, IntegrityError
from majlis.kernel.marking import banded, join_all


class ListCommand(Command):
    """Whose evidence."""

    nation: Path = Field(description="Directory of the nation's dossier.")


class SourceLine(BaseModel):
    """One source: ``incidents`` lie in its window; ``problem`` is empty where the file is what was added."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    format: str
    window: str
    incidents: int
    covers: str
    marking: str
    synthetic: bool
    problem: str


class ListResult(Result):
    """A nation's sources, by name, and the hash of its evidence."""

    directory: str
    synthetic: bool
    marking: str = Field(description="The strictest of the dossier and its sources.")
    sha256: str
    sources: tuple[SourceLine, ...]
    without_entry: tuple[str, ...]
    """Files in the evidence folder that no entry names; they are not evidence."""

    @property
    def exit_code(self) -> int:
        """1 where a file is gone or changed."""
        return int(any(source.problem for source in self.sources))

    def text(self) -> str:
        """Return a line for each source."""
        if not self.sources:
            lines = [
                f"{self.directory} has no evidence yet.",
                f"Next: majlis evidence add {self.directory} FILE --window FROM..TO",
            ]
        else:
            width = max(6, *(len(source.name) for source in self.sources))
            lines = [f"{'source':<{width}}  format  window                  incidents  marking    covers"]
            for one in self.sources:
                shown = f"{one.incidents:>9,}" if one.format != "kev" else "     none"
                lines.append(
                    f"{one.name:<{width}}  {one.format:<6}  {one.window}  {shown}  {one.marking:<9}  {one.covers}"
                )
                if one.problem:
                    lines.append(f"  PROBLEM: {one.problem}")
            if any(one.format == "kev" for one in self.sources):
                lines.append("KEV lists vulnerabilities, not attacks: it counts no incidents.")
            lines.append(f"hash of the evidence: {self.sha256}   marking: {self.marking}")
        lines += [f"not evidence (no entry names it): {name}" for name in self.without_entry]
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("evidence.read")
def list_(command: ListCommand, world: World) -> ListResult:  # noqa: ARG001 - the shape of an act
    """Read every source again and say what it holds.

    Raises
    ------
    NotFoundError
        If the directory holds no nation.
    """
    from majlis.evidence import files
    from majlis.infrastructure.files import header_of

    header = header_of(command.nation)
    entries = files.read_entries(command.nation)
    lines = []
    for entry in entries:
        problem, incidents = "", 0
        try:
            reading = files.read_source(command.nation, entry)
            incidents = sum(one.day in entry.window for one in reading.observations)
        except (IntegrityError, InputError) as error:
            problem = str(error.fault).replace("\n", ";")
        placed = ("no single sector",) if entry.sectors == (UNPLACED,) else entry.sectors or ("all sectors",)
        covers = ", ".join((*placed, *(entry.kinds or ("all kinds",))))
        lines.append(
            SourceLine(
                name=entry.name,
                format=entry.format,
                window=str(entry.window),
                incidents=incidents,
                covers="nothing" if entry.format == "kev" else covers,
                marking=str(entry.marking),
                synthetic=entry.synthetic,
                problem=problem,
            )
        )
    return ListResult(
        directory=str(command.nation),
        synthetic=header.synthetic or any(entry.synthetic for entry in entries),
        marking=str(join_all([header.marking, *(entry.marking for entry in entries)])),
        sha256=files.evidence_hash(command.nation),
        sources=tuple(lines),
        without_entry=files.without_entry(command.nation),
    )
