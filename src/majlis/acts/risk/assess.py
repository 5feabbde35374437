"""Assess the national risk from evidence and infrastructure."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.options import NationText
from majlis.acts.world import World
from majlis.kernel.canonical import SAFE_INTEGER
from majlis.kernel.marking import banded
from majlis.risk.result import RiskResult

if TYPE_CHECKING:
    from majlis.adapters.places import Place
    from majlis.adapters.vault import Run
    from majlis.adapters.worker.assessment import Task


class AssessCommand(Command):
    """Which nation, how much to simulate, and what to ask."""

    nation: NationText
    draws: int = Field(default=100, ge=2, le=10_000, description="Draws of the parameters we do not know.")
    years: int = Field(default=1000, ge=10, le=1_000_000, description="Simulated years per draw.")
    seed: int = Field(default=1, ge=0, le=SAFE_INTEGER, description="Seed of all random numbers.")
    workers: int = Field(
        default=0, ge=0, le=256, description="Threads; 0 for all cores. The answer does not depend on it."
    )
    as_of: date | None = Field(default=None, description="Use only what was known before this day, like 2025-07-01.")
    people: int = Field(default=1_000_000, ge=1, description="Headline: more than so many people.")
    hours: int = Field(default=24, ge=1, le=8760, description="Headline: without service for at least so many hours.")
    history: Path | None = Field(
        default=None,
        description="CSV of past outages: day, service, people, hours. Default: the dossier's history.csv.",
    )
    window: str = Field(
        default="",
        description="FROM..TO in which those would have been noted; default: ten years to the last evidence.",
    )
    queue: bool = Field(default=False, description="Leave it to a worker: pin what it is made from, and say its code.")


class AssessResult(Result):
    """A run of the vault and what it says; or, with ``--queue``, the code of the work that will make one."""

    id: str = Field(description="Id of the run in the vault; empty where it is queued.")
    sha256: str = Field(description="Hash of the result: what a replay must reproduce; empty where it is queued.")
    work: str = Field(description="Code of the work in the queue; empty where the assessment was made at once.")
    synthetic: bool
    assessment: RiskResult | None = Field(description="None where it is queued.")
    nation: str = Field(exclude=True, description="What the nation was called in the command.")

    def text(self) -> str:
        """Return the headline, the main figures, and what they rest on."""
        from majlis.risk.report import report

        if self.assessment is None:
            lines = [f"Queued as {self.work}", f"Watch it with: majlis run watch {self.work}"]
            return banded("\n".join(lines), synthetic=self.synthetic)
        lines = [report(self.assessment), "", f"Run {self.id}", f"Hash {self.sha256}"]
        return "\n".join([*lines, f"Next: majlis brief {self.nation} briefing.pdf"])


@act("risk.run")
def assess(command: AssessCommand, world: World) -> AssessResult:
    """Assess, and keep the run with all it was made from in the vault.

    What is in the records leaves a row that others can watch; a directory needs no records, unless it is queued.
    """
    from majlis.adapters.vault.snapshots import result_of

    place = world.place(command.nation)
    task = _task(command, world, place)
    synthetic = task.order.synthetic
    if command.queue:
        records = world.records
        from majlis.adapters.records import runs

        code = runs.queue(records, task.order)
        return AssessResult(id="", sha256="", work=code, synthetic=synthetic, assessment=None, nation=command.nation)
    run = _run(command, world, task, place)
    return AssessResult(
        id=run.id,
        sha256=run.result_sha256,
        work="",
        synthetic=synthetic,
        assessment=result_of(run),
        nation=command.nation,
    )


def _task(command: AssessCommand, world: World, place: "Place") -> "Task":
    """Pin what it is made from; the place of the nation and the workers are no part of what is asked."""
    from majlis.adapters.places.keep import keep_case
    from majlis.adapters.worker.assessment import task_of
    from majlis.risk.case import Question
    from majlis.risk.files import find_history

    question = Question(as_of=command.as_of, people=command.people, hours=command.hours)
    kept = keep_case(world.vault, place, question)
    history = find_history(command.history, place.history, command.window, last=kept.case.data_to)
    asked = command.model_dump(mode="json", exclude={"nation", "workers", "history", "window", "queue"})
    return task_of(world.vault, kept, asked, history)


def _run(command: AssessCommand, world: World, task: "Task", place: "Place") -> "Run":
    from majlis.adapters.places.directory import DirectoryPlace
    from majlis.adapters.worker.assessment import LABEL, compute
    from majlis.risk.simulate import Size

    if world.has_records and not isinstance(place, DirectoryPlace):
        records = world.records
        from majlis.adapters.worker.perform import Bench, at_once, this_process

        return at_once(Bench(records, world.vault, world.progress, command.workers), task, this_process())
    with world.progress(LABEL, task.total) as advance:
        size = Size(command.seed, command.draws, command.years, workers=command.workers, advance=advance)
        draft = compute(task, size, now=world.now(), facts={})
    return world.vault.write_run(draft, now=world.now())
