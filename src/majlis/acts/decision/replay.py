"""Compute the runs that a decision rests on again, and compare all its evidence with what was pinned."""

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.decision_lines import decision_of
from majlis.acts.motion_lines import DecisionCode, EvidenceLine
from majlis.acts.pinning import now_hash, run_of
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError
from majlis.kernel.marking import banded


class ReplayCommand(Command):
    """Which decision."""

    decision: DecisionCode
    workers: int = Field(
        default=0, ge=0, le=256, description="Threads; 0 for all cores. The answer does not depend on it."
    )
    compute: bool = Field(default=True, description="Compute the runs again; otherwise only compare hashes.")


class ReplayLine(Part):
    """A piece of evidence, looked at again."""

    kind: str
    reference: str
    label: str
    pinned: str = Field(description="Hash as it was pinned.")
    now: str = Field(description="Hash as it is now; empty where it is gone or you may not see it.")
    computed: bool = Field(description="Whether the run was computed again.")
    differs: tuple[str, ...] = Field(description="Parts of the run that came out differently.")

    @property
    def equal(self) -> bool:
        """Whether it is what was pinned."""
        return self.pinned == self.now and not self.differs

    def text(self) -> str:
        """Return it as one line."""
        if self.equal:
            how = "computed again: the same" if self.computed else "the same"
        elif self.differs:
            how = f"computed again: DIFFERENT in {', '.join(self.differs)}"
        else:
            how = "GONE" if not self.now else "CHANGED since it was pinned"
        return f"  {self.kind:<9} {self.reference}  {how}"


class ReplayResult(Result):
    """Whether the evidence of a decision stands."""

    decision: str
    lines: tuple[ReplayLine, ...]
    equal: bool
    synthetic: bool
    marking: str

    @property
    def exit_code(self) -> int:
        """1 where something differs."""
        return int(not self.equal)

    def text(self) -> str:
        """Return the verdict and a line for each piece."""
        if not self.lines:
            return banded(f"{self.decision} rests on no evidence that you may see.", synthetic=self.synthetic)
        verdict = "all evidence is what was pinned." if self.equal else "NOT all evidence is what was pinned:"
        return banded(
            "\n".join([f"{self.decision}: {verdict}", *(line.text() for line in self.lines)]), synthetic=self.synthetic
        )


@act("council.read")
def replay(command: ReplayCommand, world: World) -> ReplayResult:
    """Look at all evidence again.

    Raises
    ------
    NotFoundError
        If there is no such decision.
    """
    found = decision_of(world, command.decision)
    again: dict[str, tuple[str, ...]] = {}
    lines = tuple(_looked_at(world, command, one, again) for one in found.evidence)
    return ReplayResult(
        decision=found.decision.code,
        lines=lines,
        equal=all(line.equal for line in lines),
        synthetic=found.synthetic,
        marking=found.marking,
    )


def _looked_at(
    world: World, command: ReplayCommand, one: EvidenceLine, again: dict[str, tuple[str, ...]]
) -> ReplayLine:
    differs: tuple[str, ...] = ()
    computed = False
    if command.compute and one.kind in {"run", "chart"}:
        run = run_of(one.reference)
        computed = run in again or _compute(world, command, run, again)
        differs = _of_part(again.get(run, ()), one.reference)
    return ReplayLine(
        kind=one.kind,
        reference=one.reference,
        label=one.label,
        pinned=one.sha256,
        now=now_hash(world, one.kind, one.reference),
        computed=computed,
        differs=differs,
    )


def _of_part(differs: tuple[str, ...], reference: str) -> tuple[str, ...]:
    """Return what differs of a run, or of the one part of it that a chart shows."""
    part = reference.partition("/")[2]
    return tuple(name for name in differs if not part or name == part)


def _compute(world: World, command: ReplayCommand, name: str, again: dict[str, tuple[str, ...]]) -> bool:
    """Compute a run again; tell whether it could be done: it may be gone, or be no assessment."""
    from majlis.adapters.worker.checks import replayed
    from majlis.risk.simulate import Size

    try:
        run = world.vault.read_run(name)
        asked = run.command
        with world.progress("simulating years", asked["draws"] * asked["years"]) as advance:
            size = Size(asked["seed"], asked["draws"], asked["years"], workers=command.workers, advance=advance)
            again[name] = replayed(world.vault, run, size).differs
    except (NotFoundError, KeyError):
        return False
    return True
