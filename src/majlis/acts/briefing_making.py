"""What the acts share that make the Council's briefing: which run it shows, what it is made of, in what forms."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from majlis.acts.options import parts as words_of
from majlis.acts.world import World
from majlis.adapters.vault import Run
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, PermissionDeniedError
from majlis.kernel.spelling import demand_known

if TYPE_CHECKING:
    from majlis.briefing import Document, Material
    from majlis.infrastructure.nation import Nation
    from majlis.risk.difference import Difference

ANNEX_PERMISSION = "briefing.annex"
FORMATS = (".pdf", ".html", ".docx")
PARTS_HELP = (
    "Which parts follow page 1, separated by commas: rates, loss, scenarios, share, map, change, assumptions, sources, "
    "read, trust. What the model leaves out and how to verify it always follow. Default: all."
)
_ASSESS = "risk assess"


def judge_out(out: Path) -> None:
    """See that a file can be written, in a form that documents have.

    Raises
    ------
    InputError, NotFoundError, ConflictError
        If its ending names no form, there is no such directory, or it is one.
    """
    if out.suffix not in FORMATS:
        raise InputError(
            f"{out.name!r} names no format that a briefing can have",
            where="OUT",
            mend=f"end it with {', '.join(FORMATS)}",
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


def judge_annex(world: World, *, wanted: bool) -> None:
    """See that who acts may see the assets by name, where they are wanted.

    Raises
    ------
    PermissionDeniedError
        If not.
    """
    if wanted and not world.actor.permissions & {ANNEX_PERMISSION, "*"}:
        raise PermissionDeniedError(
            f"{world.actor.name} may not see the assets by name",
            why=f"it needs the permission {ANNEX_PERMISSION}",
            mend="leave --annex-critical out, or ask an administrator",
        )


def judge_parts(texts: tuple[str, ...]) -> frozenset[str] | None:
    """Return the parts that are named; None where none is, which stands for all.

    Raises
    ------
    InputError
        If there is no such part.
    """
    from majlis.briefing.compose import PARTS

    named = words_of(texts)
    for name in named:
        demand_known("part of a briefing", name, PARTS, where="option --parts")
    return frozenset(named) or None


def run_named(name: str, nation: str, world: World) -> Run | None:
    """Return the run of that name, judged; None where no name is given.

    Raises
    ------
    NotFoundError, InputError
        If there is none, it is no assessment, or is one of another nation.
    """
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


def newest(label: str, nation: str, world: World) -> Run:
    """Return the newest assessment of a nation.

    Raises
    ------
    NotFoundError
        If there is none.
    """
    found = _latest(world.vault.run_ids(), nation, world)
    if found is None:
        raise NotFoundError(
            f"the nation {nation!r} has not been assessed yet",
            why="a briefing shows the result of an assessment",
            mend=f"run `majlis risk assess {label}` first",
            code="brief.no-run",
        )
    return found


def before(run: Run, nation: str, world: World) -> Run | None:
    """Return the assessment before a run; None where there is none."""
    return _latest(tuple(name for name in world.vault.run_ids() if name < run.id), nation, world)


def _latest(names: tuple[str, ...], nation: str, world: World) -> Run | None:
    runs = (world.vault.read_run(name) for name in reversed(names))
    return next((run for run in runs if run.act == _ASSESS and run.result["nation"]["id"] == nation), None)


def material_of(nation: "Nation", run: Run, earlier: Run | None, world: World, *, annexed: bool) -> "Material":
    """Return everything that a briefing of a run shows."""
    from majlis.adapters.vault.snapshots import result_of
    from majlis.briefing import Material, Occasion, Place
    from majlis.kernel.times import parse_instant
    from majlis.risk.result import Annex

    return Material(
        result=result_of(run),
        occasion=Occasion(run.id, run.result_sha256, parse_instant(run.run["when"]), nation.header.time_zone),
        previous=result_of(earlier) if earlier else None,
        difference=_difference(earlier, run, world) if earlier else None,
        annex=Annex.model_validate(run.document("annex.json")) if annexed else None,
        places={area.id: Place(area.latitude, area.longitude) for area in nation.areas},
    )


def _difference(earlier: Run, run: Run, world: World) -> "Difference | None":
    """Return why two runs differ: as a worker computed it, or, for who sits at the machine, computed now.

    To compute it takes as long as some assessments. Who asks from afar has a worker do it, on the result's page.
    """
    from majlis.adapters.vault.snapshots import explain
    from majlis.adapters.worker.checks import known_difference

    found = known_difference(world.records, world.vault, earlier, run) if world.has_records else None
    return found if found or world.actor.remote else explain(earlier, run, world.vault)


class Wanted(Protocol):
    """What a command says of the briefing that it wants."""

    @property
    def nation(self) -> str:
        """What the nation is found by."""

    @property
    def run(self) -> str:
        """Run to show; empty for the newest."""

    @property
    def previous(self) -> str:
        """Run to compare with; empty for the one before."""

    @property
    def annex_critical(self) -> bool:
        """Whether assets by name are wanted."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a briefing is made of.

    Attributes
    ----------
    nation : Nation
        As it is now.
    run : Run
    earlier : Run or None
        The run that it is compared with.
    material : Material
    """

    nation: "Nation"
    run: Run
    earlier: Run | None
    material: "Material"


def chosen(wanted: Wanted, world: World) -> Chosen:
    """Choose what a briefing shows.

    Raises
    ------
    NotFoundError, InputError, PermissionDeniedError
        As in :func:`judge_annex`, :func:`run_named` and :func:`newest`.
    """
    judge_annex(world, wanted=wanted.annex_critical)
    place = world.place(wanted.nation)
    nation = place.nation()
    name = nation.header.id
    run = run_named(wanted.run, name, world) or newest(place.label, name, world)
    earlier = run_named(wanted.previous, name, world) or before(run, name, world)
    material = material_of(nation, run, earlier, world, annexed=wanted.annex_critical)
    return Chosen(nation, run, earlier, material)


def writer(suffix: str) -> "Callable[[Document], bytes]":
    """Return what writes a document in the form of a file name's ending."""
    from majlis.briefing.docx import docx
    from majlis.briefing.html import html
    from majlis.briefing.pdf import pdf

    return {".pdf": pdf, ".docx": docx, ".html": lambda document: html(document).encode()}[suffix]


def every_form(document: "Document") -> dict[str, bytes]:
    """Return a document in every form in which documents are kept; ``page`` is what is shown within a page."""
    from majlis.briefing.html import body

    files = {suffix.removeprefix("."): writer(suffix)(document) for suffix in FORMATS}
    return {**files, "page": body(document).encode()}


def put(path: Path, data: bytes) -> None:
    """Write the whole file or none of it."""
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
