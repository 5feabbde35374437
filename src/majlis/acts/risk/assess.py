"""Assess the national risk from evidence and infrastructure."""

import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.world import World
from majlis.kernel.canonical import SAFE_INTEGER
from majlis.risk.result import RiskResult

if TYPE_CHECKING:
    from majlis.adapters.vault import RunDraft
    from majlis.risk.assessment import Assessment


class AssessCommand(Command):
    """Which nation, how much to simulate, and what to ask."""

    nation: Path = Field(description="Directory of the nation's dossier.")
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


class AssessResult(Result):
    """A run of the vault and what it says."""

    id: str = Field(description="Id of the run in the vault.")
    sha256: str = Field(description="Hash of the result: what a replay must reproduce.")
    assessment: RiskResult

    def text(self) -> str:
        """Return the headline, the main figures, and what they rest on."""
        from majlis.risk.report import report

        return "\n".join([report(self.assessment), "", f"Run {self.id}", f"Hash {self.sha256}"])


@act("risk.run")
def assess(command: AssessCommand, world: World) -> AssessResult:
    """Assess, and keep the run with all it was made from in the vault."""
    from majlis.adapters.vault.snapshots import keep_case
    from majlis.risk.assessment import assess as compute
    from majlis.risk.case import Question
    from majlis.risk.files import find_history
    from majlis.risk.simulate import Size

    began = time.monotonic()
    question = Question(as_of=command.as_of, people=command.people, hours=command.hours)
    kept = keep_case(world.vault, command.nation, question)
    inputs = dict(kept.inputs)
    history = find_history(command.nation, command.history, command.window, last=kept.case.data_to)
    if history is not None:
        inputs["history"] = world.vault.keep_document("histories", history.document())
    with world.progress("simulating years", command.draws * command.years) as advance:
        size = Size(command.seed, command.draws, command.years, workers=command.workers, advance=advance)
        found = compute(kept.case, size, history=history)
    facts = {"seconds": round(time.monotonic() - began, 3), "workers": size.threads}
    run = world.vault.write_run(_draft(command, inputs, found, facts, world), now=world.now())
    return AssessResult(id=run.id, sha256=run.result_sha256, assessment=found.result)


def _draft(
    command: AssessCommand, inputs: dict[str, str], found: "Assessment", facts: dict[str, Any], world: World
) -> "RunDraft":
    """Return the run; the place of the dossier and the workers are no part of what is asked."""
    from majlis.adapters.vault import Array, RunDraft
    from majlis.kernel.times import format_instant

    asked = command.model_dump(mode="json", exclude={"nation", "workers", "history", "window"})
    return RunDraft(
        act="risk assess",
        command=asked,
        inputs=inputs,
        result=found.result.model_dump(mode="json"),
        run={"when": format_instant(world.now()), **facts},
        arrays=tuple(Array(table.name, table.values, table.unit, table.axes) for table in found.tables),
        documents={"annex.json": found.annex.model_dump(mode="json")},
    )
