"""Pin evidence to a motion, an item or a paper: by the hash of its content, with its exact numbers."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.motion_lines import EvidenceLine, evidence_line
from majlis.acts.pinning import Kind, content_of, figure_rows
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.marking import banded

SHOWN = 12
"""Figures that a text shows."""


class PinCommand(Command):
    """What is pinned, and to what."""

    place: str = Field(max_length=40, description="Code of the motion, item or paper, like MOT-2026-0009.")
    kind: Kind = Field(description="run, chart, incident or document.")
    reference: str = Field(
        max_length=80,
        description="Id of the run; RUN/NAME of a chart, like 7f3a/curve; code of the incident or document.",
    )
    label: Line = Field(default="", description="What it shows, in words. Default: what it is.")


class PinResult(Result):
    """The evidence as it was pinned."""

    pinned: EvidenceLine
    synthetic: bool
    marking: str

    def text(self) -> str:
        """Return it with its numbers."""
        one = self.pinned
        lines = [f"Pinned to {one.place}:", one.text()]
        rows = figure_rows(one.figures)
        lines += [f"        {name}: {value}" for name, value in rows[:SHOWN]]
        lines += [f"        and {len(rows) - SHOWN} more" for _ in rows[SHOWN : SHOWN + 1]]
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("council.write")
def pin(command: PinCommand, world: World) -> PinResult:
    """Pin it. What is found later under this name is compared with the hash.

    Raises
    ------
    NotFoundError
        If there is no such place or evidence that who acts may see.
    InputError
        If the place takes no evidence, or the run has no such chart.
    ConflictError
        If it is pinned already, the motion was put, or synthetic evidence would reach a real body.
    """
    content = content_of(world, command.kind, command.reference, command.label)
    records = world.records
    from majlis.adapters.records.council import evidence

    number = evidence.pin(records, command.place, content)
    found = next(one for one in evidence.pins(records, command.place) if one.number == number)
    return PinResult(pinned=evidence_line(found), synthetic=content.synthetic, marking=str(content.marking))
