"""Say what changed between two runs, and why."""

from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.work_line import records_of_work
from majlis.acts.world import World
from majlis.kernel.marking import SYNTHETIC_BAND

if TYPE_CHECKING:
    from majlis.adapters.vault import Run


class DiffCommand(Command):
    """Which two runs, the older first."""

    before: str = Field(description="Id of the older run, or a beginning or end of it that only one run has.")
    after: str = Field(description="Id of the newer run.")
    workers: int = Field(
        default=0, ge=0, le=256, description="Threads; 0 for all cores. The answer does not depend on it."
    )
    queue: bool = Field(default=False, description="Leave it to a worker, and say the code of its work.")


class StepLine(Part):
    """What one group of inputs, or one type of campaign, changed."""

    id: str
    name: str
    chance: float | None = Field(description="Change of the headline chance; none for campaigns.")
    aal: float = Field(description="Change of the annual loss, person-hours.")


class DiffResult(Result):
    """The change, group by group and campaign by campaign."""

    before: str
    after: str
    synthetic: bool
    chance_before: float
    chance_after: float
    aal_before: float = Field(description="Annual loss, person-hours.")
    aal_after: float = Field(description="Annual loss, person-hours.")
    within_uncertainty: bool = Field(description="Whether the change is smaller than half the narrower interval.")
    sentence: str
    groups: tuple[StepLine, ...] = Field(description="They sum to the whole change.")
    campaigns: tuple[StepLine, ...] = Field(description="They sum to the change of the annual loss.")
    work: str = Field(default="", description="Code of the work in the queue that will say why; the parts are empty.")

    def text(self) -> str:
        """Return the sentence and both accounts."""
        from majlis.risk.report import about, big

        lines = [SYNTHETIC_BAND] if self.synthetic else []
        change = self.aal_after - self.aal_before
        whole = _signed(change, big(abs(change)))
        lines += [
            f"{about(self.chance_before)} -> {about(self.chance_after)}",
            *([self.sentence] if self.sentence else []),
        ]
        if self.work:
            return "\n".join([*lines, f"Queued as {self.work}", f"Watch it with: majlis run watch {self.work}"])
        lines += [
            "",
            f"{'Because of':45} {'points':>8}  person-hours a year",
            *(
                f"  {line.name:43} {100 * (line.chance or 0):+8.2f}  {_signed(line.aal, big(abs(line.aal)))}"
                for line in self.groups
            ),
            f"  {'together':43} {100 * (self.chance_after - self.chance_before):+8.2f}  {whole}",
            "",
            "By kind of campaign, person-hours a year",
            *(f"  {line.name:43} {_signed(line.aal, big(abs(line.aal)))}" for line in self.campaigns if line.aal),
        ]
        return "\n".join(lines)


def _signed(value: float, words: str) -> str:
    return f"{'-' if value < 0 else '+'}{words}"


@act("run.read")
def diff(command: DiffCommand, world: World) -> DiffResult:
    """Explain the change from one run to another; what lies between is simulated with common random numbers.

    Raises
    ------
    NotFoundError
        If there is no such run; with ``--queue`` also if no work of the records made the newer one.
    """
    from majlis.adapters.vault.snapshots import explain

    older, newer = world.vault.read_run(command.before), world.vault.read_run(command.after)
    if command.queue:
        return _queued(older, newer, world)
    found = explain(older, newer, world.vault, workers=command.workers)
    names = {share["id"]: share["name"] for run in (older, newer) for share in run.result["by_campaign"]}
    return DiffResult(
        before=older.id,
        after=newer.id,
        synthetic=_synthetic(older, newer),
        chance_before=found.before,
        chance_after=found.after,
        aal_before=found.aal_before,
        aal_after=found.aal_after,
        within_uncertainty=found.within_uncertainty,
        sentence=found.sentence,
        groups=tuple(StepLine(id=s.group, name=s.name, chance=s.chance, aal=s.aal) for s in found.steps),
        campaigns=tuple(StepLine(id=key, name=names[key], chance=None, aal=change) for key, change in found.campaigns),
    )


def _synthetic(older: "Run", newer: "Run") -> bool:
    return bool(older.result["nation"]["synthetic"] or newer.result["nation"]["synthetic"])


def _queued(older: "Run", newer: "Run", world: World) -> DiffResult:
    records = records_of_work(world)
    from majlis.adapters.records import runs
    from majlis.adapters.vault.snapshots import result_of
    from majlis.adapters.worker.checks import DIFF, order_again
    from majlis.risk.difference import within

    made = runs.find(records, newer.id)
    code = runs.queue(records, order_again(DIFF, made, before=older.id))
    before, after = result_of(older), result_of(newer)
    return DiffResult(
        before=older.id,
        after=newer.id,
        synthetic=_synthetic(older, newer),
        chance_before=before.headline.chance.mean,
        chance_after=after.headline.chance.mean,
        aal_before=before.aal.mean,
        aal_after=after.aal.mean,
        within_uncertainty=within(before, after),
        sentence="",
        groups=(),
        campaigns=(),
        work=code,
    )
