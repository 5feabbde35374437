"""Hold the model against what has happened."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.options import NationText
from majlis.acts.world import World
from majlis.kernel.canonical import SAFE_INTEGER
from majlis.kernel.errors import InputError
from majlis.kernel.marking import SYNTHETIC_BAND
from majlis.risk.result import BackTest

REMOTE_YEARS = 200_000
"""Draws times years that are simulated at most while a page or a program waits."""


class CheckCommand(Command):
    """Which nation, which history, and how much to simulate."""

    nation: NationText
    history: Path | None = Field(
        default=None,
        description="CSV of past outages: day, service, people, hours. Default: the dossier's history.csv.",
    )
    window: str = Field(
        default="",
        description="FROM..TO in which those would have been noted; default: ten years to the last evidence.",
    )
    draws: int = Field(default=100, ge=2, le=10_000, description="Draws of the parameters we do not know.")
    years: int = Field(default=300, ge=10, le=1_000_000, description="Simulated years per draw.")
    seed: int = Field(default=1, ge=0, le=SAFE_INTEGER, description="Seed of all random numbers.")
    workers: int = Field(
        default=0, ge=0, le=256, description="Threads; 0 for all cores. The answer does not depend on it."
    )
    as_of: date | None = Field(default=None, description="Use only what was known before this day, like 2025-07-01.")
    people: int = Field(default=1_000_000, ge=1, description="Headline: more than so many people.")
    hours: int = Field(default=24, ge=1, le=8760, description="Headline: without service for at least so many hours.")


class CheckResult(Result):
    """Expected against observed, threshold by threshold."""

    nation: str
    synthetic: bool
    window: str = Field(description="Days of the history, FROM..TO.")
    years: float = Field(description="Length of the history, years.")
    tests: tuple[BackTest, ...]

    @property
    def agrees(self) -> bool:
        """Whether every threshold agrees."""
        return all(test.agrees for test in self.tests)

    @property
    def exit_code(self) -> int:
        """1 where the model and history do not agree."""
        return 0 if self.agrees else 1

    def text(self) -> str:
        """Return the comparison as a table."""
        wide = max(len(test.name) for test in self.tests)
        lines = [SYNTHETIC_BAND] if self.synthetic else []
        lines += [f"{self.nation}: events in {self.years:.1f} years ({self.window})", ""]
        lines.append(f"{'event':{wide}}  observed  expected (5-95 %)    rate permitted  agrees")
        for test in self.tests:
            span = f"{test.expected.mean:.2f} ({test.expected.low:.2f}-{test.expected.high:.2f})"
            rate = f"{test.permitted_rate_high:.2f} a year"
            lines.append(
                f"{test.name:{wide}}  {test.observed:8}  {span:19}  {rate:>14}  {'yes' if test.agrees else 'NO'}"
            )
        verdict = (
            "The model agrees with this history." if self.agrees else "The model does not agree with this history."
        )
        return "\n".join([*lines, "", verdict, "Rate permitted: the largest rate that so few events permit at 95 %."])


@act("risk.run")
def check(command: CheckCommand, world: World) -> CheckResult:
    """Simulate the model as it stands and count events above each threshold."""
    from majlis.adapters.vault import catalogues
    from majlis.risk.assessment import run
    from majlis.risk.backtest import backtest
    from majlis.risk.campaigns import campaign_types
    from majlis.risk.case import Question, case
    from majlis.risk.files import find_history
    from majlis.risk.simulate import Size

    if world.actor.remote and command.draws * command.years > REMOTE_YEARS:
        raise InputError(
            f"over the network at most {REMOTE_YEARS:,} years are simulated at once",
            where="option --years",
            mend="ask for fewer draws or years; a larger check is made at the machine",
            code="risk.too-long",
        )
    question = Question(as_of=command.as_of, people=command.people, hours=command.hours)
    place = world.place(command.nation)
    evidence = replace(place.evidence(command.as_of), catalogue=catalogues.current(world.vault).vulnerabilities)
    found = case(place.nation(), evidence, place.parameters(), campaign_types(), question)
    history = find_history(command.history, place.history, command.window, last=found.data_to)
    if history is None:
        raise InputError(
            "there is no history to hold the model against",
            where="option --history",
            mend="give a CSV with the columns day, service, people, hours; with no rows it says that nothing happened",
            code="risk.no-history",
        )
    with world.progress("simulating years", command.draws * command.years) as advance:
        done = run(found.inputs, Size(command.seed, command.draws, command.years, command.workers, advance=advance))
    return CheckResult(
        nation=found.nation.name,
        synthetic=found.nation.synthetic,
        window=str(history.window),
        years=history.years,
        tests=backtest(done.losses, history, people=command.people, hours=command.hours),
    )
