"""Show one run, or the work that is to make it."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.work_line import WorkLine, work_line
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError
from majlis.kernel.marking import banded
from majlis.risk.result import RiskResult

if TYPE_CHECKING:
    from majlis.adapters.vault import Run


class ShowCommand(Command):
    """Which run to show."""

    run: str = Field(
        description="Id of the run or code of the work, or a beginning or end of it that only one has.",
    )


class ArrayLine(Part):
    """An array of the run."""

    name: str
    dtype: str
    shape: tuple[int, ...]
    unit: str
    axes: tuple[str, ...]


class ShowResult(Result):
    """A run: what was asked, what went in, what came out. Every file was verified. Or the work that has made none."""

    id: str = Field(description="Id of the run in the vault; this and what follows is empty for work without a run.")
    sha256: str = Field(default="", description="Hash of the result.")
    act: str
    when: str = ""
    seconds: float = 0.0
    majlis: str = Field(default="", description="Version that computed it.")
    path: str = Field(default="", description="Where it lies.")
    command: dict[str, str | int | None]
    inputs: dict[str, str] = Field(description="Hashes of what went in.")
    arrays: tuple[ArrayLine, ...] = ()
    synthetic: bool
    work: WorkLine | None = Field(default=None, description="The work that made it or is to; none for a directory's.")
    assessment: RiskResult | None = None

    def text(self) -> str:
        """Return the report, and where it comes from."""
        from majlis.risk.report import report

        if self.assessment is None:
            lines = [*(self.work.lines() if self.work else ()), f"Asked   {self._asked()}", *self._inputs()]
            return banded("\n".join(lines), synthetic=self.synthetic)
        return "\n".join(
            [
                report(self.assessment),
                "",
                f"Run     {self.id}, {self.when}, {self.seconds:.1f} s, Majlis {self.majlis}",
                *(self.work.lines() if self.work else ()),
                f"Asked   {self._asked()}",
                *self._inputs(),
                f"{'Result':10} {self.sha256}",
                f"Arrays  {len(self.arrays)} in {self.path}",
            ]
        )

    def _asked(self) -> str:
        return ", ".join(f"{name} {value}" for name, value in self.command.items() if value is not None)

    def _inputs(self) -> list[str]:
        return [f"{name.capitalize():10} {sha256}" for name, sha256 in self.inputs.items()]


@act("run.read")
def show(command: ShowCommand, world: World) -> ShowResult:
    """Show a run, after verifying every file of it; or how far the work is that is to make it, or why it failed."""
    try:
        run = world.vault.read_run(command.run)
    except NotFoundError:
        if not world.has_records:
            raise
        return _of_work(command.run, world)
    return _of_run(run, _maker(run, world))


def _of_work(text: str, world: World) -> ShowResult:
    records = world.records
    from majlis.adapters.records import runs

    found = runs.find(records, text)
    line = work_line(found, world.now())
    if found.vault_run:
        return _of_run(world.vault.read_run(found.vault_run), line)
    return ShowResult(
        id="",
        act=found.order.act,
        command=_told(found.order.command),
        inputs=dict(found.order.inputs),
        synthetic=found.order.synthetic,
        work=line,
    )


def _told(command: Mapping[str, Any]) -> dict[str, str | int | None]:
    """Return what was asked; of an errand what its act is told. What is no single value stands as JSON."""
    values = command.get("values", command)
    return {
        name: value if isinstance(value, str | int | None) else json.dumps(value, ensure_ascii=False)
        for name, value in values.items()
    }


def _maker(run: "Run", world: World) -> WorkLine | None:
    """Return the work that made a run, where the records have it."""
    code = str(run.run.get("work", ""))
    if not code or not world.has_records:
        return None
    records = world.records
    from majlis.adapters.records import runs

    try:
        return work_line(runs.find(records, code), world.now())
    except NotFoundError:
        return None


def _of_run(run: "Run", work: WorkLine | None) -> ShowResult:
    from majlis.adapters.vault.snapshots import result_of

    run.verify()
    arrays = run.manifest["arrays"]
    assessment = result_of(run)
    return ShowResult(
        id=run.id,
        sha256=run.result_sha256,
        act=run.act,
        when=run.run["when"],
        seconds=run.run["seconds"],
        majlis=run.manifest["majlis"],
        path=str(run.path),
        command=dict(run.command),
        inputs=dict(run.inputs),
        arrays=tuple(
            ArrayLine(name=name, **{key: facts[key] for key in ("dtype", "shape", "unit", "axes")})
            for name, facts in arrays.items()
        ),
        synthetic=assessment.synthetic,
        work=work,
        assessment=assessment,
    )
