"""Take rows back that were set aside and have been mended."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.evidence_options import recorded
from majlis.acts.options import NationText
from majlis.acts.world import World
from majlis.kernel.marking import banded

_SHOWN = 20


class MendCommand(Command):
    """Whose rows, and the file that holds them."""

    nation: NationText
    file: Path = Field(
        description="CSV file of majlis evidence quarantine --out, with cells mended. Rows may be taken out of it: "
        "they stay in quarantine."
    )


class MendResult(Result):
    """What became of the rows."""

    nation: str
    synthetic: bool
    marking: str
    mended: int = Field(description="Rows that are observations now.")
    wrong: tuple[str, ...] = Field(description="Rows that are still wrong, and why; they stay in quarantine.")
    unknown: tuple[str, ...] = Field(description="Rows of the file that were not in quarantine; nothing was done.")

    @property
    def exit_code(self) -> int:
        """1 where a row is still wrong."""
        return int(bool(self.wrong))

    def text(self) -> str:
        """Return the counts, and what is still wrong."""
        rows = "1 row is an observation now" if self.mended == 1 else f"{self.mended:,} rows are observations now"
        lines = [f"{self.nation}: {rows}."]
        if self.wrong:
            lines.append(f"Still wrong: {len(self.wrong):,}")
            lines += [f"  {fault}" for fault in self.wrong[:_SHOWN]]
        if self.unknown:
            lines.append(f"Not in quarantine, nothing was done: {'; '.join(self.unknown[:_SHOWN])}")
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("evidence.write")
def mend(command: MendCommand, world: World) -> MendResult:
    """Read the mended rows as the other rows of their source were; all that can be read are added in one transaction.

    Raises
    ------
    NotFoundError
        If there is no such nation, or a source of the file is gone; nothing was changed.
    InputError
        If it is no such file; nothing was changed.
    """
    kept = recorded(command.nation, world)
    from majlis.adapters.records.evidence import quarantine
    from majlis.evidence.files import bytes_of
    from majlis.evidence.mending import read_csv

    rows = read_csv(bytes_of(command.file), command.file.name)
    settled = quarantine.mend(kept.records, kept.code, rows)
    header = kept.place.header()
    return MendResult(
        nation=command.nation,
        synthetic=header.synthetic,
        marking=str(header.marking),
        mended=settled.mended,
        wrong=tuple(f"{fault.where}: {fault.what}" for fault in settled.wrong),
        unknown=settled.unknown,
    )
