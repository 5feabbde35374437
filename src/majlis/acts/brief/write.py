"""Write the Council's briefing as PDF, HTML or Word."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import WRITES, Command, Result, act
from majlis.acts.options import NationText
from majlis.acts.world import World
from majlis.adapters.vault import Run
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, PermissionDeniedError
from majlis.kernel.marking import SYNTHETIC_BAND

if TYPE_CHECKING:
    from majlis.briefing import Document, Material
    from majlis.infrastructure.nation import Nation

ANNEX_PERMISSION = "briefing.annex"
_ASSESS = "risk assess"
_FORMATS = (".pdf", ".html", ".docx")


class BriefCommand(Command):
    """Which nation, and where the briefing goes."""

    nation: NationText
    out: Path = Field(
        description="File to write: .pdf, .html or .docx. One that is there is replaced.", json_schema_extra=WRITES
    )
    run: str = Field(default="", description="Run to show, by id. The nation's newest where it is left out.")
    previous: str = Field(default="", description="Run to compare with, by id. The one before where it is left out.")
    annex_critical: bool = Field(
        default=False, description=f"Add the assets by name, marked TLP:RED. Needs the permission {ANNEX_PERMISSION}."
    )


class BriefResult(Result):
    """Where the briefing lies and what it shows."""

    out: str
    synthetic: bool
    marking: str
    run: str
    previous: str = Field(description="Run that it was compared with; empty where there is none.")
    pages: int | None = Field(description="Pages of a PDF; none otherwise.")
    words_on_page_1: int
    annex: bool
    nation_changed: bool = Field(description="Whether the nation is no longer what was assessed.")

    def text(self) -> str:
        """Return where the briefing lies."""
        lines = [SYNTHETIC_BAND, ""] if self.synthetic else []
        size = f"{self.pages} pages, " if self.pages else ""
        lines += [
            f"{'Briefing':<10}{self.out}",
            f"{'':<10}{size}{self.words_on_page_1} words on page 1, {self.marking}",
            f"{'Run':<10}{self.run}",
            f"{'Compared':<10}{self.previous or 'with nothing: there is no earlier run'}",
        ]
        if self.annex:
            lines.append(f"{'Annex':<10}assets by name: for the named recipients only")
        if self.nation_changed:
            lines.append("The nation has changed since this run; `majlis risk assess` takes the change in.")
        return "\n".join(lines)


@act("briefing.write")
def write(command: BriefCommand, world: World) -> BriefResult:
    """Compose the briefing of a run and write it.

    Raises
    ------
    InputError
        If the file name names no known format, or the run is of another nation or no assessment.
    NotFoundError
        If there is no nation, no run, or no directory to write to.
    PermissionDeniedError
        If the annex is asked for without permission.
    """
    _judge_out(command.out)
    if command.annex_critical and not world.actor.permissions & {ANNEX_PERMISSION, "*"}:
        raise PermissionDeniedError(
            f"{world.actor.name} may not see the assets by name",
            why=f"it needs the permission {ANNEX_PERMISSION}",
            mend="leave --annex-critical out, or ask an administrator",
        )
    from majlis.briefing import compose
    from majlis.infrastructure.files import nation_hash

    place = world.place(command.nation)
    nation = place.nation()
    run = _run(command.run, nation.header.id, world) or _newest(place.label, nation.header.id, world)
    before = _run(command.previous, nation.header.id, world) or _before(run, nation.header.id, world)
    material = _material(nation, run, before, world, annexed=command.annex_critical)
    document = compose(material)
    data = _writer(command.out.suffix)(document)
    _put(command.out, data)
    return BriefResult(
        out=str(command.out),
        synthetic=material.synthetic,
        marking=document.marking,
        run=run.id,
        previous=before.id if before else "",
        pages=len(re.findall(rb"/Type\s*/Page\b(?!s)", data)) if command.out.suffix == ".pdf" else None,
        words_on_page_1=document.summary.words,
        annex=material.annex is not None,
        nation_changed=nation_hash(nation) != material.result.nation.sha256,
    )


def _judge_out(out: Path) -> None:
    if out.suffix not in _FORMATS:
        raise InputError(
            f"{out.name!r} names no format that a briefing can have",
            where="OUT",
            mend=f"end it with {', '.join(_FORMATS)}",
            code="brief.format",
        )
    if not out.parent.is_dir():
        raise NotFoundError(
            f"there is no directory {out.parent}", where="OUT", mend="make it first", code="brief.directory"
        )
    if out.is_dir():
        raise ConflictError(
            f"{out} is a directory", where="OUT", mend="give the name of a file", code="brief.is-directory"
        )


def _run(name: str, nation: str, world: World) -> Run | None:
    """Return the run of that name, judged; None where no name is given."""
    if not name:
        return None
    run = world.vault.read_run(name)
    if run.act != _ASSESS:
        raise InputError(
            f"run {run.id} is no assessment but `{run.act}`",
            mend="`majlis run list` shows the runs",
            code="brief.no-assessment",
        )
    assessed = run.result["nation"]["id"]
    if assessed != nation:
        raise InputError(
            f"run {run.id} is of the nation {assessed!r}, not of {nation!r}",
            why="a briefing shows one nation",
            mend="`majlis run list` shows the runs",
            code="brief.other-nation",
        )
    return run


def _newest(label: str, nation: str, world: World) -> Run:
    found = _latest(world.vault.run_ids(), nation, world)
    if found is None:
        raise NotFoundError(
            f"the nation {nation!r} has not been assessed yet",
            why="a briefing shows the result of an assessment",
            mend=f"run `majlis risk assess {label}` first",
            code="brief.no-run",
        )
    return found


def _before(run: Run, nation: str, world: World) -> Run | None:
    return _latest(tuple(name for name in world.vault.run_ids() if name < run.id), nation, world)


def _latest(names: tuple[str, ...], nation: str, world: World) -> Run | None:
    runs = (world.vault.read_run(name) for name in reversed(names))
    return next((run for run in runs if run.act == _ASSESS and run.result["nation"]["id"] == nation), None)


def _material(nation: "Nation", run: Run, before: Run | None, world: World, *, annexed: bool) -> "Material":
    from majlis.adapters.vault.snapshots import explain, result_of
    from majlis.briefing import Material, Occasion, Place
    from majlis.kernel.times import parse_instant
    from majlis.risk.result import Annex

    return Material(
        result=result_of(run),
        occasion=Occasion(run.id, run.result_sha256, parse_instant(run.run["when"]), nation.header.time_zone),
        previous=result_of(before) if before else None,
        difference=explain(before, run, world.vault) if before else None,
        annex=Annex.model_validate(run.document("annex.json")) if annexed else None,
        places={area.id: Place(area.latitude, area.longitude) for area in nation.areas},
    )


def _writer(suffix: str) -> "Callable[[Document], bytes]":
    from majlis.briefing.docx import docx
    from majlis.briefing.html import html
    from majlis.briefing.pdf import pdf

    return {".pdf": pdf, ".docx": docx, ".html": lambda document: html(document).encode()}[suffix]


def _put(path: Path, data: bytes) -> None:
    """Write the whole file or none of it."""
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
