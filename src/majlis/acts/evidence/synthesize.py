"""Make synthetic incidents with known true rates."""

from datetime import date

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.evidence_options import InDirectory, counts, keeping, told
from majlis.acts.options import NationText
from majlis.acts.world import World
from majlis.kernel.errors import InputError
from majlis.kernel.marking import banded
from majlis.kernel.times import Window, format_instant

_YEARS = 3


class SynthesizeCommand(Command):
    """For which nation, over which days, from which seed."""

    nation: NationText
    window: str = Field(
        default="",
        max_length=40,
        description="Days that the stream covers, FROM..TO. Default: the three years up to the first of this month.",
    )
    seed: int = Field(default=1, ge=0, lt=2**64, description="Seed: the same window and seed give the same incidents.")
    replace: bool = Field(default=False, description="Put the stream in the place of the present one.")


class TrueRateLine(Part):
    """The rates behind a cell of the stream, reported incidents per month, before and from ``rises`` on."""

    sector: str
    kind: str
    per_month: float
    later_per_month: float
    rises: str


class SynthesizeResult(Result):
    """The stream that was made, and the truth behind it."""

    nation: str
    synthetic: bool
    marking: str
    source: str
    file: str
    truth_file: str = Field(description="Where the true rates stand; empty in the records: they are in this answer.")
    window: str
    seed: int
    sha256: str
    incidents: int
    by_sector: dict[str, int]
    truth: tuple[TrueRateLine, ...]

    def text(self) -> str:
        """Return what was made and where the truth stands."""
        sectors = sorted({one.sector for one in self.truth if one.later_per_month != one.per_month})
        rises = next((one.rises for one in self.truth if one.sector in sectors), "")
        lines = [
            f"Made {self.incidents:,} invented incidents in {self.nation}, source {self.source} (seed {self.seed})",
            f"  marking   {self.marking}",
            f"  window    {self.window}",
            f"  sectors   {told(self.by_sector)}",
            f"  true rates: {self.truth_file or 'in the answer of --json'}"
            + (f"; {', '.join(sectors)} rises from {rises}" if sectors else ""),
            f"Next: majlis threat rates {self.nation}",
        ]
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("evidence.write")
def synthesize(command: SynthesizeCommand, world: World) -> SynthesizeResult:
    """Make the stream, add it as evidence, and keep its true rates beside it.

    Raises
    ------
    InputError
        If the nation is not synthetic, or the window is wrong; nothing was written.
    ConflictError
        If there is a synthetic stream already; nothing was written.
    """
    from majlis.evidence import synthesis
    from majlis.evidence.addition import Addition

    kept = keeping(command.nation, world)
    header = kept.place.header()
    if not header.synthetic:
        raise InputError(
            f"{header.name} is not a synthetic nation",
            why="invented incidents among real ones would be taken for real",
            mend="make a synthetic nation: majlis nation synthesize DIR",
            code="evidence.real-nation",
        )
    today = world.now().date()
    window = Window.parse(command.window, where="option --window") if command.window else _recent(today)
    stream = synthesis.synthesize(window=window, seed=command.seed)
    addition = Addition(
        name=synthesis.NAME,
        window=window,
        added=format_instant(world.now().replace(microsecond=0)),
        format="csv",
        sectors=(),
        kinds=(),
        columns={},
        sheet="",
        dates="",
        synthetic=True,
        marking=header.marking,
        replace=command.replace,
    )
    truth = tuple(
        TrueRateLine(
            sector=one.sector,
            kind=one.kind,
            per_month=one.per_month,
            later_per_month=one.later_per_month,
            rises=str(one.rises),
        )
        for one in stream.truth
    )
    about = {"synthetic": True, "seed": command.seed, "window": str(window), "unit": "reported incidents per month"}
    truth_file = ""
    if isinstance(kept, InDirectory):
        from majlis.evidence import files

        entry, _ = files.add_bytes(kept.path, stream.csv(), f"{synthesis.NAME}.csv", addition)
        rates = [one.model_dump() for one in truth]
        truth_file = f"evidence/{files.write_truth(kept.path, entry, {**about, 'rates': rates})}"
    else:
        from majlis.adapters.records.evidence import adding

        file = adding.File(f"{synthesis.NAME}.csv", stream.csv(), 0.0)
        entry = adding.add(kept.records, kept.code, file, addition, world.progress).entry
    return SynthesizeResult(
        nation=command.nation,
        synthetic=entry.synthetic,
        marking=str(entry.marking),
        source=entry.name,
        file=entry.file,
        truth_file=truth_file,
        window=str(window),
        seed=command.seed,
        sha256=entry.sha256,
        incidents=len(stream.rows),
        by_sector=counts(row[4] for row in stream.rows),
        truth=truth,
    )


def _recent(today: date) -> Window:
    end = today.replace(day=1)
    return Window(end.replace(year=end.year - _YEARS), end)
