"""List the runs in the vault, and the work that has made none."""

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.work_line import WorkLine, work_line
from majlis.acts.world import World
from majlis.kernel.errors import IntegrityError
from majlis.kernel.marking import Marking, banded, join_all

_WIDTH = 44
"""Of the column of chances, characters."""


class ListCommand(Command):
    """Which runs to list."""

    last: int = Field(default=20, ge=1, description="At most so many runs, and so much work: the newest.")


class RunLine(Part):
    """One run."""

    id: str
    act: str
    when: str = Field(description="Instant, UTC.")
    nation: str
    nation_id: str
    nation_sha256: str
    synthetic: bool
    seed: int
    draws: int
    years: int = Field(description="Simulated years per draw.")
    data_to: str = Field(description="First day that no evidence reaches.")
    chance: float = Field(description="Headline chance in 12 months, 0 to 1.")
    chance_low: float = Field(description="5 % of what we know of it.")
    chance_high: float = Field(description="95 % of what we know of it.")
    seconds: float = Field(description="How long it took, seconds.")
    marking: str


class ListResult(Result):
    """Runs, oldest first."""

    synthetic: bool
    marking: str = Field(description="Strictest marking of what is listed.")
    total: int = Field(description="Number of runs in the vault.")
    runs: tuple[RunLine, ...]
    damaged: tuple[str, ...] = Field(description="Runs that cannot be read, each with its reason.")
    work: tuple[WorkLine, ...] = Field(description="Queued, running, failed and cancelled work, oldest first.")

    def text(self) -> str:
        """Return one line per run, and one per work that has made none."""
        if not self.runs and not self.damaged and not self.work:
            return "No runs yet. Make one with: majlis risk assess NATION"
        listed = "\n\n".join("\n".join(part) for part in (self._runs(), self._work()) if part)
        return banded(f"{listed}\n\nmarking: {self.marking}", synthetic=self.synthetic)

    def _runs(self) -> list[str]:
        from majlis.briefing.words import chance_range, one_in

        if not self.runs and not self.damaged:
            return []
        lines = [f"{'run':24}  {'data to':10}  {'chance within 12 months':{_WIDTH}}  {'simulated':18}  nation"]
        lines += [_line(run, one_in(run.chance), chance_range(run.chance_low, run.chance_high)) for run in self.runs]
        lines += [f"damaged: {line}" for line in self.damaged]
        older = self.total - len(self.runs) - len(self.damaged)
        if older:
            lines.append(f"({older} older {'run' if older == 1 else 'runs'}; see --last)")
        return lines

    def _work(self) -> list[str]:
        if not self.work:
            return []
        lines = [f"{'work':24}  {'queued':20}  {'by':12}  {'nation':28}  state"]
        return lines + [
            f"{work.code:24}  {work.queued_at[:19] + 'Z':20}  {work.requested_by:12}  {work.nation:28}  {work.told}"
            for work in self.work
        ]


def _line(run: RunLine, chance: str, low_to_high: str) -> str:
    told = f"{chance} ({low_to_high})"
    size = f"{run.draws} x {run.years}, seed {run.seed}"
    return f"{run.id:24}  {run.data_to:10}  {told:{_WIDTH}}  {size:18}  {run.nation} {run.nation_sha256[:6]}"


@act("run.read")
def list_(command: ListCommand, world: World) -> ListResult:
    """List the newest runs; their arrays are not read. Where there are no records, none are made."""
    ids = world.vault.run_ids()
    found = []
    damaged = []
    for name in ids[-command.last :]:
        try:
            run = world.vault.read_run(name)
        except IntegrityError as error:
            damaged.append(error.fault.what)
            continue
        result, facts = run.result, run.run
        found.append(
            RunLine(
                id=run.id,
                act=run.act,
                when=facts["when"],
                nation=result["nation"]["name"],
                nation_id=result["nation"]["id"],
                nation_sha256=result["nation"]["sha256"],
                seed=result["seed"],
                draws=result["draws"],
                years=result["years"],
                synthetic=result["nation"]["synthetic"],
                data_to=result["data_to"],
                chance=result["headline"]["chance"]["mean"],
                chance_low=result["headline"]["chance"]["low"],
                chance_high=result["headline"]["chance"]["high"],
                seconds=facts["seconds"],
                marking=result["nation"]["marking"],
            )
        )
    work = _works(command.last, world)
    markings = [Marking.parse(text) for text in (*(run.marking for run in found), *(one.marking for one in work))]
    return ListResult(
        synthetic=any(run.synthetic for run in found) or any(one.synthetic for one in work),
        marking=str(join_all(markings)),
        total=len(ids),
        runs=tuple(found),
        damaged=tuple(damaged),
        work=work,
    )


def _works(last: int, world: World) -> tuple[WorkLine, ...]:
    if not world.has_records:
        return ()
    records = world.records
    from majlis.adapters.records import runs

    return tuple(work_line(work, world.now()) for work in runs.listed(records, last=last))
