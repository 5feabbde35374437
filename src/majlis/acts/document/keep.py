"""Compose a briefing from its parts and keep it, until a second person releases it."""

from pydantic import Field

from majlis.acts import briefing_making as making
from majlis.acts.act import Command, act
from majlis.acts.document_lines import DocumentResult, result_of
from majlis.acts.options import NationCode
from majlis.acts.texts import Line, Text
from majlis.acts.world import World
from majlis.kernel.marking import SYNTHETIC_BAND


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
    making.judge_annex(world, wanted=command.annex_critical)
    parts = making.judge_parts(command.parts)
    from majlis.adapters.records.documents import writing
    from majlis.briefing.compose import Words, compose

    place = world.place(command.nation)
    nation = place.nation()
    name = nation.header.id
    run = making.run_named(command.run, name, world) or making.newest(place.label, name, world)
    before = making.run_named(command.previous, name, world) or making.before(run, name, world)
    material = making.material_of(nation, run, before, world, annexed=command.annex_critical)
    now = world.now().replace(microsecond=0)
    words = Words(command.words, world.actor.name, now.date()) if command.words else None
    document = compose(material, parts, words)
    content = {
        "parts": sorted(parts) if parts is not None else [],
        "words": command.words,
        "previous": before.id if before else "",
        "annex": command.annex_critical,
        "headline": document.summary.headline,
        "band": SYNTHETIC_BAND if material.synthetic else "",
    }
    files = making.every_form(document)
    new = writing.New(
        name, "briefing", document.summary.headline, content, material.marking, material.synthetic, run=run.id
    )
    records = world.records
    told = writing.start(records, new)
    frozen = writing.Frozen(now, material.marking, "", files, told.revision)
    return result_of(writing.freeze(records, told.code, frozen))
