"""Compose a briefing from its parts and keep it, until a second person releases it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts import briefing_making as making
from majlis.acts.act import Command, act
from majlis.acts.document_lines import DocumentResult, result_of
from majlis.acts.options import NationCode
from majlis.acts.texts import Line, Text
from majlis.acts.world import World

if TYPE_CHECKING:
    from majlis.briefing import Document, Material


class KeepCommand(Command):
    """Which nation and run, which parts, and what is added in own words."""

    nation: NationCode
    run: Line = Field(default="", description="Run to show, by id. The nation's newest where it is left out.")
    previous: Line = Field(default="", description="Run to compare with, by id. The one before where it is left out.")
    parts: tuple[str, ...] = Field(default=(), max_length=20, description=making.PARTS_HELP)
    words: Text = Field(default="", description="What you add. It stands behind page 1, marked as your words.")
    annex_critical: bool = Field(
        default=False,
        description=f"Add the assets by name, marked TLP:RED. Needs the permission {making.ANNEX_PERMISSION}.",
    )


@dataclass(frozen=True, slots=True)
class Composed:
    """A briefing that was composed and is not kept yet.

    Attributes
    ----------
    document : Document
    material : Material
    nation, run, previous : str
        Code of the nation; ids of the run and of the one before, empty for none.
    """

    document: "Document"
    material: "Material"
    nation: str
    run: str
    previous: str


def composed(command: KeepCommand, world: World) -> Composed:
    """Compose a briefing as it would be kept, and keep nothing.

    Raises
    ------
    NotFoundError, InputError, PermissionDeniedError
        As in :func:`keep`.
    """
    parts = making.judge_parts(command.parts)
    from majlis.briefing.compose import Words, compose

    found = making.chosen(command, world)
    words = Words(command.words, world.actor.name, world.now().date()) if command.words else None
    document = compose(found.material, parts, words)
    previous = found.earlier.id if found.earlier else ""
    return Composed(document, found.material, found.nation.header.id, found.run.id, previous)


def previewed(command: KeepCommand, world: World) -> "Document":
    """Compose a briefing for who is about to keep it. Assets by name are seen here already, so that is noted.

    Raises
    ------
    NotFoundError, InputError, PermissionDeniedError
        As in :func:`keep`.
    """
    made = composed(command, world)
    if command.annex_critical:
        world.note("document preview", made.nation, detail={"run": made.run, "annex": True})
    return made.document


@act("document.write")
def keep(command: KeepCommand, world: World) -> DocumentResult:
    """Compose the briefing, freeze it, and keep it as PDF, Word and HTML.

    Raises
    ------
    NotFoundError
        If there is no nation or no run.
    InputError
        If the run is of another nation or no assessment, or there is no such part.
    PermissionDeniedError
        If the annex is asked for without permission.
    """
    made = composed(command, world)
    headline, material = made.document.summary.headline, made.material
    files = making.every_form(made.document)
    content = {
        "parts": list(command.parts),
        "words": command.words,
        "previous": made.previous,
        "annex": command.annex_critical,
    }
    records = world.records
    from majlis.adapters.records.documents import writing

    now = world.now().replace(microsecond=0)
    new = writing.New(made.nation, "briefing", headline, content, material.marking, material.synthetic, run=made.run)
    told = writing.start(records, new)
    frozen = writing.Frozen(now, material.marking, "", files, told.revision)
    return result_of(writing.freeze(records, told.code, frozen))
