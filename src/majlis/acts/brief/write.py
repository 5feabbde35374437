"""Write the Council's briefing as PDF, HTML or Word."""

import re
from pathlib import Path

from pydantic import Field

from majlis.acts import briefing_making as making
from majlis.acts.act import WRITES, Command, Result, act
from majlis.acts.leaving import Leaving, demand_leave
from majlis.acts.options import NationText
from majlis.acts.world import World
from majlis.kernel.marking import SYNTHETIC_BAND

ANNEX_PERMISSION = making.ANNEX_PERMISSION


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
    parts: tuple[str, ...] = Field(default=(), max_length=20, description=making.PARTS_HELP)


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
    making.judge_out(command.out)
    parts = making.judge_parts(command.parts)
    from majlis.briefing import compose
    from majlis.infrastructure.files import nation_hash

    found = making.chosen(command, world)
    material, run, name = found.material, found.run.id, found.nation.header.id
    document = compose(material, parts)
    key = f"{run} {command.out.suffix} {' '.join(sorted(parts or ()))}{' annex' if command.annex_critical else ''}"
    demand_leave(world, Leaving("brief write", name, document.marking, key, permission="briefing.write"))
    data = making.writer(command.out.suffix)(document)
    making.put(command.out, data)
    return BriefResult(
        out=str(command.out),
        synthetic=material.synthetic,
        marking=document.marking,
        run=run,
        previous=found.earlier.id if found.earlier else "",
        pages=len(re.findall(rb"/Type\s*/Page\b(?!s)", data)) if command.out.suffix == ".pdf" else None,
        words_on_page_1=document.summary.words,
        annex=material.annex is not None,
        nation_changed=nation_hash(found.nation) != material.result.nation.sha256,
    )
